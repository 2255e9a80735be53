import { expect, test } from '@playwright/test';
import { thinkAt } from '../../../src/people/index.ts';

const chances = Array.from({ length: 9_999 }, (_, i) => (i + 1) / 10_000);

test('a uniform pause is as likely here as there', () => {
  const think = { distribution: 'uniform', minMs: 300, maxMs: 1_500 } as const;
  expect([0, 0.5, 0.999_999].map((chance) => thinkAt(think, chance))).toEqual([300, 900, 1_500]);
});

test('of log-normal pauses half are below the median and 95 of 100 below the 95th percentile', () => {
  const think = { distribution: 'log-normal', medianMs: 800, p95Ms: 3_000 } as const;
  const pauses = chances.map((chance) => thinkAt(think, chance));
  const below = (ms: number): number => pauses.filter((pause) => pause < ms).length / pauses.length;
  expect(below(800)).toBeCloseTo(0.5, 2);
  expect(below(3_000)).toBeCloseTo(0.95, 2);
  // As far below the median as above it, as a ratio.
  expect(below(800 ** 2 / 3_000)).toBeCloseTo(0.05, 2);
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
});

test('nobody thinks for hours: the outmost thousandth is held back', () => {
  const think = { distribution: 'log-normal', medianMs: 1_000, p95Ms: 3_000 } as const;
  expect(thinkAt(think, 0)).toBeGreaterThan(0);
  expect(thinkAt(think, 1 - 2 ** -32)).toBe(thinkAt(think, 0.999));
  expect(thinkAt(think, 0.999)).toBeLessThan(10_000);
});
