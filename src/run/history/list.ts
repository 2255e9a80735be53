import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Scorecard } from '../../model/index.ts';
import { ARCHIVE_FILE, EVENTS_FILE, sizeOf } from '../../record/index.ts';
import { isOpen } from '../faults/index.ts';
import { foldersIn } from '../recorded.ts';

/** A run of the project, as far as its folder tells. */
export interface ListedRun {
  scenarioId: string;
  runId: string;
  /** Folder of the run, absolute. */
  dir: string;
  /** `hot`: everything is there; `archived`: `esr restore` brings it back; `flying`: it is open. */
  state: 'hot' | 'archived' | 'flying';
  /** When it was last changed, ms since 1970. */
  changedAt: number;
  /** Of all files in it. */
  bytes: number;
  /** Absent of a run that has not landed. */
  scorecard?: Scorecard;
}

/** Which runs. */
export interface RunsOptions {
  projectDir: string;
  /** `reports` without. */
  reportsDir?: string;
  /** Only runs of this scenario, as its folder in reports/ is called. */
  scenario?: string;
}

/** Every run below reports/, hot or archived, in the order of their start. */
export async function listRuns({
  projectDir,
  reportsDir = 'reports',
  scenario,
}: RunsOptions): Promise<ListedRun[]> {
  const reports = resolve(projectDir, reportsDir);
  const runs: ListedRun[] = [];
  for (const scenarioId of await foldersIn(reports)) {
    if (scenario !== undefined && scenarioId !== scenario) continue;
    for (const runId of await foldersIn(join(reports, scenarioId))) {
      const run = await runIn(join(reports, scenarioId, runId), projectDir);
      if (run) runs.push({ scenarioId, ...run });
    }
  }
  return runs.toSorted((a, b) => (a.runId < b.runId ? -1 : 1));
}

/** The run whose folder this is, absolute; undefined where there is none. */
export async function runIn(
  dir: string,
  projectDir: string,
): Promise<Omit<ListedRun, 'scenarioId'> | undefined> {
  const names = await readdir(dir).catch((): string[] => []);
  const isHot = names.includes(EVENTS_FILE);
  if (!isHot && !names.includes(ARCHIVE_FILE)) return undefined;
  const runId = basename(dir);
  const { bytes, changedAt } = await sizeOf(dir);
  const state = !isHot ? 'archived' : (await isOpen(runId, projectDir)) ? 'flying' : 'hot';
  const scorecard = await readFile(join(dir, 'scorecard.json'), 'utf8').then(
    (text) => parsed(text),
    () => undefined,
  );
  return { runId, dir, state, changedAt, bytes, ...(scorecard ? { scorecard } : {}) };
}

/** A file that was cut off by a crash tells nothing. */
function parsed(text: string): Scorecard | undefined {
  try {
    return JSON.parse(text) as Scorecard;
  } catch {
    return undefined;
  }
}
