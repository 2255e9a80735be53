import { formatCount } from '../../model/index.ts';
import type { Chosen } from './choose.ts';
import { fateOf, type Course, type Fate } from './course.ts';

/** What came of flying somebody again. */
type Change = 'same' | 'other' | 'passes' | 'fails only now' | 'passes again' | 'unknown';

/** One citizen, then and now. */
export interface Again {
  citizen: number;
  /** Id of their persona. */
  persona: string;
  /** Title of the last step they did again; absent where that was the end of the script. */
  step?: string;
  before: Fate;
  now: Fate;
  change: Change;
}

/** Then and now, of everybody. */
export interface Compared {
  citizens: Again[];
  /** `7 of 9 fail again in the same way, 2 pass now`. */
  summary: string;
  /** `fails`: somebody does; `unknown`: nobody is known to, and of somebody nothing is known; `passes`: all do. */
  outcome: 'passes' | 'fails' | 'unknown';
}

/**
 * Compares a rerun with the first time. Who failed at the same step with the same code fails in the same way.
 * @param now the record of the rerun; `valid` says that the generator was not its limit: else nobody's patience counts.
 */
export function compare(
  chosen: readonly Chosen[],
  now: { courses: ReadonlyMap<number, Course>; valid: boolean; titleOf(step: number): string },
): Compared {
  const citizens = chosen.map(({ arrival, until, before }): Again => {
    const fate = proven(fateOf(now.courses.get(arrival.number), until), now.valid);
    return {
      citizen: arrival.number,
      persona: arrival.persona,
      ...(until === undefined ? {} : { step: now.titleOf(until) }),
      before,
      now: fate,
      change: changeOf(before, fate),
    };
  });
  const has = (...changes: Change[]): boolean => citizens.some(({ change }) => changes.includes(change));
  return {
    citizens,
    summary: summaryOf(citizens),
    outcome: has('same', 'other', 'fails only now') ? 'fails' : has('unknown') ? 'unknown' : 'passes',
  };
}

/** A citizen whom a busy generator kept waiting lost their patience with it. */
function proven(fate: Fate, valid: boolean): Fate {
  if (valid || fate.how !== 'failed' || fate.code !== 'gave-up') return fate;
  return { how: 'unknown', because: 'gave up while the generator was the limit' };
}

function changeOf(before: Fate, now: Fate): Change {
  if (now.how === 'unknown') return 'unknown';
  if (now.how === 'passed') return before.how === 'passed' ? 'passes again' : 'passes';
  if (before.how !== 'failed') return 'fails only now';
  return before.code === now.code && before.at?.index === now.at?.index ? 'same' : 'other';
}

const SAID: readonly [Change, one: string, more: string][] = [
  ['same', 'fails again in the same way', 'fail again in the same way'],
  ['other', 'fails in another way', 'fail in another way'],
  ['fails only now', 'fails only now', 'fail only now'],
  ['passes', 'passes now', 'pass now'],
  ['passes again', 'passes as before', 'pass as before'],
  ['unknown', 'could not be shown', 'could not be shown'],
];

function summaryOf(citizens: readonly Again[]): string {
  const parts = SAID.flatMap(([change, one, more]) => {
    const count = citizens.filter((citizen) => citizen.change === change).length;
    return count === 0 ? [] : [{ count, words: count === 1 ? one : more }];
  });
  return parts
    .map(({ count, words }, i) =>
      i === 0
        ? `${formatCount(count)} of ${formatCount(citizens.length)} ${words}`
        : `${formatCount(count)} ${words}`,
    )
    .join(', ');
}
