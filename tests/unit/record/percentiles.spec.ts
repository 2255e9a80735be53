import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { judge, Tally } from '../../../src/checks/index.ts';
import { Durations } from '../../../src/checks/durations.ts';
import { sampleEvents, samplePlan, type SampleOptions } from '../../support/debrief-sample.ts';
import { exchangeAt } from '../../support/events.ts';
import { leaveRecord, rowsOf } from './asked.ts';

const PERCENTS = [50, 90, 95, 99] as const;

/** How `percentile_cont` is defined: on a straight line between the two values around (n - 1) p. */
function between(sorted: readonly number[], percent: number): { value: number; low: number; high: number } {
  const place = ((sorted.length - 1) * percent) / 100;
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return { low, high, value: low + (high - low) * (place - Math.floor(place)) };
}

test('percentile_disc is the percentile of the scorecard; percentile_cont lies between the same two values', async ({}, info) => {
  const durations = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 250 });
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(durations, async (values) => {
      const dir = info.outputPath(`run-${(runs += 1)}`);
      await leaveRecord(
        dir,
        values.map((durationMs) => exchangeAt(0, { durationMs })),
      );
      const exact = new Durations();
      for (const value of values) exact.add(value);
      const sorted = values.toSorted((a, b) => a - b);
      const figures = PERCENTS.flatMap((percent) =>
        ['disc', 'cont'].map(
          (kind) =>
            `percentile_${kind}(${percent / 100}) within group (order by latency_ms) as ${kind}${percent}`,
        ),
      );
      const [row = {}] = await rowsOf(dir, `select ${figures.join(', ')} from esr_metrics`);
      for (const percent of PERCENTS) {
        expect(row[`disc${percent}`]).toBe(exact.percentile(percent));
        const { value, low, high } = between(sorted, percent);
        expect(Math.abs(Number(row[`cont${percent}`]) - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, high));
        expect([low, high]).toContain(exact.percentile(percent));
      }
    }),
    { numRuns: 6 },
  );
});

const CASES: [told: string, options: SampleOptions][] = [
  ['a healthy run', { users: 40 }],
  ['a run with a fault, whose exchanges are judged apart', { users: 40, faultMs: 900 }],
  [
    'a run whose rules refuse',
    { users: 40, rule: 'R-1', outcome: (n) => (n % 3 === 0 ? 'failed' : 'finished') },
  ],
];

for (const [told, options] of CASES) {
  test(`esr_metrics of ${told} gives the latency and errors of its scorecard`, async ({}, info) => {
    const dir = info.outputPath('run');
    const events = sampleEvents(options);
    await leaveRecord(dir, events);
    const tally = new Tally();
    for (const event of events) tally.add(event);
    const { latency, errors } = judge({ plan: samplePlan(options), tally });
    expect(latency.n).toBeGreaterThan(0);
    expect(
      await rowsOf(
        dir,
        `select count(latency_ms) n, percentile_disc(0.95) within group (order by latency_ms) p95,
           count(*) filter (where status <> 'OK') errors from esr_metrics`,
      ),
    ).toEqual([{ n: latency.n, p95: latency.p95, errors }]);
  });
}
