import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BadInput, type Target } from '../model/index.ts';

const KEEPER = fileURLToPath(new URL('./keeper.mjs', import.meta.url));
const STOP_WITHIN_MS = 4_000;
/** What the keeper exits with when there is no such program, as a shell does. */
const NO_PROGRAM = 127;
const LINES_KEPT = 12;
/** What the service printed last may come after its end; who holds its output open beyond this is not waited for. */
const LAST_WORDS_MS = 500;

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
  const [program = '', ...args] = [...start.command, ...(options.extraArgs ?? [])];
  const child = spawn(process.execPath, [KEEPER, program === 'node' ? process.execPath : program, ...args], {
    cwd: start.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
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

function whyEnded(code: number | null, program: string, last: string[]): string {
  if (code === NO_PROGRAM && last.at(-1)?.startsWith('spawn ')) {
    last.pop();
    return `there is no program “${program}”`;
  }
  return `it ended with exit code ${code}`;
}

function stopper(child: ChildProcess): () => Promise<void> {
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return async () => {
    child.stdin?.on('error', () => undefined).end();
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await gone;
    clearTimeout(timer);
  };
}
