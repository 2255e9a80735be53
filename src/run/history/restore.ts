import { join } from 'node:path';
import { BadInput, messageOf, nearest } from '../../model/index.ts';
import { ARCHIVE_FILE, Overtaken, unpack } from '../../record/index.ts';
import { listRuns, type ListedRun, type RunsOptions } from './list.ts';

/** Where a run is looked for. */
export interface RestoreOptions extends RunsOptions {
  /** Hears why there is no Allure report again. */
  note?: (sentence: string) => void;
}

/**
 * Makes an archived run what it was, so that it can be asked, reported on and compared again, and its Allure report again.
 * @returns the run; one that was not archived is left as it is, but for an Allure report that is missing.
 * @throws BadInput when there is no such run, or another process has it in hand; Error when its archive cannot be read.
 */
export async function restoreRun(runId: string, options: RestoreOptions): Promise<ListedRun> {
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
  if (run.state === 'archived') {
    await unpack(join(run.dir, ARCHIVE_FILE)).catch((error: unknown) => {
      if (!(error instanceof Overtaken)) throw error;
      const message = `could not restore ${runId}, because ${error.message}`;
      throw new BadInput([{ message, hint: 'try again in a moment; `npx esr runs` says what it is' }]);
    });
  }
  if (run.state !== 'flying' && run.scorecard) {
    // Whoever lists runs needs no report.
    const { allureAgain } = await import('../report.ts');
    await allureAgain(run.dir, run.scorecard).catch((error: unknown) => options.note?.(messageOf(error)));
  }
  return run;
}
