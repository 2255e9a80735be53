import { join } from 'node:path';
import { BadInput, nearest } from '../../model/index.ts';
import { ARCHIVE_FILE, unpack } from '../../record/index.ts';
import { listRuns, type ListedRun, type RunsOptions } from './list.ts';

/**
 * Makes an archived run what it was, so that it can be asked, reported on and compared again.
 * @returns the run; one that was not archived is left as it is.
 * @throws BadInput when there is no such run; Error when its archive cannot be read.
 */
export async function restoreRun(runId: string, options: RunsOptions): Promise<ListedRun> {
  const all = await listRuns(options);
  const run = all.find((one) => one.runId === runId);
  if (!run) {
    const [close] = nearest(
      runId,
      all.map((one) => one.runId),
    );
    const hint = close === undefined ? '`npx esr runs` lists them' : `did you mean ${close}?`;
    throw new BadInput([{ message: `there is no run “${runId}”`, hint }]);
  }
  if (run.state === 'archived') await unpack(join(run.dir, ARCHIVE_FILE));
  return run;
}
