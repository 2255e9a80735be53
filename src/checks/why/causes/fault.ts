import { isBad, isOverdue } from '../../../model/index.ts';
import type { Exchange, FaultEvent, FaultSpec } from '../../../model/index.ts';
import {
  echoesOf,
  nearnessOf,
  strengthOf,
  underWay,
  type Case,
  type Strength,
  type Suspect,
  type Suspicion,
} from '../case.ts';
import { markOf } from '../marks.ts';
import type { Seen } from '../stories.ts';
import { comparison, exchangeEvidence, figure, inTime } from '../words.ts';
import { can, delayOf, OF_THE_WAIT, statusOf, wrongWith } from './effects.ts';

/**
 * A fault acted on what the failing step waited for, or on the citizen’s window, and its kind can bring about what went
 * wrong: a delay answers nobody with 500. What others met and got through in spite of is none of its doing.
 */
export const fault: Suspect = (about) => {
  const found = namesIn(about).flatMap((name) => {
    const spec = about.plan.faults.find((one) => one.name === name);
    return [
      brokenBy(about, name, spec),
      delayedBy(about, name, spec),
      alteredBy(about, name, spec),
      onWindow(about, name, spec),
    ].filter((one) => one !== undefined);
  });
  return found.toSorted((a, b) => b.strength - a.strength || b.at - a.at)[0];
};

/** Faults that acted on this citizen. What touched their own line is no fault of the plan. */
function namesIn({ story, plan }: Case): string[] {
  const touched = story.exchanges.flatMap(({ event }) => event.fault?.split(', ') ?? []);
  const fired = story.firings.map(({ event }) => event.fault);
  const known = new Set([...plan.faults.map(({ name }) => name), ...fired]);
  return [...new Set([...touched, ...fired])].filter((name) => known.has(name));
}

/** An exchange came back as an error, or not at all, and the fault does such things. */
function brokenBy(about: Case, name: string, spec: FaultSpec | undefined): Suspicion | undefined {
  const broken = about.story.exchanges.flatMap((seen) => {
    const { event } = seen;
    const effect = wrongWith(event);
    if (!touches(event.fault, name) || !effect || !isBad(event) || isOverdue(event)) return [];
    const inferred = about.inferred.get(event);
    const status = statusOf(spec);
    const isOther = effect === 'error' && status !== undefined && status !== event.status;
    if (!inferred && (isOther || !can(spec, effect))) return [];
    const nearness = nearnessOf(about, event.step);
    const verdict = about.others.judge(markOf(event) ?? '', about.failure);
    const strength = strengthOf({ nearness, verdict });
    if (strength === undefined) return [];
    const isWeak = event.kind === 'asset' || inferred?.isShown === false;
    return [{ seen, strength: isWeak ? 2 : strength } as const];
  });
  const [worst] = broken.toReversed().toSorted((a, b) => b.strength - a.strength);
  if (!worst) return undefined;
  return suspicion(about, name, {
    strength: worst.strength,
    at: worst.seen.event.startedAt + worst.seen.event.durationMs,
    evidence: [...exchangeOf(about, worst.seen), ...firing(about, name), ...comparison(about)],
    how: 'broke what they asked the service for',
  });
}

/** The citizen waited for an exchange that the fault held up for most of that time. */
function delayedBy(about: Case, name: string, spec: FaultSpec | undefined): Suspicion | undefined {
  if (about.failure.code !== 'gave-up' && about.failure.code !== 'expectation-unmet') return undefined;
  // A page that leaves an error unread keeps the exchange open: the browser’s log has its status.
  const hasAnswered = echoesOf(about).some(
    ({ status }) => can(spec, 'error') && status === (statusOf(spec) ?? status),
  );
  const waited = about.failure.to - about.failure.from;
  const held = underWay(about).filter(({ event }) => touches(event.fault, name));
  const inferred = held.some(({ event }) => about.inferred.has(event));
  if (!inferred && !hasAnswered && !can(spec, 'delay') && !can(spec, 'silence')) return undefined;
  const [longest] = held.toSorted((a, b) => b.event.durationMs - a.event.durationMs);
  if (!longest || (!isOverdue(longest.event) && longest.event.durationMs < OF_THE_WAIT * waited))
    return undefined;
  const added = inferred ? undefined : delayOf(spec);
  if (added !== undefined && added * held.length < OF_THE_WAIT * waited) return undefined;
  return suspicion(about, name, {
    strength:
      about.failure.code === 'gave-up' && about.inferred.get(longest.event)?.isShown !== false ? 3 : 2,
    at: longest.event.startedAt,
    evidence: [...exchangeOf(about, longest), ...firing(about, name), ...comparison(about)],
    how: hasAnswered
      ? 'answered in the place of the service'
      : `held up an answer for most of the ${inTime(waited)} that they waited`,
  });
}

