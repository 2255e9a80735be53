// Does a run know when the machine was its limit? Calibrates, then flies ten short runs at half of what was found, of
// which none may call itself invalid, and ten at twice of it, which all must.
import { calibrate } from '../../src/run/calibrate/index.ts';
import { flyStage } from '../../src/run/calibrate/stage.ts';
import { prepareRun } from '../../src/run/index.ts';
import { ROOT } from '../support/processes.ts';
import type { Figure } from './figures.ts';
import { plainScenario } from './journeys.ts';

const RUNS = 10;

/** @param say hears a readable line for each run. */
export async function benchHonesty(say: (line: string) => void): Promise<Figure[]> {
  const { signal } = new AbortController();
  const scenario = await plainScenario();
  const { perMinute, atOnce, because } = await calibrate({
    scenario,
    projectDir: ROOT,
    signal,
    flown: (stage) => say(JSON.stringify(stage)),
  });
  say(`carries ${perMinute} a minute, ${atOnce} at once; above that ${because}`);
  const run = await prepareRun({ scenario, projectDir: ROOT });
  const invalid = async (rate: number): Promise<number> => {
    let count = 0;
    for (let i = 0; i < RUNS; i++) {
      const { isValid, latenessP95Ms, saturatedShare } = await flyStage(run, rate, signal);
      if (!isValid) count++;
      say(
        `${Math.round(rate)} a minute: ${isValid ? 'valid' : 'INVALID'}, late by ${latenessP95Ms.toFixed(0)} ms (p95), saturated ${(saturatedShare * 100).toFixed(0)} %`,
      );
    }
    return count;
  };
  return [
    { bench: 'calibrated rate', value: perMinute, unit: 'citizens/min', n: 1 },
    { bench: 'invalid at half of it', value: await invalid(perMinute / 2), unit: 'runs', n: RUNS },
    { bench: 'invalid at twice of it', value: await invalid(perMinute * 2), unit: 'runs', n: RUNS },
  ];
}
