import { resolve } from 'node:path';
import { compareRuns, type FlownRun } from '../../checks/index.ts';
import type { Comparison } from '../../model/index.ts';
import { judgeRun } from '../land.ts';
import { findRun } from '../report-find.ts';

/** Where two runs are looked for. */
export interface PastOptions {
  projectDir: string;
  /** `reports` without. */
  reportsDir?: string;
}

/**
 * Two past runs beside each other, each said as `esr report` takes it.
 * @throws BadInput when one is not there, still flies or is archived.
 */
export async function diffRuns(
  a: string,
  b: string,
  { projectDir, reportsDir = 'reports' }: PastOptions,
): Promise<Comparison> {
  const where = { projectDir, reportsDir: resolve(projectDir, reportsDir) };
  return compareRuns(await flownIn(await findRun(a, where)), await flownIn(await findRun(b, where)));
}

/** A landed run, judged anew from its record; nothing is written. */
export async function flownIn(dir: string): Promise<FlownRun> {
  const { debrief, plan, events } = await judgeRun(dir);
  return { plan, events, scorecard: debrief.scorecard };
}
