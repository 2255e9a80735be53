import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { Durations } from '../../../src/checks/durations.ts';
import { summaryOf } from '../../../src/checks/times.ts';

/** The definition, word for word: the smallest value that at least p % of all values do not exceed. */
function naive(values: number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (
    sorted.find((value) => sorted.filter((v) => v <= value).length * 100 >= percent * sorted.length) ?? 0
  );
}

const ms = fc.double({ min: 0, max: 100_000, noNaN: true });

test('a percentile is the value that its definition names, also when asked while more arrive', () => {
  fc.assert(
    fc.property(fc.array(fc.array(ms, { maxLength: 40 }), { maxLength: 6 }), (batches) => {
      const durations = new Durations();
      const all: number[] = [];
      for (const batch of batches) {
        for (const value of batch) durations.add(value);
        all.push(...batch);
        for (const percent of [1, 50, 90, 95, 99, 100]) {
          expect(durations.percentile(percent)).toBe(naive(all, percent));
        }
      }
    }),
  );
});

test('the p95 of twenty answers is the nineteenth, not the slowest', () => {
  const durations = new Durations();
  for (let i = 20; i >= 1; i--) durations.add(i);
  expect(summaryOf(durations)).toEqual({ n: 20, p50: 10, p90: 18, p95: 19, p99: 20, max: 20 });
});

test('no answers at all have percentiles of 0, and say that there were none', () => {
  expect(summaryOf(new Durations())).toEqual({ n: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 });
});
