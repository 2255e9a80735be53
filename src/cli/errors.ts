import { CommanderError } from 'commander';
import { BadInput, EXIT } from '../model/index.ts';
import { Interrupted } from '../run/index.ts';

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
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  return EXIT.invalid;
}
