import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../model/index.ts';
import { EVENTS_FILE } from '../record/index.ts';
import { PLAN, type RunPlace } from './folder.ts';

/** A run that left a record, and the folder it is in. */
export interface Recorded extends RunPlace {
  dir: string;
}

/** Enough of a record for its first event, bytes. */
const FIRST_EVENT = 16_384;

/** Every run that left a record, by its name; links such as `latest` are none. */
export async function recordedIn(reportsDir: string): Promise<Recorded[]> {
  const runs: Recorded[] = [];
  for (const scenarioId of await foldersIn(reportsDir)) {
    for (const runId of await foldersIn(join(reportsDir, scenarioId))) {
      const dir = join(reportsDir, scenarioId, runId);
      const names = await readdir(dir).catch((): string[] => []);
      if (names.includes(EVENTS_FILE)) runs.push({ reportsDir, scenarioId, runId, dir });
    }
  }
  return runs.toSorted((a, b) => (a.runId < b.runId ? -1 : 1));
}

/** Names of real folders in a folder: links such as `latest` are none. */
export async function foldersIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** The run that began last, by its own word; a rerun only where there is nothing else. */
export async function latest(runs: readonly Recorded[]): Promise<Recorded> {
  const begun = await Promise.all(runs.map(async (run) => ({ run, at: await beginOf(run) })));
  const sorted = begun.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map(({ run }) => run);
  for (const run of sorted) if (!(await isRerun(run))) return run;
  const [last] = sorted;
  if (!last) throw new Error('there is no latest of no runs');
  return last;
}

/**
 * Whether a run is a few citizens of another run, looked at again: it is asked for by its id, and nobody who says “latest”
 * means it. A plan that cannot be read is that of no rerun, and whoever reads the run says what is wrong.
 */
export async function isRerun({ dir }: Recorded): Promise<boolean> {
  try {
    return (JSON.parse(await readFile(join(dir, PLAN), 'utf8')) as Partial<Plan>).rerunOf !== undefined;
  } catch {
    return false;
  }
}

/** As ISO 8601; empty where the record has no beginning. */
async function beginOf({ dir }: Recorded): Promise<string> {
  const file = await open(join(dir, EVENTS_FILE));
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(FIRST_EVENT) });
    return /^[^\n]*"at":"(\d{4}-[^"\n]+)"/.exec(buffer.toString('utf8', 0, bytesRead))?.[1] ?? '';
  } finally {
    await file.close();
  }
}
