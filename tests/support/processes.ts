import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { processesWith, type Listed } from './process-table.ts';

/** Folder of the project. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MARK = 'ESR_TEST_MARK';
/** Characters of a command line that a message shows; enough to tell browser, portal and Allure apart. */
const COMMAND_SHOWN = 160;

/** A command of the project that a test started, and what it printed. */
export interface Running {
  child: ChildProcess;
  /** Both streams so far, in the order they came. */
  output(): string;
  /** Resolves when the output contains the text; rejects with the output when the command ends before. */
  says(text: string): Promise<void>;
  /** Resolves with the exit code when the command has ended and its output is complete. */
  ended: Promise<number | null>;
  /** Ctrl-C as a terminal does it: to every process of the command's group. */
  pressCtrlC(): void;
  /** Processes that this command started, directly or not, and that are there now, by what they are; never itself. */
  leftovers(): Promise<string[]>;
  /** The same by their ids, of those whose command line matches. */
  started(command: RegExp): Promise<number[]>;
}

/** Groups of commands that have not ended: a test that gives up must not leave them behind. */
const groups = new Set<number>();
process.once('exit', () => groups.forEach((group) => signalGroup(group, 'SIGKILL')));

/**
 * Starts a Node program as a shell does, in a process group of its own, with everything it starts marked, so that
 * leftovers can be found.
 */
export function startNode(args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Running {
  const mark = randomUUID();
  const child = spawn(process.execPath, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...plainEnv(), ...options.env, [MARK]: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`could not start ${process.execPath} ${args.join(' ')}`);
  groups.add(pid);
  child.once('close', () => groups.delete(pid));
  let text = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    text += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const others = async (): Promise<Listed[]> =>
    (await processesWith(`${MARK}=${mark}`)).filter((one) => one.pid !== pid);
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
    pressCtrlC: () => signalGroup(pid, 'SIGINT'),
    leftovers: async () => (await others()).map(({ command }) => command.slice(0, COMMAND_SHOWN)),
    started: async (wanted) =>
      (await others()).filter(({ command }) => wanted.test(command)).map((one) => one.pid),
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

/** A negative id is a group; one that has ended by itself is no mistake. */
function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
