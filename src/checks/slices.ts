import { metricOf } from '../model/index.ts';
import type { Check, Plan, RunEvent, Subject } from '../model/index.ts';
import type { Timing } from './saturation.ts';
import { Slice } from './slice.ts';
import type { NewTimes } from './times.ts';

/** Every part of a run that some check of its plan asks for: known before the first event, so that none is kept for it. */
export class Slices {
  readonly #slices = new Map<string, Slice>();

  constructor(plan: Plan | undefined, timing: Timing, newTimes: NewTimes) {
    if (!plan) return;
    for (const check of plan.scenario.checks) {
      const key = keyOf(check);
      if (key === undefined || this.#slices.has(key)) continue;
      this.#slices.set(key, new Slice(subjectOf(check), check.where ?? {}, { plan, timing, newTimes }));
    }
  }

  add(event: RunEvent, personaOf: (citizen: number) => string | undefined, waitedMs: number): void {
    for (const slice of this.#slices.values()) slice.add(event, personaOf, waitedMs);
  }

  /**
   * The part that a check is about; undefined where that is the whole run.
   * @throws Error when the plan was not known before the events.
   */
  of(check: Check): Slice | undefined {
    const key = keyOf(check);
    if (key === undefined) return undefined;
    const slice = this.#slices.get(key);
    if (!slice) throw new Error(`nobody kept what “${check.title}” is about, because the plan was not known`);
    return slice;
  }
}

/** Checks of the same key are about the same events. */
function keyOf(check: Check): string | undefined {
  const { by: _by, ...where } = check.where ?? {};
  const entries = Object.entries(where).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : JSON.stringify([subjectOf(check), entries]);
}

/** What a check is about: whose time and whose filters count. */
export function subjectOf({ type, compare }: Check): Subject {
  if (type === 'success_rate_at_least') return 'people';
  return (compare && metricOf(compare.metric)?.subject) ?? 'exchanges';
}
