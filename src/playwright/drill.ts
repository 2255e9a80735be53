import { describeProgress, rehearse, type PreparedRun } from '../run/index.ts';
import { test } from './fixtures.ts';

const SAY_EVERY_MS = 5_000;
/** How long a drill may take beyond its ramp: the last citizens' patience and the debrief. */
const AFTER_RAMP_MS = 180_000;

/** Flies the swarm in this process; record and scorecard stay in the run's folder, for gates and reporter. */
export async function drill(
  run: PreparedRun,
  landing: { signal: AbortSignal; wait(work: Promise<unknown>): void },
): Promise<void> {
  test.setTimeout(run.scenario.rampUpMs + AFTER_RAMP_MS);
  let saidAt = 0;
  const flown = rehearse(run, landing.signal, {
    rampedUp: () => console.log('  ⏱ Ramp up complete'),
    progress(progress) {
      if (progress.elapsedMs - saidAt < SAY_EVERY_MS) return;
      saidAt = progress.elapsedMs;
      console.log(`  ${describeProgress(progress)}`);
    },
  });
  landing.wait(flown);
  const { scorecard } = await flown;
  if (scorecard.verdict === 'INVALID') {
    throw new Error(`the drill proves nothing: ${scorecard.reasons.join('; ')}`);
  }
}
