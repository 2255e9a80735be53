import type { Cause, Exchange, GateResult, RunEvent } from '../../model/index.ts';
import { isBad, isCalledOff, isOfService, isOverdue } from '../../model/index.ts';
import { stateOf } from '../barriers.ts';
import { Durations } from '../durations.ts';
import { counted, headline, inMs } from '../words.ts';
import type { Inferred, Told } from './for-all.ts';
import { isBroken } from './marks.ts';
import type { Seen } from './stories.ts';
import { askedOf, exchangeEvidence } from './words.ts';

const DEVELOPERS = 'the service’s developers';

/** What a check looks at, and how it came out. */
export interface Asked {
  seen: readonly Seen[];
  gate: GateResult;
  /** Name of its metric, else its type. */
  metric: string;
  /** Exchanges that are put down to a fault for everybody: in the figures they are the service’s own. */
  inferred: Told['inferred'];
}

/** The most frequent error answer of the service that no fault gave; of one that a fault for everybody brought about, that. */
export function mostErrors({ seen, inferred }: Asked): Cause | undefined {
  const bad = asked(seen).filter(
    ({ event }) => (event.touch !== 'faulted' || inferred.has(event)) && (isBad(event) || isCalledOff(event)),
  );
  const most = mostOf(bad, ({ event }) =>
    [event.service, event.status, event.error ?? '', event.fault ?? ''].join(' '),
  );
  if (!most) return undefined;
  const { first, count } = most;
  const { event } = first;
  const said = event.status === 0 ? `gave no answer (${event.error ?? ''})` : `answered ${event.status}`;
  const often = `${counted(count, 'time')}, of ${counted(bad.length, 'error')} in all`;
  const why = inferred.get(event);
  if (why) return byFault(why, first, `${event.service} ${said} ${often}`);
  const kind = isOverdue(event) ? 'slow' : isBroken(event) ? 'network' : 'defect';
  return {
    kind,
    subject: event.service,
    summary: `${event.service} ${said} ${often}`,
    confidence: 'certain',
    evidence: [exchangeEvidence(first)],
    fix: `see in the log of ${event.service} why ${askedOf(event)} ${said}`,
    who: kind === 'network' ? 'whoever runs the service and its network' : DEVELOPERS,
  };
}

/** A cause that is put down to a fault for everybody. */
function byFault(why: Inferred, first: Seen<Exchange>, figure: string): Cause {
  const { fault, isShown, put, because } = why;
  const { t } = put.event;
  return {
    kind: 'fault',
    subject: fault,
    summary: `in the time of the injected fault ‘${fault}’: ${figure}`,
    confidence: isShown ? 'certain' : 'likely',
    evidence: [
      { t, line: put.line, what: `the fault ‘${fault}’ was put in place, for everybody` },
      exchangeEvidence(first, why),
      { t, what: because },
    ],
    fix: `decide whether the service must bear ‘${fault}’`,
    who: DEVELOPERS,
  };
}

/** Of which cohort a gate speaks, in its own words: see `latencyGate` and `metricGate`. */
const OF_FAULTED = /where a fault acted|\d faulted exchange/;

/** The service with the slowest answers, or the fault that made them so. */
export function slowest({ seen, gate, metric, inferred }: Asked): Cause | undefined {
  const isOfFaulted = OF_FAULTED.test(gate.reason);
  const inDatabase = metric.startsWith('db_wait');
  const timeOf = (event: Exchange): number | undefined => (inDatabase ? event.dbMs : event.durationMs);
  const answered = asked(seen).filter(
    ({ event }) =>
      event.status > 0 &&
      timeOf(event) !== undefined &&
      (inDatabase || (event.touch === 'faulted' && !inferred.has(event)) === isOfFaulted),
  );
  const groups = new Map<string, { durations: Durations; worst: Seen<Exchange> }>();
  for (const one of answered) {
    const { fault, service } = one.event;
    const name = isOfFaulted || inferred.has(one.event) ? (fault ?? service) : service;
    const group = groups.get(name) ?? { durations: new Durations(), worst: one };
    group.durations.add(timeOf(one.event) ?? 0);
    if ((timeOf(one.event) ?? 0) > (timeOf(group.worst.event) ?? 0)) group.worst = one;
    groups.set(name, group);
  }
  const [found] = [...groups].toSorted(
    ([, a], [, b]) => b.durations.percentile(95) - a.durations.percentile(95),
  );
  if (!found) return undefined;
  const [name, { durations, worst }] = found;
  const figure = `p95 ${inMs(durations.percentile(95))} over ${counted(durations.n, 'exchange')}`;
  const why = inferred.get(worst.event);
  if (why) return byFault(why, worst, figure);
  return {
    kind: isOfFaulted ? 'fault' : 'slow',
    subject: name,
    summary: isOfFaulted
      ? `the injected fault ‘${name}’ makes answers slow: ${figure}`
      : `${name} is the slowest of what this check judges: ${figure}`,
    confidence: isOfFaulted || groups.size === 1 ? 'certain' : 'likely',
    evidence: [exchangeEvidence(worst)],
    fix: isOfFaulted ? `decide whether the service must bear ‘${name}’` : `make ${name} answer sooner`,
    who: DEVELOPERS,
  };
}

