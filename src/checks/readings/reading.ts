import type { Interval, Plan, Statistic } from '../../model/index.ts';
import type { Sight } from '../sight.ts';
import { meanInterval, percentileInterval, shareInterval } from '../small-sample.ts';
import type { Times } from '../times.ts';
import { counted, outOf } from '../words.ts';

/**
 * One figure of a metric. A share keeps its counts: 0.98 of 50 must not fail 49 by a rounding of the product.
 * `over` says what it rests on, `n` values: `over 840 clean exchanges`, `49 of 50 citizens`.
 */
export type Reading = {
  over: string;
  n: number;
  /** The same without the wait for the generator. */
  withoutUs?: number;
  /** Of a timing: how many more there were that it is not of, see `Basis`. */
  leftOut?: number;
  passedOver?: number;
  /** Why it proves nothing though it holds: it was not looked at closely enough. */
  doubt?: string;
  /** Absent of what was counted. */
  interval?: Interval;
} & ({ value: number } | { part: number; whole: number });

/** What a run says about a metric: a figure a cohort, asides, and why there is no figure where there is none. */
export interface Readings {
  readings: Reading[];
  asides?: string[];
  nothing: string;
}

/** Reads one metric from what its check looks at. */
export type Read = (sight: Sight, context: { plan: Plan; by?: string }) => Readings;

/** The figure as a number. */
export function valueOf(reading: Reading): number {
  return 'whole' in reading ? reading.part / reading.whole : reading.value;
}

/** A percentile, a maximum or a mean; nothing of no values. */
export function timed(of: Times, statistic: Statistic, what: string, service?: Times): Reading[] {
  const { n } = of;
  if (n === 0) return [];
  const value = taken(of, statistic);
  // One value has a mean that could be anything.
  const interval =
    statistic === 'mean'
      ? (meanInterval(of) ?? { low: null, high: null, n })
      : percentileInterval(of, statistic.percent);
  return [
    {
      value,
      n,
      over: `over ${counted(n, what)}`,
      ...(service && service.n > 0 ? { withoutUs: taken(service, statistic) } : {}),
      ...(of.leftOut > 0 ? { leftOut: of.leftOut } : {}),
      ...(interval ? { interval } : {}),
    },
  ];
}

function taken(of: Times, statistic: Statistic): number {
  return statistic === 'mean' ? of.moments().mean : of.percentile(statistic.percent);
}

/** A share of counts; nothing of nobody. */
export function share(part: number, whole: number, many: string): Reading[] {
  if (whole === 0) return [];
  return [{ part, whole, n: whole, over: outOf(part, whole, many), interval: shareInterval(part, whole) }];
}

/** A number of things that were seen among `n` others; nothing where there were no others. */
export function count(value: number, n: number, among: string): Reading[] {
  return n > 0 ? [{ value, n, over: among }] : [];
}
