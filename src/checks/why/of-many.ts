import type { Cause, Exchange, GateResult, RunEvent } from '../../model/index.ts';
import { isBad, isCalledOff } from '../../model/index.ts';
import { Durations } from '../durations.ts';
import { counted, headline, inMs } from '../words.ts';
import { isBroken, isOverdue } from './marks.ts';
import type { Seen } from './stories.ts';
import { askedOf, exchangeEvidence } from './words.ts';

const DEVELOPERS = 'the service’s developers';

/** The most frequent error answer of the service that no fault gave. */
export function mostErrors(events: readonly RunEvent[]): Cause | undefined {
  const bad = asked(events).filter(
    ({ event }) => event.touch !== 'faulted' && (isBad(event) || isCalledOff(event)),
  );
  const most = mostOf(bad, ({ event }) => `${event.service} ${event.status} ${event.error ?? ''}`);
  if (!most) return undefined;
  const { first, count } = most;
  const { event } = first;
  const kind = isOverdue(event) ? 'slow' : isBroken(event) ? 'network' : 'defect';
  const said = event.status === 0 ? `gave no answer (${event.error ?? ''})` : `answered ${event.status}`;
  return {
    kind,
    subject: event.service,
    summary: `${event.service} ${said} ${counted(count, 'time')}, of ${counted(bad.length, 'error')} in all`,
    confidence: 'certain',
    evidence: [exchangeEvidence(first)],
    fix: `see in the log of ${event.service} why ${askedOf(event)} ${said}`,
    who: kind === 'network' ? 'whoever runs the service and its network' : DEVELOPERS,
  };
}

/** The service with the slowest answers, or the fault that made them so. */
export function slowest(events: readonly RunEvent[], gate: GateResult): Cause | undefined {
  const byFault = gate.reason.includes('where a fault acted');
  const answered = asked(events).filter(
    ({ event }) => event.status > 0 && (event.touch === 'faulted') === byFault,
  );
  const groups = new Map<string, { durations: Durations; worst: Seen<Exchange> }>();
  for (const seen of answered) {
    const name = (byFault ? seen.event.fault : undefined) ?? seen.event.service;
    const group = groups.get(name) ?? { durations: new Durations(), worst: seen };
    group.durations.add(seen.event.durationMs);
    if (seen.event.durationMs > group.worst.event.durationMs) group.worst = seen;
    groups.set(name, group);
  }
  const [found] = [...groups].toSorted(
    ([, a], [, b]) => b.durations.percentile(95) - a.durations.percentile(95),
  );
  if (!found) return undefined;
  const [name, { durations, worst }] = found;
  const figure = `p95 ${inMs(durations.percentile(95))} over ${counted(durations.n, 'exchange')}`;
  return {
    kind: byFault ? 'fault' : 'slow',
    subject: name,
    summary: byFault
      ? `the injected fault ‘${name}’ makes answers slow: ${figure}`
      : `${name} is the slowest of what this check judges: ${figure}`,
    confidence: byFault || groups.size === 1 ? 'certain' : 'likely',
    evidence: [exchangeEvidence(worst)],
    fix: byFault ? `decide whether the service must bear ‘${name}’` : `make ${name} answer sooner`,
    who: DEVELOPERS,
  };
}

/** The rule that refused most often. */
export function mostRefused(events: readonly RunEvent[]): Cause | undefined {
  const refused = asked(events).filter(({ event }) => event.rejection);
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
export function mostBarred(events: readonly RunEvent[]): Cause | undefined {
  const found = seenOf(events, 'a11y').flatMap((seen) =>
    seen.event.violations.map((violation) => ({ ...seen, violation })),
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
export function mostFlagged(events: readonly RunEvent[]): Cause | undefined {
  const most = mostOf(seenOf(events, 'values.flag'), ({ event }) => event.flag);
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
export function mostProblems(events: readonly RunEvent[]): Cause | undefined {
  const most = mostOf(seenOf(events, 'page.problem'), ({ event }) => event.message);
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
function asked(events: readonly RunEvent[]): Seen<Exchange>[] {
  return seenOf(events, 'exchange').filter(({ event }) => event.kind !== 'asset' && !event.foreign);
}

function seenOf<Type extends RunEvent['type']>(
  events: readonly RunEvent[],
  type: Type,
): Seen<Extract<RunEvent, { type: Type }>>[] {
  return events.flatMap((event, index) =>
    event.type === type ? [{ event: event as Extract<RunEvent, { type: Type }>, line: index + 1 }] : [],
  );
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