/** The rule that refused most often. */
export function mostRefused({ seen }: Asked): Cause | undefined {
  const refused = asked(seen).filter(({ event }) => event.rejection);
  const most = mostOf(refused, ({ event }) => event.rejection?.rule ?? '');
  const rejection = most?.first.event.rejection;
  if (!most || !rejection) return undefined;
  return {
    kind: 'policy',
    subject: rejection.rule,
    summary: `rule ${rejection.rule} refused ${counted(most.count, 'time')}: “${rejection.title}”`,
    confidence: 'certain',
    evidence: [exchangeEvidence(most.first)],
    fix: `see whether rule ${rejection.rule} should refuse these citizens`,
    who: 'the policy’s owner',
  };
}

/** The barrier that most places of the pages have. */
export function mostBarred({ seen }: Asked): Cause | undefined {
  const known = new Set<string>();
  /** Each worker looks at a state by itself. */
  const isNew = (one: string): boolean => known.size < known.add(one).size;
  const found = seenOf(seen, 'a11y').flatMap((one) =>
    one.event.violations
      .filter(({ rule }) => isNew(`${rule} ${stateOf(one.event)}`))
      .map((violation) => ({ ...one, violation })),
  );
  const most = mostOf(found, ({ violation }) => violation.rule);
  if (!most) return undefined;
  const { event, line, violation } = most.first;
  const { t, citizen, url } = event;
  return {
    kind: 'accessibility',
    subject: violation.rule,
    summary: `${violation.help} (${violation.impact}), on ${counted(most.count, 'state')} of the pages`,
    confidence: 'certain',
    evidence: [{ t, line, citizen, what: `${violation.rule} at ${violation.selector} on ${url}` }],
    fix: `mend ${violation.selector}`,
    who: DEVELOPERS,
  };
}

/** The flag that the service’s guard of values raised most often. */
export function mostFlagged({ seen }: Asked): Cause | undefined {
  const most = mostOf(seenOf(seen, 'values.flag'), ({ event }) => event.flag);
  if (!most) return undefined;
  const { event, line } = most.first;
  const { t, citizen, flag, message, refused } = event;
  return {
    kind: refused ? 'policy' : 'defect',
    subject: flag,
    summary: `flag ${flag} was raised ${counted(most.count, 'time')}: ${headline(message)}`,
    confidence: 'certain',
    evidence: [{ t, line, citizen, what: `flag ${flag}: ${headline(message)}` }],
    fix: `see what leads to ${flag}`,
    who: refused ? 'the policy’s owner' : DEVELOPERS,
  };
}

/** The error that pages logged most often. */
export function mostProblems({ seen }: Asked): Cause | undefined {
  const most = mostOf(seenOf(seen, 'page.problem'), ({ event }) => event.message);
  if (!most) return undefined;
  const { event, line } = most.first;
  const { t, citizen, message } = event;
  return {
    kind: 'defect',
    subject: 'page',
    summary: `pages logged ${counted(most.count, 'time')}: ${headline(message)}`,
    confidence: 'certain',
    evidence: [{ t, line, citizen, what: headline(message) }],
    fix: 'find in the page’s scripts what logs it',
    who: DEVELOPERS,
  };
}

/** Documents and api calls of the service. */
function asked(seen: readonly Seen[]): Seen<Exchange>[] {
  return seenOf(seen, 'exchange').filter(({ event }) => isOfService(event));
}

function seenOf<Type extends RunEvent['type']>(
  events: readonly Seen[],
  type: Type,
): Seen<Extract<RunEvent, { type: Type }>>[] {
  return events.filter((seen): seen is Seen<Extract<RunEvent, { type: Type }>> => seen.event.type === type);
}

function mostOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): { first: Item; count: number } | undefined {
  const groups = new Map<string, { first: Item; count: number }>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.count++;
    else groups.set(keyOf(item), { first: item, count: 1 });
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count)[0];
}
