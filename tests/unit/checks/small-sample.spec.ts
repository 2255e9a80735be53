import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { Durations } from '../../../src/checks/durations.ts';
import type { Measured } from '../../../src/checks/measured.ts';
import { worstOf } from '../../../src/checks/proof.ts';
import { meanInterval, percentileInterval, shareInterval } from '../../../src/checks/small-sample.ts';
import type { CitizenOutcome, Verdict } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import { exchangeAt } from '../../support/events.ts';
import { gateOf, judged, metric } from './crossroads.ts';

/** Values that are their own ranks. */
function ranked(n: number): Durations {
  const durations = new Durations();
  for (let rank = 1; rank <= n; rank++) durations.add(rank);
  return durations;
}

/** P(at most k of n), summed term by term; in logarithms, since the first ones are too small for a number. */
function atMost(k: number, n: number, p: number): number {
  let [term, sum] = [n * Math.log1p(-p), 0];
  for (let i = 0; i <= Math.min(k, n); i++) {
    sum += Math.exp(term);
    term += Math.log((n - i) / (i + 1)) + Math.log(p / (1 - p));
  }
  return sum;
}

test('an interval of a share is Wilson’s, and never leaves what a share can be', () => {
  // Newcombe, Statistics in Medicine 17, 1998, table I, method 3.
  expect(shareInterval(81, 263).low).toBeCloseTo(0.2553, 4);
  expect(shareInterval(81, 263).high).toBeCloseTo(0.3662, 4);
  expect(shareInterval(0, 20)).toMatchObject({ low: 0, high: expect.closeTo(0.1611, 4) });
  expect(shareInterval(40, 40)).toMatchObject({ low: expect.closeTo(0.9124, 4), high: 1, n: 40 });
});

test('an interval of a percentile holds the true one at least 95 times of 100, whatever was measured', () => {
  const quantile = fc.constantFrom(50, 75, 90, 95, 99);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), quantile, (n, percent) => {
      const { low, high } = percentileInterval(ranked(n), percent) ?? { low: null, high: null };
      // Fewer than `low`, or `high` and more, of n values lie below the true one: each happens 25 times of 1000 at most.
      const [below, above] = [
        low === null ? 0 : atMost(low - 1, n, percent / 100),
        high === null ? 0 : 1 - atMost(high - 1, n, percent / 100),
      ];
      expect(below).toBeLessThanOrEqual(0.025 + 1e-9);
      expect(above).toBeLessThanOrEqual(0.025 + 1e-9);
      // And it is no wider than it must be.
      if (low !== null) expect(atMost(low, n, percent / 100)).toBeGreaterThan(0.025 - 1e-9);
      if (high !== null && high > 1)
        expect(1 - atMost(high - 2, n, percent / 100)).toBeGreaterThan(0.025 - 1e-9);
    }),
    { seed: 20_261_121, numRuns: 300 },
  );
});

test('of fewer than 72 values nobody knows how high the true 95th percentile may be', () => {
  expect(percentileInterval(ranked(71), 95)?.high).toBeNull();
  expect(percentileInterval(ranked(72), 95)?.high).toBe(72);
  expect(percentileInterval(ranked(1), 95)).toEqual({ low: null, high: null, n: 1 });
  expect(percentileInterval(ranked(50), 100)).toBeUndefined();
});

test('of a million values the interval is narrow, and found without counting them one by one', () => {
  const { low, high } = percentileInterval(ranked(1_000_000), 95) ?? {};
  expect(low).toBeGreaterThan(949_500);
  expect(high).toBeLessThan(950_500);
});

test('an interval of a mean is Student’s', () => {
  const durations = new Durations();
  for (const ms of [4, 5, 6]) durations.add(ms);
  // t(0.975, 2) = 4.302653, and 1 / sqrt(3) of it.
  expect(meanInterval(durations)).toMatchObject({ low: expect.closeTo(5 - 2.4841, 3), n: 3 });
  expect(meanInterval(ranked(1))).toBeUndefined();
});

const finishing =
  (count: number) =>
  (n: number): CitizenOutcome =>
    n <= count ? 'finished' : 'failed';

