import { closeSync, openSync, writeSync } from 'node:fs';
import { relative } from 'node:path';
import { BadInput } from '../../model/index.ts';
import { runCommand } from '../../sandbox/index.ts';
import { plainEnv } from './git.ts';

/** What is prepared, and how messages call it. */
interface Unprepared {
  /** Folder of the project in the checkout. */
  dir: string;
  /** `side A, main (1a2b3c4d5e)`. */
  name: string;
  /** Gets all that is printed. */
  log: string;
  projectDir: string;
}

/**
 * Runs the commands that make a checkout startable, one after the other.
 * @throws BadInput when one does not go well, with its last lines and where the others are; the reason of the signal.
 */
export async function prepareCheckout(
  commands: readonly (readonly string[])[],
  { dir, name, log, projectDir }: Unprepared,
  signal: AbortSignal,
): Promise<void> {
  const handle = openSync(log, 'w');
  const write = (line: string): void => void writeSync(handle, `${line}\n`);
  try {
    for (const command of commands) {
      const said = command.join(' ');
      write(`$ ${said}`);
      const failed = await runCommand(command, { cwd: dir, env: plainEnv(), hear: write, signal });
      if (!failed) continue;
      const { because, last } = failed;
      const printed = last.length > 0 ? ` It printed:\n    ${last.join('\n    ')}` : '';
      throw new BadInput([
        {
          message: `could not prepare ${name}, because of “${said}”: ${because}.${printed}`,
          hint: `all that was printed is in ${relative(projectDir, log).replaceAll('\\', '/')}; the command is the “prepare” of the target’s file`,
        },
      ]);
    }
  } finally {
    closeSync(handle);
  }
}
