import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';

/** Folder of the project. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MARK = 'ESR_TEST_MARK';

/** A command of the project that a test started, and what it printed. */
export interface Running {
  child: ChildProcess;
  /** Both streams so far, in the order they came. */
  output(): string;
  /** Resolves when the output contains the text; rejects with the output when the command ends before. */
  says(text: string): Promise<void>;
  /** Resolves with the exit code when the command has ended and its output is complete. */
  ended: Promise<number | null>;
  /** Processes that this command started, directly or not, and that are still there, by what they are. */
  leftovers(): Promise<string[]>;
}

/** Starts a Node program as a user would, with everything it starts marked, so that leftovers can be found. */
export function startNode(args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Running {
  const mark = randomUUID();
  const child = spawn(process.execPath, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...plainEnv(), ...options.env, [MARK]: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    text += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    child,
    ended,
    output: () => text,
    says: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!text.includes(wanted)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        void ended.then(() => reject(new Error(`ended without saying “${wanted}”:\n${text}`)));
      }),
    leftovers: () => processesMarked(mark),
  };
}

/** Starts `esr`. */
export function startEsr(args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Running {
  return startNode([`${ROOT}bin/esr.js`, ...args], options);
}

/** Runs `esr` to its end. */
export async function esr(
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<{ code: number | null; output: string; leftovers: string[] }> {
  const running = startEsr(args, options);
  const code = await running.ended;
  return { code, output: running.output(), leftovers: await running.leftovers() };
}

/** Waits until nothing that a command started is left. */
export async function expectNothingLeft(running: Running): Promise<void> {
  await expect.poll(() => running.leftovers(), { timeout: 15_000 }).toEqual([]);
}

/** The environment without what the surrounding test run put there. */
function plainEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(TEST_|PLAYWRIGHT_TEST|PW_|ESR_PLAYWRIGHT|FORCE_COLOR|DEBUG_COLORS|NODE_OPTIONS)/.test(name),
  );
  return { ...Object.fromEntries(kept), NO_COLOR: '1' };
}

/** Linux keeps the environment a process was started with; elsewhere nothing can be said and nothing is found. */
async function processesMarked(mark: string): Promise<string[]> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '');
      if (!environment.includes(`${MARK}=${mark}`)) return undefined;
      const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
      return command === '' ? undefined : command.replaceAll('\0', ' ').slice(0, 120);
    }),
  );
  return found.filter((command) => command !== undefined);
}