for (const [finished, verdict] of [
  [40, 'PASS'],
  [39, 'INVALID'],
  [38, 'FAIL'],
  [0, 'FAIL'],
] as const satisfies readonly (readonly [number, Verdict])[]) {
  test(`when ${finished} of 40 citizens finish and 99 % must, the answer is ${verdict}`, () => {
    const options = { users: 40, outcome: finishing(finished) };
    const plan = samplePlan(options);
    plan.scenario.checks = [{ type: 'success_rate_at_least', target: 0.99, title: 'at least 99 % finish' }];
    expect(judged(sampleEvents(options), plan).verdict).toBe(verdict);
  });
}

test('a miss that chance alone explains is not proven, and says what would prove it', () => {
  const options = { users: 40, outcome: finishing(39) };
  const gate = gateOf(metric('success_rate >= 99%'), sampleEvents(options), samplePlan(options));
  expect(gate).toMatchObject({ status: 'unproven', value: 0.975 });
  expect(gate.reason).toContain('but so few cannot tell it from chance (95 % interval 87.1 % to 99.6 %)');
  expect(gate.reason).toContain('rehearse with more citizens');
});

test('a mean of one value is no proof, however far off', () => {
  const gate = gateOf(metric('latency_mean_ms < 1'), [exchangeAt(0)], samplePlan());
  expect(gate).toMatchObject({ status: 'unproven', value: 100, interval: { low: null, high: null, n: 1 } });
});

test('a warning needs no proof', () => {
  const options = { users: 40, outcome: finishing(39) };
  const gate = gateOf(metric('success_rate >= 99%', 'warn'), sampleEvents(options), samplePlan(options));
  expect(gate.status).toBe('yellow');
});

test('what must hold for all is refuted by one', () => {
  const options = { users: 1000, outcome: finishing(999) };
  const gate = gateOf(metric('success_rate >= 100%'), sampleEvents(options), samplePlan(options));
  expect(gate.status).toBe('red');
});

test('a figure of fewer values than its author wants proves nothing, good or bad', () => {
  const of = (expression: string, minSample: number) =>
    gateOf({ ...metric(expression), minSample }, sampleEvents(), samplePlan());
  expect(of('latency_p95_ms < 2000', 201)).toMatchObject({ status: 'unproven' });
  expect(of('latency_p95_ms < 2000', 201).reason).toContain('but of 200 only, and the check wants 201');
  expect(of('latency_p95_ms < 2000', 200)).toMatchObject({ status: 'green' });
  expect(of('latency_p95_ms < 100', 201)).toMatchObject({ status: 'unproven' });
});

test('an author may say where yellow and red begin', () => {
  const latency = (bounds: { warn?: number; fail?: number }) =>
    gateOf({ type: 'latency_under_ms', bounds, title: 'latency' }, sampleEvents(), samplePlan());
  expect(latency({ warn: 190, fail: 400 })).toMatchObject({
    status: 'yellow',
    bounds: 'yellow above 190 ms, red above 400 ms',
  });
  expect(latency({ fail: 190 })).toMatchObject({ status: 'red', bounds: 'red above 190 ms' });
  expect(latency({ warn: 100 })).toMatchObject({ status: 'yellow', bounds: 'yellow above 100 ms' });
  const options = { users: 100, outcome: finishing(90) };
  const success = (bounds: { warn?: number; fail?: number }) =>
    gateOf(
      { type: 'success_rate_at_least', bounds, title: 'success' },
      sampleEvents(options),
      samplePlan(options),
    );
  expect(success({ warn: 0.95, fail: 0.8 }).status).toBe('yellow');
  expect(success({ warn: 0.85, fail: 0.8 }).status).toBe('green');
  expect(success({ warn: 0.99, fail: 0.98 }).status).toBe('red');
  expect(success({ warn: 0.99 }).status).toBe('yellow');
});

test('a miss that is proven decides before a larger one that may be chance', () => {
  const cohort = (status: Measured['status'], reason: string): Measured => ({
    status,
    reason,
    measured: '',
    bounds: '',
  });
  const [tiny, large, fine] = [cohort('unproven', 'tiny'), cohort('red', 'large'), cohort('green', 'fine')];
  expect(worstOf([tiny, large, fine])).toBe(large);
  expect(worstOf([fine, tiny])).toBe(tiny);
  expect(worstOf([])).toBeUndefined();
});
