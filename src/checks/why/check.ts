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
 * failed for, the staff left out unless its persona is named; both of the part of the run that its filters mean, and nothing else. Undefined where the record has nothing
 * of it.
 * @param told the events with what faults for everybody did to them, from whoever asks about several checks.
 */
export function whyOfCheck(
  { check, gate }: { check: Check; gate: GateResult },
  {
    events,
    plan,
    told = withFaultsForAll(events, plan),
  }: { events: readonly RunEvent[]; plan: Plan; told?: Told },
  explained: ReadonlyMap<number, Explained>,
): Cause | undefined {
  const metric = check.compare?.metric ?? check.type;
  const topic = TOPICS.find(([about]) => about.test(metric))?.[1];
  const seen = partOf(check, told, plan);
  const { persona, group } = check.where ?? {};
  const ofStaffToo = !isOfPeople(check) || persona !== undefined || group !== undefined;
  const asked = [...explained.values()].filter(({ isStaff }) => ofStaffToo || !isStaff);
  return topic?.({ seen, gate, metric, inferred: told.inferred }) ?? ofPeople(seen, asked);
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
  const ofPeopleOnly = isOfPeople(check);
  /** What is only put down to a fault is clean in the figures. */
  const isTouched = (event: RunEvent): boolean =>
    event.type === 'exchange' && event.touch === 'faulted' && !inferred.has(event);
  return all.filter(({ event }) => {
    const { citizen } = event as { citizen?: number };
    if (citizen === undefined) return false;
    if (ofPeopleOnly) return members.has(citizen);
    // Who only ended in that time met nothing of it.
    if (event.type === 'citizen.started' || event.type === 'citizen.finished') return false;
    const isTouch =
      event.type !== 'exchange' || touch === undefined || isTouched(event) === (touch === 'faulted');
    return isTouch && part.has(event, personas.get(citizen));
  });
}

/** Whether it counts citizens: the staff is in it only where its persona is named. */
function isOfPeople(check: Check): boolean {
  const subject = subjectOf(check);
  return subject === 'people' || subject === 'groups';
}

function ofPeople(seen: readonly Seen[], explained: readonly Explained[]): Cause | undefined {
  const there = new Set(seen.map(({ event }) => (event as { citizen?: number }).citizen));
  const those = explained.filter(({ citizen }) => there.has(citizen));
  const [most] = grouped(those);
  if (!most) return undefined;
  const [first] = most.why.evidence;
  const whose = those.some(({ isStaff }) => isStaff)
    ? counted(those.length, 'person', 'people')
    : counted(those.length, 'citizen');
  const share = `${most.count} of ${whose} who failed did so for this cause`;
  return { ...most.why, evidence: [{ t: first?.t ?? 0, what: share }, ...most.why.evidence] };
}
