import type { Cause, Check, GateResult, RunEvent } from '../../model/index.ts';
import { counted } from '../words.ts';
import type { Explained } from './explain.ts';
import { grouped } from './grouped.ts';
import { mostBarred, mostErrors, mostFlagged, mostProblems, mostRefused, slowest } from './of-many.ts';

/** What a check is about; the first that fits its metric. */
const TOPICS: readonly [RegExp, (events: readonly RunEvent[], gate: GateResult) => Cause | undefined][] = [
  [/^a11y/, mostBarred],
  [/^(policy|compliance|esq)/, mostRefused],
  [/^values/, mostFlagged],
  [/^console/, mostProblems],
  [/^error|^status_code_ok$/, mostErrors],
  [/^(latency|journey|step\.|lcp|cls|inp|fcp|ttfb|soft_nav|db_wait|throughput)/, slowest],
];

/**
 * Why a check came out as it did: the worst of what it is about, or, where it is about people, the cause most of them
 * failed for. Undefined where the record has nothing of it.
 */
export function whyOfCheck(
  { check, gate }: { check: Check; gate: GateResult },
  events: readonly RunEvent[],
  explained: ReadonlyMap<number, Explained>,
): Cause | undefined {
  const name = check.compare?.metric ?? check.type;
  const topic = TOPICS.find(([about]) => about.test(name))?.[1];
  return topic?.(events, gate) ?? ofPeople(explained);
}

function ofPeople(explained: ReadonlyMap<number, Explained>): Cause | undefined {
  const [most] = grouped(explained.values());
  if (!most) return undefined;
  const [first] = most.why.evidence;
  const share = `${most.count} of ${counted(explained.size, 'citizen')} who failed did so for this cause`;
  return { ...most.why, evidence: [{ t: first?.t ?? 0, what: share }, ...most.why.evidence] };
}
