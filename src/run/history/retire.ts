import { resolve } from 'node:path';
import { BadInput } from '../../model/index.ts';
import { recordedIn } from '../recorded.ts';
import { archiveRuns, beganAt, HOT_MS, type Archived } from './archive.ts';
import type { RunsOptions } from './list.ts';

/** Whoever has just flown a run waits for no more than so many; the others go after the next ones. */
const MOST_AT_ONCE = 3;

/** Whose old runs. */
interface RetireOptions extends Omit<RunsOptions, 'scenario'> {
  /** All runs together may take so much, bytes, as for `archiveRuns`; anything without. */
  budgetBytes?: number;
  /** Now, ms since 1970. */
  now: number;
  /** Nothing more is archived once it is aborted. */
  signal?: AbortSignal;
}

/**
 * Archives the oldest runs that began more than 30 days ago, as after every run. Without a budget only names of folders are
 * looked at where there is nothing to do.
 * @returns what was done; undefined where nothing was, also where DuckDB is not installed, for a run lands without.
 */
export async function retireRuns(options: RetireOptions): Promise<Archived | undefined> {
  const { projectDir, reportsDir = 'reports', budgetBytes, now } = options;
  const runs = await recordedIn(resolve(projectDir, reportsDir));
  // A folder of another name says nothing of its age here: it counts as new.
  const isOld = runs.some(({ runId }) => now - beganAt({ runId, changedAt: now }) > HOT_MS);
  if (!isOld && budgetBytes === undefined) return undefined;
  try {
    const done = await archiveRuns({ ...options, olderThanMs: HOT_MS, mostByAge: MOST_AT_ONCE });
    return done.archived.length + done.deleted.length + done.troubles.length > 0 ? done : undefined;
  } catch (error) {
    if (error instanceof BadInput) return undefined;
    throw error;
  }
}
