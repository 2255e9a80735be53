import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { BadInput, type Target } from '../model/index.ts';
import { LAST_WORDS_MS, spawnKept, stopper, whyEnded } from './keep.ts';

const LINES_KEPT = 12;

/** A service under test that this run started. */
export interface RunningTarget {
  /** Its address, without a slash at the end. */
  url: string;
  /** Ends it; resolves when it is gone. Harmless when called again. */
  stop(): Promise<void>;
}

/**
 * Starts a disposable copy of the service under test and waits for its ready line. It ends with `stop`, and also
 * when this process dies in any way.
 * @param extraArgs appended to the start command.
 * @param env added to its environment.
 * @throws BadInput when it does not start, with the last lines it printed.
 */
export async function startTarget(
  start: NonNullable<Target['start']>,
  options: {
    name: string;
    extraArgs?: readonly string[];
    env?: Readonly<Record<string, string>>;
    signal: AbortSignal;
  },
): Promise<RunningTarget> {
  options.signal.throwIfAborted();
  const command = [...start.command, ...(options.extraArgs ?? [])];
  const child = spawnKept(command, { cwd: start.cwd, env: { ...process.env, ...options.env } });
  const stop = stopper(child);
  try {
    const url = await readyLine(child, start, options);
    return { url: url.replace(/\/+$/, ''), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readyLine(
  child: ChildProcess,
  start: NonNullable<Target['start']>,
  { name, signal }: { name: string; signal: AbortSignal },
): Promise<string> {
  const last: string[] = [];
  const settled = new AbortController();
  return new Promise<string>((resolve, reject) => {
    const fail = (because: string): void => {
      const said = last.length > 0 ? ` It printed:\n    ${last.join('\n    ')}` : '';
      reject(
        new BadInput([
          {
            message: `could not start the target “${name}” (${start.command.join(' ')}), because ${because}.${said}`,
            hint: 'start it by hand and give its address with --target, or mend the target file',
          },
        ]),
      );
    };
    const late = (): void => fail(`it was not ready after ${start.timeoutMs / 1_000} s`);
    const timer = setTimeout(late, start.timeoutMs);
    settled.signal.addEventListener('abort', () => clearTimeout(timer));
    signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: settled.signal });
    const hear = (line: string): void => {
      last.push(line);
      if (last.length > LINES_KEPT) last.shift();
      const url = start.ready.exec(line)?.groups?.['url'];
      if (url !== undefined) resolve(url);
    };
    // Both streams are read to the end: a full pipe would stop the service.
    if (child.stdout) createInterface(child.stdout).on('line', hear);
    if (child.stderr) createInterface(child.stderr).on('line', hear);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => {
      const ended = (): void => fail(whyEnded(code, start.command[0] ?? '', last));
      child.once('close', ended);
      setTimeout(ended, LAST_WORDS_MS).unref();
    });
  }).finally(() => settled.abort());
}
