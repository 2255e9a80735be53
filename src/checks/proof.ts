import { formatCount } from '../model/index.ts';
import type { Check, Interval } from '../model/index.ts';
import type { Measured } from './measured.ts';

/**
 * A miss that chance alone explains proves nothing: red needs an interval that lies beyond the bound. Green and yellow
 * stand as they are; docs/decisions/small-samples.md says why.
 * @param couldHold whether the bound holds somewhere in the interval.
 */
export function asProven(
  gate: Measured,
  { couldHold, format }: { couldHold: boolean; format: (value: number) => string },
): Measured {
  const { status, reason, interval } = gate;
  if (status !== 'red' || !interval || !couldHold) return gate;
  const but = `but so few cannot tell it from chance (${inInterval(interval, format)})`;
  return { ...gate, status: 'unproven', reason: `${reason}, ${but}; rehearse with more citizens` };
}

const WORST_FIRST: readonly Measured['status'][] = ['red', 'unproven', 'yellow', 'green'];

/**
 * Of cohorts that were judged one by one, the one that decides: a miss that is proven goes before a larger one that may be
 * chance. Of equals the first; undefined of none.
 */
export function worstOf(cohorts: readonly Measured[]): Measured | undefined {
  const rank = ({ status }: Measured): number => WORST_FIRST.indexOf(status);
  return cohorts.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** `95 % interval 87.1 % to 99.6 %`; an end that nobody knows is open. */
export function inInterval({ low, high }: Interval, format: (value: number) => string): string {
  if (low === null && high === null) return '95 % interval unknown';
  if (low === null) return `95 % interval up to ${format(high ?? 0)}`;
  return high === null
    ? `95 % interval from ${format(low)} on`
    : `95 % interval ${format(low)} to ${format(high)}`;
}

/** A figure of fewer values than its author wants to hear of is none. @param n how many it is of; undefined of nothing. */
export function ifEnough(gate: Measured, { minSample }: Check, n: number | undefined): Measured {
  if (minSample === undefined || n === undefined || n >= minSample || gate.status === 'unproven') return gate;
  const reason = `${gate.reason}, but of ${formatCount(n)} only, and the check wants ${formatCount(minSample)}`;
  return { ...gate, status: 'unproven', reason };
}
