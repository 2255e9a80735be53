import type { Percentiles } from '../model/index.ts';
import { Durations } from './durations.ts';
import type { Moments } from './moments.ts';
import { Spread } from './spread.ts';

/** Values between which a rank lies; both the same where it is known exactly. */
export interface Ranked {
  low: number;
  high: number;
}

/**
 * Times of a run, in ms, that can be asked for percentiles: exact ones (`Durations`), which grow with their number, or
 * binned ones (`Spread`), which do not.
 */
export interface Times {
  readonly n: number;
  /** How many were timed and are not among them, because the generator was saturated then. */
  readonly leftOut: number;
  add(ms: number): void;
  /** Leaves one out. */
  leave(): void;
  /** By nearest rank; `percent` is a whole number from 1 to 100; 0 without values. */
  percentile(percent: number): number;
  /** The value at a rank, from 1, by size; undefined where there is none. */
  ranked(rank: number): Ranked | undefined;
  /** Mean and variance. */
  moments(): Moments;
}

/** Makes one of the two kinds. */
export type NewTimes = () => Times;

/** For a record that is read back: what its scorecard states is exact. */
export const exactTimes: NewTimes = () => new Durations();

/** For a run that flies: memory stays flat, percentiles are within 1 %. */
export const binnedTimes: NewTimes = () => new Spread();

/** The percentiles that a scorecard states. */
export function summaryOf(times: Pick<Times, 'n' | 'percentile'>): Percentiles {
  return {
    n: times.n,
    p50: times.percentile(50),
    p90: times.percentile(90),
    p95: times.percentile(95),
    p99: times.percentile(99),
    max: times.percentile(100),
  };
}

/** Several of one kind as one. */
export function together(parts: readonly Times[]): Times {
  const binned = parts.filter((part) => part instanceof Spread);
  if (binned.length === 0) return Durations.of(parts.filter((part) => part instanceof Durations));
  const all = new Spread();
  for (const part of binned) all.merge(part);
  return all;
}
