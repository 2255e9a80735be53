import { CommanderError } from 'commander';
import { BadInput, EXIT } from '../model/index.ts';
import { Interrupted } from '../run/later.ts';

/** Prints what went wrong in words and returns the exit code. Only a defect of ours shows a stack. */
export function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.pass : EXIT.badInput;
  if (error instanceof BadInput) {
    const { length } = error.problems;
    console.error(error.message);
    if (length > 1) console.error(`${length} problems; nothing was started.`);
    return EXIT.badInput;
  }
  if (error instanceof Interrupted) {
    console.error(error.message);
    return EXIT.interrupted;
  }
  const disk = diskTrouble(error);
  if (disk !== undefined) {
    console.error(disk);
    return EXIT.invalid;
  }
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  return EXIT.invalid;
}

const DISK: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'that is not allowed to you',
  EPERM: 'that is not allowed to you',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a file stands where a folder should be',
};

/** A file of the run that could not be written, as a sentence; undefined for anything else. */
function diskTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const because = DISK[String(error.code)];
  if (because === undefined) return undefined;
  const what = 'path' in error && typeof error.path === 'string' ? error.path : 'the files of the run';
  return `could not write ${what}, because ${because}\n  → make room, or give another folder with --reports; what was written stays`;
}
