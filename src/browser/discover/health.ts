import { runCommand, type RunCommand } from './command.ts';
import type { FoundBrowser } from './find.ts';
import type { Machine } from './machine.ts';

/** A browser that hangs on `--version` would hang on everything. */
const VERSION_TIMEOUT_MS = 5_000;

/** Whether a browser's program can be loaded at all, learnt without starting the browser. */
export type Health = { ok: true; version?: string } | { ok: false; why: string };

/**
 * Asks a browser for its version, which also shows whether the system has the libraries it needs. On Windows
 * `--version` would open a window, so there nothing is asked.
 */
export async function browserHealth(
  found: Pick<FoundBrowser, 'executablePath' | 'version'>,
  machine: Machine,
  run: RunCommand = runCommand,
): Promise<Health> {
  const known = found.version === undefined ? {} : { version: found.version };
  if (machine.platform === 'win32') return { ok: true, ...known };
  const ended = await run(found.executablePath, ['--version'], { timeoutMs: VERSION_TIMEOUT_MS });
  if (ended.timedOut)
    return { ok: false, why: `gave no answer to --version within ${VERSION_TIMEOUT_MS / 1_000} s` };
  if (ended.code !== 0) return { ok: false, why: firstLine(ended.output) || 'ended at once, without a word' };
  const version = /\d+(?:\.\d+){1,3}/.exec(ended.output)?.[0];
  return { ok: true, ...known, ...(version ? { version } : {}) };
}

/** The first line that says something; loader errors are shortened to what is missing. */
function firstLine(output: string): string {
  const library = /error while loading shared libraries: (\S+):/.exec(output)?.[1];
  if (library) return `the system lacks the library ${library}`;
  return (
    output
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line !== '') ?? ''
  );
}
