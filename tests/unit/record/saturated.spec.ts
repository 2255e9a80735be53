import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { judge, Tally } from '../../../src/checks/index.ts';
import { LATE_SATURATED_MS, LOOP_SATURATED_MS } from '../../../src/checks/saturation.ts';
import type { RunEvent } from '../../../src/model/index.ts';
import { samplePlan } from '../../support/debrief-sample.ts';
import { citizenAt, exchangeAt, generatorAt } from '../../support/events.ts';
import { leaveRecord, rowsOf } from './asked.ts';

/** Around the bounds, where two ways to count would part. */
const around = (bound: number): fc.Arbitrary<number> => fc.constantFrom(1, bound, bound + 1);
const second = fc.record({
  loopDelayMs: around(LOOP_SATURATED_MS),
  browserDelayMs: around(LOOP_SATURATED_MS),
  lateMs: fc.option(around(LATE_SATURATED_MS)),
});
const asked = fc.record({
  startedAt: fc.integer({ min: 1, max: 62_000 }),
  durationMs: fc.constantFrom(0, 10, 500, 999, 1_000, 2_000),
});

test('esr_metrics leaves out the times that the scorecard leaves out, and says which', async ({}, info) => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(second, { minLength: 60, maxLength: 60 }),
      fc.array(asked, { minLength: 300, maxLength: 300 }),
      async (seconds, exchanges) => {
        const events: RunEvent[] = seconds.flatMap(({ lateMs, ...delays }, i) => [
          ...(lateMs === null ? [] : [citizenAt((i + 1) * 1_000 - 5, 1_000 + i, lateMs)]),
          generatorAt((i + 1) * 1_000, delays),
        ]);
        const all = [
          ...events,
          ...exchanges.map(({ startedAt, durationMs }, citizen) =>
            exchangeAt(startedAt, { citizen, durationMs }),
          ),
        ];
        const record = all.toSorted((a, b) => a.t - b.t);
        const tally = new Tally(samplePlan());
        for (const event of record) tally.add(event);
        tally.saturation.end();
        const dir = info.outputPath(`run-${(runs += 1)}`);
        await leaveRecord(dir, record);
        const [row] = await rowsOf(
          dir,
          `select count(latency_ms) n, count(*) filter (where saturated) "left", count(*) "all",
             coalesce(percentile_disc(0.95) within group (order by latency_ms), 0) p95 from esr_metrics`,
        );
        const { serviceLatency } = judge({ plan: samplePlan(), tally });
        expect(row).toEqual({
          n: serviceLatency.n,
          left: exchanges.length - serviceLatency.n,
          all: exchanges.length,
          p95: serviceLatency.p95,
        });
      },
    ),
    // Making tables costs most: a long record has as many cases as many short ones.
    { numRuns: 3, endOnFailure: true },
  );
});
