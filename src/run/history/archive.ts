import { rm } from 'node:fs/promises';
import { messageOf, BadInput } from '../../model/index.ts';
import { Overtaken, pack, sizeOf, sweep } from '../../record/index.ts';
import { beganAt } from './began.ts';
import { listRuns, runIn, type ListedRun, type RunsOptions } from './list.ts';

/** A run that was changed so recently may still be read or written by somebody, ms. */
const SETTLED_MS = 3_600_000;

/** So many more than the most are tried: what cannot be archived shall not keep others from it, nor take for ever. */
const MORE_TRIES = 5;

/** What is to be archived. */
export interface ArchiveOptions extends RunsOptions {
  /** These, by id, whatever their age; those that are old enough without. */
  runs?: readonly string[];
  /** Runs that began longer ago are archived, ms. */
  olderThanMs: number;
  /** No more than so many for their age, the oldest that can be; all without. */
  mostByAge?: number;
  /** Runs that are left alone although they are old enough, or the budget asks for them. */
  stays?: (run: ListedRun, why: 'age' | 'budget') => boolean;
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
  /** What could not be archived, as a sentence each; it is as it was. Not what another process does meanwhile, unless named. */
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
  const { runs: ids, olderThanMs, mostByAge = Infinity, budgetBytes, now, signal } = options;
  const { stays = () => false } = options;
  const listed = await listRuns(options);
  const named = ids && namedOf(ids, listed);
  const all = signal?.aborted ? listed : await swept(listed, ids);
  const done: Archived = { archived: [], deleted: [], troubles: [], bytes: sum(all) };
  const isIdle = (run: ListedRun): boolean => run.state === 'hot' && now - run.changedAt > SETTLED_MS;
  const tried = new Set<ListedRun>();
  let isOvertaken = false;
  const archive = async (run: ListedRun): Promise<void> => {
    if (signal?.aborted) return;
    tried.add(run);
    try {
      const { before, after } = await pack(run.dir);
      done.archived.push({ run, before, after });
      done.bytes += after - before;
    } catch (error) {
      if (error instanceof BadInput) throw error;
      isOvertaken ||= error instanceof Overtaken;
      if (error instanceof Overtaken && !named) return;
      done.troubles.push(`could not archive ${run.runId}, because ${messageOf(error)}`);
    }
  };
  const isOld = (run: ListedRun): boolean =>
    isIdle(run) && now - beganAt(run) > olderThanMs && !stays(run, 'age');
  for (const run of named ?? all.filter(isOld)) {
    if (done.archived.length >= mostByAge || tried.size >= mostByAge + MORE_TRIES) break;
    await archive(run);
  }
  if (budgetBytes === undefined) return done;
  for (const run of all.filter((one) => isIdle(one) && !tried.has(one) && !stays(one, 'budget'))) {
    if (done.bytes <= budgetBytes) break;
    await archive(run);
  }
  // How small a run gets that another process has in hand is not known yet.
  if (isOvertaken || signal?.aborted) return done;
  const packed = new Map(done.archived.map(({ run, after }) => [run, after]));
  const archives = all.filter(
    (run) => (run.state === 'archived' || packed.has(run)) && !stays(run, 'budget'),
  );
  // What could not be packed, and what is open, would not be any smaller for it.
  if (sum(all.filter((run) => !archives.includes(run))) > budgetBytes) return done;
  for (const run of archives) {
    if (done.bytes <= budgetBytes) break;
    const found = packed.has(run) ? 'as it was' : await stillThere(run, options.projectDir);
    if (found === 'changed') continue;
    done.bytes -= packed.get(run) ?? run.bytes;
    if (found === 'gone') continue;
    await rm(run.dir, { recursive: true, force: true });
    done.deleted.push(run);
  }
  return done;
}

/** The same runs without what a process that was killed left beside archives, those of these ids where there are any. */
async function swept(
  runs: readonly ListedRun[],
  ids: readonly string[] = runs.map(({ runId }) => runId),
): Promise<ListedRun[]> {
  const after: ListedRun[] = [];
  for (const run of runs) {
    // What cannot be swept lies there as before; an archive that cannot be read is told by whoever restores it.
    const isAsked = run.state === 'archived' && ids.includes(run.runId);
    const isSwept = isAsked && (await sweep(run.dir).catch(() => false));
    after.push(isSwept ? { ...run, ...(await sizeOf(run.dir)) } : run);
  }
  return after;
}

/** What became of an archive since it was listed: somebody may have restored it since or be at it, or deleted it. */
async function stillThere(run: ListedRun, projectDir: string): Promise<'as it was' | 'changed' | 'gone'> {
  const now = await runIn(run.dir, projectDir);
  if (!now) return 'gone';
  return now.state === 'archived' && now.changedAt === run.changedAt ? 'as it was' : 'changed';
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

function sum(runs: readonly ListedRun[]): number {
  return runs.reduce((bytes, run) => bytes + run.bytes, 0);
}
