import { formatCount } from '../../model/index.ts';
import type { Timeline, TimelineBucket } from '../../model/index.ts';
import { formatErrors, formatMs } from '../words.ts';
import { moment } from './plot.ts';

/** What each plot of a timeline shows, in a sentence: for who cannot see it, and for who has no time to look. */
export function tell({
  buckets,
  bucketMs,
}: Timeline): Record<'arrivals' | 'active' | 'half' | 'latency' | 'errors', string> {
  const during = (index: number): string =>
    `between ${moment(index * bucketMs)} and ${moment((index + 1) * bucketMs)}`;
  const all = (of: (bucket: TimelineBucket) => number): number =>
    buckets.reduce((sum, one) => sum + of(one), 0);
  const arrivals = peak(buckets, (one) => one.arrivals);
  const active = peak(buckets, (one) => one.active);
  const half = peak(buckets, (one) => one.p50 ?? 0);
  const slow = peak(buckets, (one) => one.p95 ?? 0);
  const errors = peak(buckets, (one) => one.errors + one.faulted);
  const [ofService, ofFaults] = [all((one) => one.errors), all((one) => one.faulted)];
  const touched = ofFaults > 0 ? `, and ${formatCount(ofFaults)} touched by a fault` : '';
  return {
    arrivals: `${formatCount(all((one) => one.arrivals))} in all, at most ${formatCount(arrivals.value)} ${during(arrivals.index)}.`,
    active: `On average at most ${formatCount(active.value)}, ${during(active.index)}.`,
    half:
      half.value > 0 ? `Slowest ${during(half.index)}: p50 ${formatMs(half.value)}.` : 'Nobody was answered.',
    latency:
      slow.value > 0 ? `Slowest ${during(slow.index)}: p95 ${formatMs(slow.value)}.` : 'Nobody was answered.',
    errors:
      errors.value === 0
        ? 'None.'
        : `${formatErrors(ofService)}${touched}; most, ${formatCount(errors.value)}, ${during(errors.index)}.`,
  };
}

function peak(
  buckets: readonly TimelineBucket[],
  of: (bucket: TimelineBucket) => number,
): { index: number; value: number } {
  const values = buckets.map(of);
  const value = Math.max(0, ...values);
  return { value, index: Math.max(0, values.indexOf(value)) };
}
