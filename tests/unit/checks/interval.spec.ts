import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { meanDifference, proportionDifference } from '../../../src/checks/interval.ts';
import { Moments } from '../../../src/checks/moments.ts';

function momentsOf(values: readonly number[]): Moments {
  const moments = new Moments();
  for (const value of values) moments.add(value);
  return moments;
}

// Newcombe 1998, table II, method 10, contrasts (a), (b), (d), (g).
for (const [a, m, b, n, low, high] of [
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [10, 10, 0, 20, 0.6791, 1],
] as const) {
  test(`${a} of ${m} against ${b} of ${n} has the interval that Newcombe published`, () => {
    const difference = proportionDifference({ successes: a, n: m }, { successes: b, n });
    expect(difference?.difference).toBeCloseTo(a / m - b / n, 10);
    expect(difference?.low).toBeCloseTo(low, 4);
    expect(difference?.high).toBeCloseTo(high, 4);
  });
}

test('the interval of a share always holds the difference and never leaves -1 to +1', () => {
  const arm = fc
    .tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([n, p]) => ({ n, successes: Math.round(n * p) }));
  fc.assert(
    fc.property(arm, arm, (exposed, control) => {
      const found = proportionDifference(exposed, control);
      if (!found) throw new Error('both arms have citizens');
      expect(found.low).toBeLessThanOrEqual(found.difference + 1e-9);
      expect(found.high).toBeGreaterThanOrEqual(found.difference - 1e-9);
      expect(found.low).toBeGreaterThanOrEqual(-1 - 1e-9);
      expect(found.high).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

test('a difference of means has the interval that Welch’s method gives', () => {
  // Reference: scipy.stats.ttest_ind(equal_var=False).confidence_interval(0.95), scipy 1.17.
  const found = meanDifference(
    momentsOf([20.1, 21.4, 19.8, 22.6, 20.9]),
    momentsOf([18.2, 17.9, 19.5, 18.8, 17.1, 18.4]),
  );
  expect(found?.difference).toBeCloseTo(2.6433333333333344, 9);
  expect(found?.low).toBeCloseTo(1.2347904610141023, 7);
  expect(found?.high).toBeCloseTo(4.051876205652567, 7);
});

test('one of five differences is held to the 99 % interval, so that all five hold with 95 %', () => {
  // Against a constant, Welch's degrees of freedom are those of the other arm: 3; t(0.995, 3) is 5.840909309733355.
  const found = meanDifference(momentsOf([10, 12, 14, 16]), momentsOf([3, 3]), 5);
  const half = 5.840909309733355 * Math.sqrt(20 / 3 / 4);
  expect(found?.difference).toBeCloseTo(10, 9);
  expect(found?.low).toBeCloseTo(10 - half, 7);
  expect(found?.high).toBeCloseTo(10 + half, 7);
});

test('arms too small to compare give no interval instead of a wrong one', () => {
  expect(proportionDifference({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull();
  expect(meanDifference(momentsOf([1]), momentsOf([1, 2, 3]))).toBeNull();
  expect(meanDifference(momentsOf([5, 5]), momentsOf([3, 3]))).toMatchObject({
    difference: 2,
    low: 2,
    high: 2,
  });
});
