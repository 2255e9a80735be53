import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan, Scorecard } from '../model/index.ts';

/** The plan of a run, in its folder. */
export const PLAN = 'plan.json';

/** Where a run's folder is. */
export interface RunPlace {
  reportsDir: string;
  scenarioId: string;
  runId: string;
}

/** `reports/<scenario>/<run>`. */
export function runDir({ reportsDir, scenarioId, runId }: RunPlace): string {
  return join(reportsDir, scenarioId, runId);
}

/** Keeps the plan next to the record: with both, everything a debrief shows can be made again. */
export async function keepPlan(dir: string, plan: Plan): Promise<void> {
  await writeFile(join(dir, PLAN), `${JSON.stringify(plan)}\n`);
}

/** The scorecard of a run, or undefined when it has not landed. */
export async function readScorecard(place: RunPlace): Promise<Scorecard | undefined> {
  try {
    return JSON.parse(await readFile(join(runDir(place), 'scorecard.json'), 'utf8')) as Scorecard;
  } catch {
    return undefined;
  }
}

/** The scorecard of a run whose scenario is not known; undefined when it has not landed below that folder. */
export async function findScorecard(reportsDir: string, runId: string): Promise<Scorecard | undefined> {
  const scenarios = await readdir(reportsDir).catch(() => []);
  for (const scenarioId of scenarios) {
    const found = await readScorecard({ reportsDir, scenarioId, runId });
    if (found) return found;
  }
  return undefined;
}
