import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planRun } from '../../plan/index.ts';
import type { PreparedRun } from '../prepare.ts';
import { rehearse } from '../rehearse.ts';
import type { Stage } from './search.ts';

/** How long citizens arrive in one flight, ms: long enough for a queue to grow that is going to. */
const FLIGHT_MS = 20_000;
/**
 * So long nobody comes at first, ms. Windows are opened ahead of their citizens, but the first of a cold browser; of the ten
 * citizens of an easy flight that one would be the 95th percentile.
 */
const COLD_MS = 2_000;

/**
 * Flies the scenario's journey for a short while at a constant rate, without faults and without a debrief.
 * @throws what `rehearse` throws, and the signal's reason when it is aborted.
 */
export async function flyStage(run: PreparedRun, perMinute: number, signal: AbortSignal): Promise<Stage> {
  const users = Math.max(1, Math.round((perMinute * FLIGHT_MS) / 60_000));
  const { profile: _profile, concurrency: _concurrency, arrivals: _arrivals, ...plain } = run.scenario;
  const scenario = { ...plain, users, rampUpMs: FLIGHT_MS, faults: [] };
  const reportsDir = await mkdtemp(join(tmpdir(), 'esr-calibrate-'));
  let atOnce = 0;
  try {
    const planned = planRun(scenario, run.plan.personas, run.plan.seed);
    const arrivals = planned.arrivals.map((arrival) => ({ ...arrival, atMs: arrival.atMs + COLD_MS }));
    const plan = { ...run.plan, ...planned, arrivals };
    const { scorecard } = await rehearse({ ...run, scenario, plan, reportsDir }, signal, {
      progress: ({ active }) => (atOnce = Math.max(atOnce, active)),
    });
    signal.throwIfAborted();
    const { citizens, validity, serviceLatency, findings } = scorecard;
    const [first] = findings;
    return {
      perMinute,
      latencyP95Ms: serviceLatency.p95,
      latenessP95Ms: validity.lateness.p95,
      saturatedShare: validity.seconds > 0 ? validity.saturatedSeconds / validity.seconds : 0,
      atOnce,
      isValid: validity.valid,
      failed: citizens.planned - citizens.finished - citizens.left,
      ...(first ? { failure: first.cause } : {}),
    };
  } finally {
    await rm(reportsDir, { recursive: true, force: true });
  }
}
