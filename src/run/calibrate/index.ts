import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BadInput, scenarioIdOf } from '../../model/index.ts';
import type { RunOptions } from '../options.ts';
import { prepareRun } from '../prepare.ts';
import { keepCalibration, machineName } from './memory.ts';
import { findKnee, type Knee, type Stage } from './search.ts';
import { flyStage } from './stage.ts';

export { beyondThisMachine } from './warn.ts';
export type { Knee, Stage } from './search.ts';

/** What is calibrated, and who hears of it. */
export interface CalibrateOptions extends Pick<RunOptions, 'projectDir' | 'target' | 'seed'> {
  /** Its journey is flown; the project's only scenario, or the rehearsal portal's first one, without. */
  scenario?: string;
  signal: AbortSignal;
  /** The flights begin. */
  started?: (scenario: string) => void;
  /** A flight has landed. */
  flown?: (stage: Stage) => void;
}

/**
 * Finds by short flights how many citizens of a scenario this machine carries a minute and at once before what it
 * measures bends, and remembers it in `.esr/calibration.json`.
 * @throws BadInput for a scenario or target that will not do; Error when even an easy flight bends.
 */
export async function calibrate(options: CalibrateOptions): Promise<Knee & { scenario: string }> {
  const { projectDir, signal, started, flown, scenario: named, ...rest } = options;
  const file = named ?? (await usualScenario(projectDir));
  const run = await prepareRun({ scenario: file, projectDir, ...rest });
  started?.(run.scenario.name);
  const knee = await findKnee(async (perMinute) => {
    const stage = await flyStage(run, perMinute, signal);
    flown?.(stage);
    return stage;
  });
  const { perMinute, atOnce, baselineP95Ms } = knee;
  const found = { perMinute, atOnce, baselineP95Ms, at: new Date().toISOString() };
  await keepCalibration(projectDir, machineName(run.browser), { scenario: run.scenarioId, ...found });
  return { ...knee, scenario: run.scenario.name };
}

/** What a machine is calibrated with when nobody says: the portal's first scenario where there are several. */
const USUAL = 'tuition-grant';

async function usualScenario(projectDir: string): Promise<string> {
  const files = (await readdir(join(projectDir, 'scenarios')).catch(() => [])).filter((name) =>
    /\.(ya?ml|json)$/i.test(name),
  );
  const found = files.length === 1 ? files[0] : files.find((name) => scenarioIdOf(name) === USUAL);
  if (found !== undefined) return join('scenarios', found);
  const hint =
    files.length === 0
      ? 'write one with `esr init`'
      : `name one of ${files.map((name) => `scenarios/${name}`).join(', ')}`;
  throw new BadInput([{ message: 'could not calibrate, because it is not clear with which scenario', hint }]);
}
