import { metricOf } from '../../model/index.ts';
import type { Cause, Check, GateResult, Plan, RunEvent } from '../../model/index.ts';
import { Part } from '../part.ts';
import { subjectOf } from '../slices.ts';
import { counted } from '../words.ts';
import type { Explained } from './explain.ts';
import { withFaultsForAll, type Told } from './for-all.ts';
import { grouped } from './grouped.ts';
import {
  mostBarred,
  mostErrors,
  mostFlagged,
  mostProblems,
  mostRefused,
  slowest,
  type Asked,
} from './of-many.ts';
import type { Seen } from './stories.ts';

/** What a check is about; the first that fits its metric. */
const TOPICS: readonly [RegExp, (asked: Asked) => Cause | undefined][] = [
  [/^a11y/, mostBarred],
  [/^(policy|compliance|esq)/, mostRefused],
  [/^values/, mostFlagged],
  [/^console/, mostProblems],
  [/^error|^status_code_ok$/, mostErrors],
  [/^(latency|journey|step\.|lcp|cls|inp|fcp|ttfb|soft_nav|db_wait|throughput)/, slowest],
];

/**
 * Why a check came out as it did: the worst of what it is about, or, where it is about people, the cause most of them
 * failed for; both of the part of the run that its filters mean, and nothing else. Undefined where the record has nothing
 * of it.
 */
export function whyOfCheck(
  { check, gate }: { check: Check; gate: GateResult },
  { events, plan }: { events: readonly RunEvent[]; plan: Plan },
  explained: ReadonlyMap<number, Explained>,
): Cause | undefined {
  const metric = check.compare?.metric ?? check.type;
  const topic = TOPICS.find(([about]) => about.test(metric))?.[1];
  const told = withFaultsForAll(events, plan);
  const seen = partOf(check, told, plan);
  return topic?.({ seen, gate, metric, inferred: told.inferred }) ?? ofPeople(seen, explained);
}

/** What a check looks at, with its lines in the whole record. A figure of a step is one of its exchanges. */
function partOf(check: Check, { events, inferred }: Told, plan: Plan): readonly Seen[] {
  const all = events.map((event, index) => ({ event, line: index + 1 }));
  const { by: _by, touch, ...others } = check.where ?? {};
  const step = check.compare && metricOf(check.compare.metric)?.step;
  const where = { ...others, ...(step === undefined ? {} : { step }) };
  if (Object.keys(where).length === 0 && touch === undefined) return all;
  const part = new Part(where, plan);
  const personas = new Map<number, string>();
  const members = new Set<number>();
  for (const event of events) {
    if (event.type !== 'citizen.started') continue;
    personas.set(event.citizen, event.persona);
    if (part.hasCitizen(event)) members.add(event.citizen);
  }
  const subject = subjectOf(check);
  const isOfPeople = subject === 'people' || subject === 'groups';
  /** What is only put down to a fault is clean in the figures. */
  const isTouched = (event: RunEvent): boolean =>
    event.type === 'exchange' && event.touch === 'faulted' && !inferred.has(event);
  return all.filter(({ event }) => {
    const { citizen } = event as { citizen?: number };
    if (citizen === undefined) return false;
    if (isOfPeople) return members.has(citizen);
    // Who only ended in that time met nothing of it.
    if (event.type === 'citizen.started' || event.type === 'citizen.finished') return false;
    const isTouch =
      event.type !== 'exchange' || touch === undefined || isTouched(event) === (touch === 'faulted');
    return isTouch && part.has(event, personas.get(citizen));
  });
}

function ofPeople(seen: readonly Seen[], explained: ReadonlyMap<number, Explained>): Cause | undefined {
  const there = new Set(seen.map(({ event }) => (event as { citizen?: number }).citizen));
  const those = [...explained.values()].filter(({ citizen }) => there.has(citizen));
  const [most] = grouped(those);
  if (!most) return undefined;
  const [first] = most.why.evidence;
  const share = `${most.count} of ${counted(those.length, 'citizen')} who failed did so for this cause`;
  return { ...most.why, evidence: [{ t: first?.t ?? 0, what: share }, ...most.why.evidence] };
}
