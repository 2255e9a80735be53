import type { Interval } from '../model/index.ts';
import { wilson } from './interval.ts';
import { incompleteBeta, studentQuantile } from './student.ts';
import type { Times } from './times.ts';

/** Above this variance of a rank the normal distribution gives it to within a rank or two. */
const EXACT_UP_TO = 2_000;
const [LOW, HIGH] = [0.025, 0.975];
const Z95 = studentQuantile(HIGH, 1e7);

/** 95 % interval of a share (Wilson). */
export function shareInterval(part: number, whole: number): Interval {
  return { ...wilson(part, whole), n: whole };
}

/**
 * 95 % interval of a percentile by order statistics: how many of n values lie below the true one is binomial, whatever
 * their distribution (David & Nagaraja, Order Statistics, 3rd ed., 7.1). An end beyond the values that there are is null:
 * of fewer than 72 values nobody knows how high the true p95 may be. Of binned times the bins of its ends belong to it.
 */
export function percentileInterval(of: Times, percent: number): Interval | undefined {
  const { n } = of;
  // The largest value is what it is: of the largest there could be it says nothing.
  if (n === 0 || percent === 100) return undefined;
  const [low, high] = ranks(n, percent / 100);
  return { low: of.ranked(low)?.low ?? null, high: of.ranked(high)?.high ?? null, n };
}

/** 95 % interval of a mean, by Student’s distribution; nothing of fewer than two values. */
export function meanInterval(of: Times): Interval | undefined {
  const { n, mean, variance } = of.moments();
  if (n < 2) return undefined;
  const half = studentQuantile(HIGH, n - 1) * Math.sqrt(variance / n);
  return { low: mean - half, high: mean + half, n };
}

/** Ranks from 1 between which the true quantile lies; 0 and n + 1 where there is no such value. */
function ranks(n: number, p: number): [number, number] {
  const variance = n * p * (1 - p);
  if (variance > EXACT_UP_TO) {
    const half = Z95 * Math.sqrt(variance);
    return [Math.floor(n * p - half), Math.ceil(n * p + half) + 1];
  }
  /** The fewest of n such that so many or fewer lie below with at least that probability. */
  const fewest = (probability: number): number => {
    let [from, to] = [0, n];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (atMost(middle, n, p) >= probability) to = middle;
      else from = middle + 1;
    }
    return from;
  };
  // P(fewer than `low` lie below) stays at or under 2.5 %, and P(`high` or more do) too.
  const low = fewest(LOW);
  const below = atMost(low, n, p) === LOW ? low + 1 : low;
  return [below, fewest(HIGH) + 1];
}

/** Probability that at most k of n fall below a quantile: the binomial distribution by the beta function. */
function atMost(k: number, n: number, p: number): number {
  return k >= n ? 1 : incompleteBeta(1 - p, n - k, k + 1);
}
