import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { judge, Tally } from '../../../src/checks/index.ts';
import { MOST_STRETCHES } from '../../../src/checks/timeline.ts';
import type { RunEvent, Timeline } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import type { SampleOptions } from '../../support/debrief-sample.ts';
import { citizenAt, exchangeAt, generatorAt } from '../../support/events.ts';

function timelineOf(events: readonly RunEvent[]): Timeline {
  const tally = new Tally();
  for (const event of events) tally.add(event);
  const { timeline } = judge({ plan: samplePlan(), tally });
  if (!timeline) throw new Error('a judged run has no timeline');
  return timeline;
}

const finished = (citizen: number, t: number): RunEvent => ({
  type: 'citizen.finished',
  t,
  citizen,
  outcome: 'finished',
  durationMs: 1,
});
const end = (t: number): RunEvent => ({ type: 'run.finished', t, interrupted: false });

test('a citizen who is there for half a second counts half in it, and one who stays counts whole after', () => {
  const events = [citizenAt(500, 1), citizenAt(1_250, 2), finished(2, 1_750), finished(1, 3_000), end(3_000)];
  expect(timelineOf(events).buckets.map(({ arrivals, active }) => [arrivals, active])).toEqual([
    [1, 0.5],
    [1, 1.5],
    [0, 1],
    [0, 0],
  ]);
});

test('errors are told apart from what a fault answered, from refusals, and from what is not the service’s', () => {
  const [bucket] = timelineOf([
    exchangeAt(0, { status: 500 }),
    exchangeAt(1, { status: 0, error: 'net::ERR_CONNECTION_RESET' }),
    exchangeAt(2, { status: 0, error: 'net::ERR_ABORTED' }),
    exchangeAt(3, { status: 503, touch: 'faulted' }),
    exchangeAt(4, { status: 422, rejection: { rule: 'residency', title: 'Out of state' } }),
    exchangeAt(5, { status: 500, foreign: true }),
    exchangeAt(6, { status: 404, kind: 'asset' }),
    end(500),
  ]).buckets;
  expect(bucket).toMatchObject({ answers: 3, errors: 2, faulted: 1 });
});

test('faults and saturated seconds are spans; pauses too short to show do not part them', () => {
  const fault = (t: number, what: 'injected' | 'withdrawn'): RunEvent => ({
    type: 'fault',
    t,
    fault: 'slow',
    what,
  });
  const { faults, saturated } = timelineOf([
    fault(1_000, 'injected'),
    generatorAt(1_000),
    generatorAt(2_000, { loopDelayMs: 900 }),
    fault(2_000, 'withdrawn'),
    fault(2_300, 'injected'),
    generatorAt(3_000, { loopDelayMs: 900 }),
    fault(3_000, 'withdrawn'),
    generatorAt(4_000),
    fault(6_000, 'injected'),
    end(8_000),
  ]);
  expect(faults).toEqual([
    { fault: 'slow', from: 1_000, to: 3_000 },
    { fault: 'slow', from: 6_000, to: 8_000 },
  ]);
  expect(saturated).toEqual([{ from: 1_000, to: 3_000 }]);
});

test('what the service states of itself is the mean of each stretch, and nothing where it stated nothing', () => {
  const gauge = (t: number, value: number): RunEvent => ({
    type: 'gauge',
    t,
    name: 'CPU',
    value,
    unit: 'share',
  });
  expect(timelineOf([gauge(100, 0.25), gauge(900, 0.75), gauge(2_500, 1), end(3_000)]).gauges).toEqual([
    { name: 'CPU', unit: 'share', values: [0.5, null, 1], low: 0.25, mean: 2 / 3, high: 1 },
  ]);
});

test('a timeline stays short however long the run, loses nobody, and does not mind the order of events', () => {
  const moment = fc.integer({ min: 0, max: 200_000_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(moment, fc.integer({ min: 1, max: 60_000 })), { maxLength: 60 }), (all) => {
      const events = all.flatMap(([t, durationMs], citizen) => [
        citizenAt(t, citizen),
        exchangeAt(t, { citizen, durationMs, status: 200 + (citizen % 2) * 300 }),
        finished(citizen, t + durationMs),
      ]);
      const last = Math.max(1, ...events.map(({ t }) => t));
      const { buckets, bucketMs } = timelineOf([...events, end(last)]);
      const sum = (of: (bucket: Timeline['buckets'][number]) => number): number =>
        buckets.reduce((total, bucket) => total + of(bucket), 0);
      expect(buckets.length).toBeLessThanOrEqual(MOST_STRETCHES);
      expect(buckets.length * bucketMs).toBeGreaterThanOrEqual(last);
      expect([sum(({ arrivals }) => arrivals), sum(({ answers }) => answers)]).toEqual([
        all.length,
        all.length,
      ]);
      expect(sum(({ errors }) => errors)).toBe(Math.floor(all.length / 2));
      const ordered = events.toSorted((a, b) => a.t - b.t);
      expect(timelineOf([...ordered, end(last)])).toEqual({
        bucketMs,
        buckets,
        faults: [],
        saturated: [],
        gauges: [],
      });
    }),
    { numRuns: 60 },
  );
});

test('percentiles over time are within 1 % of the exact ones, however many stretches became one', () => {
  const durations = fc.array(fc.integer({ min: 1, max: 600_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(durations, (all) => {
      const events = all.map((durationMs, i) => exchangeAt(i * 1_200, { durationMs, t: i * 1_200 }));
      const tally = new Tally();
      for (const event of [...events, exchangeAt(MOST_STRETCHES * 64_000, { status: 0 })]) tally.add(event);
      tally.saturation.end();
      const [first] = tally.timeline.summary(MOST_STRETCHES * 128_000).buckets;
      const inFirst = all.slice(0, Math.ceil(128_000 / 1_200)).toSorted((a, b) => a - b);
      for (const [percent, told] of [
        [50, first?.p50],
        [95, first?.p95],
      ] as const) {
        const exact = inFirst[Math.ceil((percent * inFirst.length) / 100) - 1] ?? 0;
        expect(Math.abs((told ?? 0) - exact)).toBeLessThanOrEqual(exact * 0.0101);
      }
    }),
    { numRuns: 60 },
  );
});

test('those who gave up at a step are counted among those who failed there', () => {
  const options: SampleOptions = {
    outcome: (n) => (n % 5 === 0 ? 'failed' : n % 7 === 0 ? 'abandoned' : 'finished'),
  };
  const tally = new Tally();
  for (const event of sampleEvents(options)) tally.add(event);
  const { funnel, citizens } = judge({ plan: samplePlan(options), tally });
  expect(funnel.map(({ failed, abandoned }) => [failed, abandoned])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
    [citizens.failed + citizens.abandoned, citizens.abandoned],
  ]);
});
