import { rm } from 'node:fs/promises';
import { messageOf, BadInput } from '../../model/index.ts';
import { pack } from '../../record/index.ts';
import { listRuns, type ListedRun, type RunsOptions } from './list.ts';

/** A run that was changed so recently may still be read or written by somebody, ms. */
const SETTLED_MS = 3_600_000;

/** So long a run stays as it is unless somebody says otherwise, ms: 30 days. */
export const HOT_MS = 30 * 86_400_000;

/** What is to be archived. */
export interface ArchiveOptions extends RunsOptions {
  /** These, by id, whatever their age; those that are old enough without. */
  runs?: readonly string[];
  /** Runs that began longer ago are archived, ms. */
  olderThanMs: number;
  /** No more than so many for their age, the oldest; all without. */
  mostByAge?: number;
  /** All runs together may take so much, bytes: the oldest are archived, then the oldest archives deleted. */
  budgetBytes?: number;
  /** Now, ms since 1970. */
  now: number;
  /** Nothing more is archived or deleted once it is aborted; the one in hand is done first. */
  signal?: AbortSignal;
}

/** What became of runs, the oldest first. */
export interface Archived {
  archived: { run: ListedRun; before: number; after: number }[];
  /** Archives that went for the sake of the budget. */
  deleted: ListedRun[];
  /** What could not be archived, as a sentence each; it is as it was. */
  troubles: string[];
  /** Bytes of all runs together afterwards. */
  bytes: number;
}

/**
 * Archives runs: a run becomes one compressed Parquet file in its folder, from which `restoreRun` makes it what it was.
 * One that flies, or was changed in the last hour, is left alone, unless it is named and has landed.
 * @throws BadInput for runs that are not there or fly, before anything is done; where DuckDB is not installed.
 */
export async function archiveRuns(options: ArchiveOptions): Promise<Archived> {
  const { runs: named, olderThanMs, mostByAge, budgetBytes, now, signal } = options;
  const all = await listRuns(options);
  const done: Archived = { archived: [], deleted: [], troubles: [], bytes: sum(all) };
  const isIdle = (run: ListedRun): boolean => run.state === 'hot' && now - run.changedAt > SETTLED_MS;
  const chosen = named
    ? namedOf(named, all)
    : all.filter((run) => isIdle(run) && now - beganAt(run) > olderThanMs).slice(0, mostByAge);
  const archive = async (run: ListedRun): Promise<void> => {
    if (signal?.aborted) return;
    try {
      const { before, after } = await pack(run.dir);
      done.archived.push({ run, before, after });
      done.bytes += after - before;
    } catch (error) {
      if (error instanceof BadInput) throw error;
      done.troubles.push(`could not archive ${run.runId}, because ${messageOf(error)}`);
    }
  };
  for (const run of chosen) await archive(run);
  if (budgetBytes === undefined || signal?.aborted) return done;
  const isLeft = (run: ListedRun): boolean => !chosen.includes(run);
  for (const run of all.filter((one) => isIdle(one) && isLeft(one))) {
    if (done.bytes <= budgetBytes) break;
    await archive(run);
  }
  // What could not be packed, and what is open, would not be any smaller for it.
  if (done.troubles.length > 0 || signal?.aborted) return done;
  const packed = new Map(done.archived.map(({ run, after }) => [run, after]));
  const stays = all.filter((run) => run.state !== 'archived' && !packed.has(run));
  if (sum(stays) > budgetBytes) return done;
  for (const run of all.filter((one) => one.state === 'archived' || packed.has(one))) {
    if (done.bytes <= budgetBytes) break;
    if (!packed.has(run) && !(await isStillIdle(run, options))) continue;
    await rm(run.dir, { recursive: true });
    done.bytes -= packed.get(run) ?? run.bytes;
    done.deleted.push(run);
  }
  return done;
}

/** Whether an archive is what it was when it was listed: somebody may have restored it since, or be at it. */
async function isStillIdle(run: ListedRun, options: ArchiveOptions): Promise<boolean> {
  const now = (await listRuns({ ...options, scenario: run.scenarioId })).find(({ dir }) => dir === run.dir);
  return now?.state === 'archived' && now.changedAt === run.changedAt;
}

function namedOf(named: readonly string[], all: readonly ListedRun[]): ListedRun[] {
  const found = named.map((id) => ({ id, run: all.find(({ runId }) => runId === id) }));
  const problems = found.flatMap(({ id, run }) => {
    if (!run) return [{ message: `there is no run “${id}”`, hint: '`npx esr runs` lists them' }];
    if (run.state === 'flying')
      return [{ message: `could not archive ${id}, because it still flies`, hint: 'wait for its end' }];
    return [];
  });
  if (problems.length > 0) throw new BadInput(problems);
  return found.flatMap(({ run }) => (run?.state === 'hot' ? [run] : []));
}

/** By its name, which is its start in UTC; by its last change where it has another. */
export function beganAt({ runId, changedAt }: Pick<ListedRun, 'runId' | 'changedAt'>): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)/.exec(runId) ?? [];
  if (second === undefined) return changedAt;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) || changedAt;
}

function sum(runs: readonly ListedRun[]): number {
  return runs.reduce((bytes, run) => bytes + run.bytes, 0);
}
