import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { judge, liveTally, Tally } from '../../../src/checks/index.ts';
import { Durations } from '../../../src/checks/durations.ts';
import { percentileInterval } from '../../../src/checks/small-sample.ts';
import { Spread } from '../../../src/checks/spread.ts';
import { summaryOf, together } from '../../../src/checks/times.ts';
import type { Check } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import { exchangeAt, generatorAt } from '../../support/events.ts';

/** Scores of layout shifts, milliseconds and hours. */
const times = fc.array(
  fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1e4, noNaN: true }),
    fc.integer({ min: 0, max: 1e8 }),
  ),
  { minLength: 1, maxLength: 400 },
);
/** The stated bound: 1 %, or a microsecond; and what a computer’s fractions cost. */
const bound = (exact: number): number => Math.max(exact * 0.01, 0.00101) * (1 + 1e-9);

function both(values: readonly number[]): { exact: Durations; binned: Spread } {
  const [exact, binned] = [new Durations(), new Spread()];
  for (const value of values) {
    exact.add(value);
    binned.add(value);
  }
  return { exact, binned };
}

test('live percentiles are within 1 % of the exact ones; number, largest and mean are exact', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 100 }), (values, percent) => {
      const { exact, binned } = both(values);
      const truth = exact.percentile(percent);
      expect(Math.abs(binned.percentile(percent) - truth)).toBeLessThanOrEqual(bound(truth));
      expect([binned.n, binned.percentile(100)]).toEqual([exact.n, exact.percentile(100)]);
      expect(binned.moments().mean).toBeCloseTo(exact.moments().mean, 3);
    }),
  );
});

test('an interval of binned times holds the exact one, so that nobody is grounded for the width of a bin', () => {
  fc.assert(
    fc.property(times, fc.constantFrom(50, 75, 90, 95, 99), (values, percent) => {
      const { exact, binned } = both(values);
      const [inner, outer] = [percentileInterval(exact, percent), percentileInterval(binned, percent)];
      expect([outer?.n, outer?.low === null, outer?.high === null]).toEqual([
        inner?.n,
        inner?.low === null,
        inner?.high === null,
      ]);
      expect(outer?.low ?? 0).toBeLessThanOrEqual((inner?.low ?? Infinity) * (1 + 1e-9));
      expect(outer?.high ?? Infinity).toBeGreaterThanOrEqual((inner?.high ?? 0) * (1 - 1e-9));
    }),
  );
});

test('what several workers timed becomes one without loss, in whatever order', () => {
  fc.assert(
    fc.property(fc.array(times, { minLength: 1, maxLength: 5 }), (workers) => {
      const whole = both(workers.flat()).binned;
      const merged = together(workers.map((values) => both(values).binned).toReversed());
      expect(summaryOf(merged)).toEqual(summaryOf(whole));
      const ranks = Array.from({ length: whole.n + 1 }, (_, rank) => rank);
      expect(ranks.map((rank) => merged.ranked(rank))).toEqual(ranks.map((rank) => whole.ranked(rank)));
      expect(merged.moments().mean).toBeCloseTo(whole.moments().mean, 3);
      const { variance } = whole.moments();
      expect(Math.abs(merged.moments().variance - variance)).toBeLessThanOrEqual(1e-6 * variance + 1e-6);
    }),
    { numRuns: 15 },
  );
});

test('no times at all have percentiles of 0, binned as well as exact', () => {
  expect(summaryOf(new Spread())).toEqual(summaryOf(new Durations()));
  expect(percentileInterval(new Spread(), 95)).toBeUndefined();
});

test('while it flies, a run of a sample crowd shows what its scorecard will state', () => {
  const [live, exact] = [liveTally(samplePlan()), new Tally(samplePlan())];
  for (const event of sampleEvents()) {
    live.add(event);
    exact.add(event);
  }
  const { p95Ms, ...counts } = live.live();
  const { p95Ms: truth, ...counted } = exact.live();
  expect(counts).toEqual(counted);
  expect(Math.abs(p95Ms - truth)).toBeLessThanOrEqual(bound(truth));
});

test('a check that is red while a run flies is red by exact figures too, so that no run ends for a bin', () => {
  const target = 1_000;
  const check: Check = {
    type: 'latency_under_ms',
    title: 'quick',
    target: target / 2,
    bounds: { fail: target },
  };
  const sample = samplePlan();
  const plan = { ...sample, scenario: { ...sample.scenario, checks: [check] } };
  const statusOf = (tally: Tally, durations: readonly number[]): string | undefined => {
    for (const [i, durationMs] of durations.entries()) tally.add(exchangeAt(i, { t: i, durationMs }));
    tally.saturation.end();
    return judge({ plan, tally }).gates[0]?.status;
  };
  const found = new Set<string | undefined>();
  // Around the bound, where the bins are that could tell it wrong.
  const near = fc.array(fc.double({ min: target * 0.97, max: target * 1.03, noNaN: true }), {
    minLength: 100,
    maxLength: 200,
  });
  fc.assert(
    fc.property(near, fc.double({ min: 0.97, max: 1.03, noNaN: true }), (durations, factor) => {
      const all = durations.map((ms) => ms * factor);
      const live = statusOf(liveTally(plan), all);
      found.add(live);
      if (live === 'red') expect(statusOf(new Tally(plan), all)).toBe('red');
    }),
    { numRuns: 60 },
  );
  expect(found.has('red') && found.size > 1).toBe(true);
});

test('the memory of a run that flies does not grow with its exchanges, answered or not', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const grownBy = (tally: Tally): number => {
    feed(tally, 20_000);
    collect();
    const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    feed(tally, 100_000);
    tally.live();
    collect();
    return (process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before) / 1e6;
  };
  expect(grownBy(liveTally(samplePlan()))).toBeLessThan(0.5);
  // The measure itself: exact times grow.
  expect(grownBy(new Tally(samplePlan()))).toBeGreaterThan(2);
});

/** So many exchanges of one citizen, each tenth of them without an answer, and a look at the generator now and then. */
function feed(tally: Tally, exchanges: number): void {
  for (let k = 0; k < exchanges; k++) {
    // The timeline has its greatest length when the growth begins.
    const t = tally.latest + 20;
    const durationMs = 20 + 380 * ((k * 0.618_033_988_75) % 1);
    const unanswered = k % 10 === 0 ? { status: 0, error: 'net::ERR_FAILED' } : {};
    tally.add(exchangeAt(t, { t, durationMs, ...unanswered }));
    if (k % 500 === 0) tally.add(generatorAt(t));
  }
}
