import { BadInput, describeProblem, EXIT, type Problem } from '../model/index.ts';
import type { RunOptions } from '../run/index.ts';
import { dryRun, outlookLines } from '../run/later.ts';

/** Flags of `esr run` that a dry run has to say something about. */
interface DryRunFlags {
  dryRun?: true;
  json?: true;
}

/**
 * `esr run --dry-run`: prints what the run would do, for a person or, with `--json`, for a program.
 * @returns the exit code; undefined when no dry run is wanted.
 * @throws BadInput for any file or option that a run would not take either.
 */
export async function printOutlook(flags: DryRunFlags, options: RunOptions): Promise<number | undefined> {
  if (!flags.dryRun) {
    if (!flags.json) return undefined;
    const hint = 'add --dry-run; the figures of a run are in scorecard.json of its folder';
    throw new BadInput([{ message: '--json prints what a dry run shows, and this is none', hint }]);
  }
  // What a program reads is nothing but JSON.
  const note = (problem: Problem): void => console.error(describeProblem(problem));
  const outlook = await dryRun(flags.json ? { ...options, note } : options);
  const text = flags.json ? JSON.stringify(outlook, undefined, 2) : (await outlookLines(outlook)).join('\n');
  console.log(text);
  return EXIT.pass;
}
