import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KEEPER = fileURLToPath(new URL('./keeper.mjs', import.meta.url));
const STOP_WITHIN_MS = 4_000;
/** What the keeper exits with when there is no such program, as a shell does. */
const NO_PROGRAM = 127;
/** What a program printed last may come after its end, ms; who holds its output open beyond this is not waited for. */
export const LAST_WORDS_MS = 500;

/**
 * Starts a program that ends when this process does, however that dies, with everything that the program started.
 * @param command program and arguments.
 */
export function spawnKept(
  command: readonly string[],
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
): ChildProcess {
  return spawn(process.execPath, [KEEPER, ...asStarted(command)], {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
}

/**
 * A command as it is started without a shell: `node` is this Node. On Windows npm and npx are scripts of a shell; what they
 * run is this Node with a file that comes with it.
 */
export function asStarted(
  [program = '', ...args]: readonly string[],
  { platform = process.platform, node = process.execPath, isThere = existsSync } = {},
): string[] {
  if (program === 'node') return [node, ...args];
  const script = join(dirname(node), 'node_modules', 'npm', 'bin', `${program}-cli.js`);
  const isScript = platform === 'win32' && /^np[mx]$/.test(program) && isThere(script);
  return isScript ? [node, script, ...args] : [program, ...args];
}

/** Ends a kept program; resolves when it is gone. Harmless when called again. */
export function stopper(child: ChildProcess): () => Promise<void> {
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

/**
 * Why a kept program ended, as the end of a sentence: `it ended with exit code 3`.
 * @param last the last lines it printed; what the keeper said of a program that is not there is taken away from them.
 */
export function whyEnded(code: number | null, program: string, last: string[]): string {
  if (code === NO_PROGRAM && last.at(-1)?.startsWith('spawn ')) {
    last.pop();
    return `there is no program “${program}”`;
  }
  return `it ended with exit code ${code}`;
}
