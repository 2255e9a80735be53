import { resolve } from 'node:path';
import { BadInput } from '../../model/index.ts';
import { readScorecard } from '../folder.ts';
import { HOT_MS } from '../hot.ts';
import { recordedIn, type Recorded } from '../recorded.ts';
import { archiveRuns, type Archived } from './archive.ts';
import { nameTells } from './began.ts';
import type { RunsOptions } from './list.ts';

/** Whoever has just flown a run waits for no more than so many; the others go after the next ones. */
const MOST_AT_ONCE = 3;

/** Whose old runs. */
export interface RetireOptions extends Omit<RunsOptions, 'scenario'> {
  /** All runs together may take so much, bytes, as for `archiveRuns`; anything without. */
  budgetBytes?: number;
  /** Now, ms since 1970. */
  now: number;
  /** Nothing more is archived once it is aborted. */
  signal?: AbortSignal;
}

/**
 * Archives the oldest runs that began, and were last changed, more than 30 days ago, as after every run. The newest rehearsal of
 * each scenario stays for its age, and a folder that somebody named stays in any case. Without a budget only names of folders
 * are looked at where none is as old.
 * @returns what was done; undefined where nothing was, also where DuckDB is not installed, for a run lands without.
 */
export async function retireRuns(options: RetireOptions): Promise<Archived | undefined> {
  const { projectDir, reportsDir = 'reports', budgetBytes, now } = options;
  const runs = await recordedIn(resolve(projectDir, reportsDir));
  const old = runs.filter(({ runId }) => now - (nameTells(runId) ?? now) > HOT_MS);
  if (old.length === 0 && budgetBytes === undefined) return undefined;
  const newest = await newestOf(runs);
  if (old.every(({ dir }) => newest.has(dir)) && budgetBytes === undefined) return undefined;
  try {
    const done = await archiveRuns({
      ...options,
      olderThanMs: HOT_MS,
      mostByAge: MOST_AT_ONCE,
      stays: ({ runId, dir, changedAt }, why) =>
        nameTells(runId) === undefined ||
        // Whoever restores a run, or makes its tables, means to have it for a while.
        (why === 'age' && (newest.has(dir) || now - changedAt <= HOT_MS)),
    });
    return done.archived.length + done.deleted.length + done.troubles.length > 0 ? done : undefined;
  } catch (error) {
    if (error instanceof BadInput) return undefined;
    throw error;
  }
}

/** The folder of the newest run of each scenario that has landed; a rerun is a few citizens of another run. */
async function newestOf(runs: readonly Recorded[]): Promise<ReadonlySet<string>> {
  const newest = new Map<string, string>();
  for (const run of runs.toReversed()) {
    if (newest.has(run.scenarioId) || nameTells(run.runId) === undefined) continue;
    const scorecard = await readScorecard(run);
    if (scorecard && scorecard.rerunOf === undefined) newest.set(run.scenarioId, run.dir);
  }
  return new Set(newest.values());
}