/** Answers looked well and were not: the fault changes what is in them. */
function alteredBy(about: Case, name: string, spec: FaultSpec | undefined): Suspicion | undefined {
  if (!can(spec, 'content') || about.failure.code === 'unreachable') return undefined;
  const altered = about.story.exchanges.filter(
    ({ event }) =>
      touches(event.fault, name) && !about.inferred.has(event) && !wrongWith(event) && !event.rejection,
  );
  const near = altered.filter(({ event }) => nearnessOf(about, event.step) !== 'before');
  const last = near.at(-1) ?? altered.at(-1);
  if (!last) return undefined;
  const verdict = about.others.judge(markOf(last.event) ?? '', about.failure);
  if (verdict === 'innocent') return undefined;
  const strength: Strength = near.length > 0 ? 3 : 2;
  return suspicion(about, name, {
    strength: about.failure.code === 'gave-up' ? 2 : strength,
    at: last.event.startedAt + last.event.durationMs,
    evidence: [exchangeEvidence(last), ...firing(about, name), ...comparison(about)],
    how: 'changed what the service had answered',
  });
}

/** It acted on the window, not on an exchange: a session that ended, a slow device, a clock that went wrong. */
function onWindow(about: Case, name: string, spec: FaultSpec | undefined): Suspicion | undefined {
  const { story, failure } = about;
  if (spec && !['expire', 'cpu', 'clock_skew', 'drop', 'offline'].includes(spec.kind)) return undefined;
  const acted = story.firings.findLast(
    ({ event }) => event.fault === name && event.url === undefined && event.t <= failure.to,
  );
  if (!acted || failure.code === 'unreachable' || failure.code === 'control-ambiguous') return undefined;
  if (spec?.kind === 'cpu' && failure.code !== 'gave-up') return undefined;
  // Others on whom it acted as well, and who got through, say that it does not stop a citizen here.
  const arms = armOf(about, name);
  if (arms === 'harmless') return undefined;
  return suspicion(about, name, {
    strength: arms === 'harmful' ? 3 : 2,
    at: acted.event.t,
    evidence: [firedEvidence(acted), ...comparison(about)],
    how: 'acted on their window',
  });
}

/** Whether those who were spared got through where those who were not failed. */
function armOf({ others, failure }: Case, name: string): 'harmful' | 'harmless' | 'unknown' {
  const { through, failed } = others.passage(failure);
  const exposed = others.exposedTo(name);
  if (!exposed || exposed.size === 0 || through.size === 0) return 'unknown';
  const spared = [...through].filter((citizen) => !exposed.has(citizen)).length;
  const hit = [...failed].filter((citizen) => exposed.has(citizen)).length;
  if (spared / through.size > 0.5 && hit / failed.size > 0.5) return 'harmful';
  return spared === 0 ? 'harmless' : 'unknown';
}

function touches(faults: string | undefined, name: string): boolean {
  return faults?.split(', ').includes(name) === true;
}

function firing({ story }: Case, name: string): Suspicion['evidence'] {
  const [first] = story.firings.filter(({ event }) => event.fault === name && event.what === 'fired');
  return first ? [firedEvidence(first)] : [];
}

/** An exchange; where a fault for everybody is behind it, what put that in place, and what tells so. */
function exchangeOf(about: Case, seen: Seen<Exchange>): Suspicion['evidence'] {
  const inferred = about.inferred.get(seen.event);
  if (!inferred) return [exchangeEvidence(seen)];
  const { event, line } = inferred.put;
  const put = { t: event.t, line, what: `the fault ‘${inferred.fault}’ was put in place, for everybody` };
  return [put, exchangeEvidence(seen, inferred), figure(about, inferred.because)];
}

function firedEvidence({ event, line }: Seen<FaultEvent>): Suspicion['evidence'][number] {
  const where = event.url === undefined ? 'the window of this citizen' : event.url;
  const citizen = event.citizen === undefined ? {} : { citizen: event.citizen };
  return { t: event.t, line, ...citizen, what: `the fault ‘${event.fault}’ acted on ${where}` };
}

function suspicion(
  { failure }: Case,
  name: string,
  { how, ...rest }: Pick<Suspicion, 'strength' | 'at' | 'evidence'> & { how: string },
): Suspicion {
  const where = failure.title === undefined ? '' : ` at ‘${failure.title}’`;
  return {
    kind: 'fault',
    subject: name,
    ...rest,
    summary: `the injected fault ‘${name}’ ${how}${where}`,
    fix: `decide whether the service must bear ‘${name}’; if so, let it answer in time or say what citizens can do meanwhile`,
    who: 'the service’s developers',
  };
}
