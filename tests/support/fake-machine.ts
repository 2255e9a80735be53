import type { Machine, RunCommand } from '../../src/browser/discover/index.ts';

/** Playwright as it lies on a fake machine. */
export const PLAYWRIGHT_CORE = '/project/node_modules/playwright-core';
const BROWSERS = JSON.stringify({
  browsers: [
    { name: 'chromium', revision: '1255', browserVersion: '159.0.8154.6' },
    { name: 'chromium-headless-shell', revision: '1255', browserVersion: '159.0.8154.6' },
  ],
});

/** Where Playwright puts its headless shell on a Linux machine of a user called ann. */
export const SHELL_FOLDER = '/home/ann/.cache/ms-playwright/chromium_headless_shell-1255';
export const SHELL = `${SHELL_FOLDER}/chrome-headless-shell-linux64/chrome-headless-shell`;

export interface FakeMachine extends Partial<Omit<Machine, 'exists' | 'isProgram' | 'list' | 'read'>> {
  /** Programs that are there, by path. A test may add to it while it goes on. */
  programs?: string[];
  /** Other files that are there, with their text. */
  files?: Record<string, string>;
}

/** A Linux machine of ann's, with Playwright and without a browser unless the test says otherwise. */
export function fakeMachine({ programs = [], files = {}, ...rest }: FakeMachine = {}): Machine {
  const known: Record<string, string> = {
    [`${PLAYWRIGHT_CORE}/browsers.json`]: BROWSERS,
    [`${PLAYWRIGHT_CORE}/package.json`]: '{ "version": "1.65.1" }',
    ...files,
  };
  const all = (): string[] => [...Object.keys(known), ...programs];
  const separator = rest.platform === 'win32' ? '\\' : '/';
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    home: '/home/ann',
    cwd: '/home/ann/project',
    uid: 1000,
    playwrightCore: PLAYWRIGHT_CORE,
    exists: (file) => all().some((path) => path === file || path.startsWith(file + separator)),
    isProgram: (file) => programs.includes(file),
    list: (folder) => {
      const below = all().filter((path) => path.startsWith(folder + separator));
      return [...new Set(below.map((path) => path.slice(folder.length + 1).split(separator, 1)[0] ?? ''))];
    },
    read: (file) => known[file],
    ...rest,
  };
}

/** A browser of Playwright's, whole: the files that it consists of as far as discovery cares. */
export function installed(
  folder: string,
  program: string,
): Required<Pick<FakeMachine, 'programs' | 'files'>> {
  return { programs: [`${folder}/${program}`], files: { [`${folder}/INSTALLATION_COMPLETE`]: '' } };
}

/** A shell that answers commands by the first of these whose start fits, and remembers what it was asked. */
export function fakeShell(answers: Record<string, string | (() => string) | Error>): {
  run: RunCommand;
  asked: string[];
} {
  const asked: string[] = [];
  const run: RunCommand = async (program, args) => {
    const words = program === process.execPath ? ['playwright', ...args.slice(1)] : [program, ...args];
    const command = words.join(' ');
    asked.push(command);
    const key = Object.keys(answers).find((start) => command.startsWith(start));
    const answer = key === undefined ? new Error(`spawn ${program} ENOENT`) : answers[key];
    if (answer instanceof Error) return { code: 1, output: `${answer.message}\n`, timedOut: false };
    return { code: 0, output: typeof answer === 'function' ? answer() : (answer ?? ''), timedOut: false };
  };
  return { run, asked };
}
