import { expect, test } from '@playwright/test';
import { findBrowser } from '../../../../src/browser/discover/index.ts';
import { BadInput } from '../../../../src/model/index.ts';
import {
  fakeMachine,
  installed,
  SHELL,
  SHELL_FOLDER,
  type FakeMachine,
} from '../../../support/fake-machine.ts';

const CHROMIUM = '/home/ann/.cache/ms-playwright/chromium-1255/chrome-linux64/chrome';
const SYSTEM_SHELL = '/usr/bin/chromium-headless-shell';
const CHROME = '/opt/google/chrome/chrome';
const complete = { [`${SHELL_FOLDER}/INSTALLATION_COMPLETE`]: '' };
const bothComplete = {
  ...complete,
  '/home/ann/.cache/ms-playwright/chromium-1255/INSTALLATION_COMPLETE': '',
};

/** Every browser there could be, in the order in which they are preferred. */
const preferred = [
  { there: '/opt/mine/chromium', found: { source: 'ESR_BROWSER', kind: 'chromium' } },
  { there: SHELL, found: { source: 'playwright', kind: 'headless-shell', version: '159.0.8154.6' } },
  { there: SYSTEM_SHELL, found: { source: 'system', kind: 'headless-shell' } },
  { there: CHROMIUM, found: { source: 'playwright', kind: 'chromium', version: '159.0.8154.6' } },
  { there: '/usr/bin/google-chrome', found: { source: 'system', kind: 'chrome' } },
  { there: CHROME, found: { source: 'system', kind: 'chrome' } },
  { there: '/usr/bin/chromium', found: { source: 'system', kind: 'chromium' } },
  { there: '/snap/bin/chromium', found: { source: 'system', kind: 'chromium' } },
  { there: '/usr/bin/microsoft-edge', found: { source: 'system', kind: 'chrome' } },
];

for (const [index, { there, found }] of preferred.entries()) {
  test(`${found.source} with ${there} is taken before everything that comes after it`, () => {
    const env = { PATH: '/usr/local/bin:/usr/bin', ...(index === 0 ? { ESR_BROWSER: there } : {}) };
    const programs = preferred.slice(index).map((browser) => browser.there);
    const machine = fakeMachine({ env, programs, files: bothComplete });
    expect(findBrowser({ machine })).toEqual({ executablePath: there, window: false, ...found });
  });
}

test('whoever wants a window gets the first browser that has one', () => {
  const programs = [SHELL, SYSTEM_SHELL, '/usr/bin/chromium'];
  const machine = fakeMachine({ programs, files: complete });
  expect(findBrowser({ machine, window: true })).toEqual({
    executablePath: '/usr/bin/chromium',
    kind: 'chromium',
    source: 'system',
    window: true,
  });
});

test('a window passes over a headless shell that ESR_BROWSER names', () => {
  const env = { PATH: '/usr/bin', ESR_BROWSER: SYSTEM_SHELL };
  const machine = fakeMachine({ env, programs: [SYSTEM_SHELL, CHROME] });
  expect(findBrowser({ machine, window: true }).executablePath).toBe(CHROME);
});

test('ESR_BROWSER may be a name on the PATH or a path from the folder the user is in', () => {
  const programs = ['/usr/bin/brave', '/home/ann/project/browsers/chrome-headless-shell'];
  const named = (ESR_BROWSER: string) =>
    findBrowser({ machine: fakeMachine({ env: { PATH: '/usr/bin', ESR_BROWSER }, programs }) });
  expect(named('brave')).toMatchObject({ executablePath: '/usr/bin/brave', kind: 'chrome' });
  expect(named('browsers/chrome-headless-shell')).toMatchObject({
    executablePath: '/home/ann/project/browsers/chrome-headless-shell',
    kind: 'headless-shell',
  });
});

test('a wrong ESR_BROWSER is named, and nothing else is taken in its place', () => {
  const files = { '/etc/hosts': 'text' };
  const problem = (ESR_BROWSER: string): string => {
    const machine = fakeMachine({ env: { PATH: '/usr/bin', ESR_BROWSER }, programs: [SYSTEM_SHELL], files });
    return messageOf(() => findBrowser({ machine }));
  };
  expect(problem('/opt/gone')).toContain(
    'could not use the browser that ESR_BROWSER names, because /opt/gone does not exist',
  );
  expect(problem('/etc/hosts')).toContain('/etc/hosts is not a program that may be executed');
});

test('an empty ESR_BROWSER counts as none', () => {
  const machine = fakeMachine({ env: { PATH: '/usr/bin', ESR_BROWSER: '' }, programs: [SYSTEM_SHELL] });
  expect(findBrowser({ machine }).source).toBe('system');
});

test('a download that was cut short is no browser', () => {
  const machine = fakeMachine({ programs: [SHELL, CHROME] });
  expect(findBrowser({ machine }).executablePath).toBe(CHROME);
});

test('a browser of another Playwright will do, the newest of them, when its own is not there', () => {
  const older = installed(
    '/home/ann/.cache/ms-playwright/chromium_headless_shell-990',
    'chrome-linux/headless_shell',
  );
  const newer = installed(
    '/home/ann/.cache/ms-playwright/chromium_headless_shell-1200',
    'x/chrome-headless-shell',
  );
  const machine = fakeMachine({
    programs: [...older.programs, ...newer.programs, SYSTEM_SHELL],
    files: { ...older.files, ...newer.files },
  });
  const found = findBrowser({ machine });
  expect(found).toMatchObject({ executablePath: newer.programs[0], source: 'playwright' });
  expect(found.version).toBeUndefined();
});

const folders: [string, FakeMachine, string][] = [
  ['PLAYWRIGHT_BROWSERS_PATH', { env: { PLAYWRIGHT_BROWSERS_PATH: '/srv/browsers' } }, '/srv/browsers'],
  [
    'a relative PLAYWRIGHT_BROWSERS_PATH',
    { env: { PLAYWRIGHT_BROWSERS_PATH: 'browsers' } },
    '/home/ann/project/browsers',
  ],
  [
    'PLAYWRIGHT_BROWSERS_PATH=0',
    { env: { PLAYWRIGHT_BROWSERS_PATH: '0' } },
    '/project/node_modules/playwright-core/.local-browsers',
  ],
  [
    "npm's playwright_browsers_path",
    { env: { npm_config_playwright_browsers_path: '/srv/npm' } },
    '/srv/npm',
  ],
  ['XDG_CACHE_HOME', { env: { XDG_CACHE_HOME: '/srv/cache' } }, '/srv/cache/ms-playwright'],
];
for (const [what, world, folder] of folders) {
  test(`${what} says where Playwright's browsers are`, () => {
    const shell = installed(
      `${folder}/chromium_headless_shell-1255`,
      'chrome-headless-shell-linux64/chrome-headless-shell',
    );
    expect(findBrowser({ machine: fakeMachine({ ...world, ...shell }) }).executablePath).toBe(
      shell.programs[0],
    );
  });
}

test('on a Mac, browsers are found in Playwright’s cache and among the applications', () => {
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const edge = '/Users/ann/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
  const shell = installed(
    '/Users/ann/Library/Caches/ms-playwright/chromium_headless_shell-1255',
    'chrome-headless-shell-mac-arm64/chrome-headless-shell',
  );
  const mac = (world: FakeMachine) =>
    findBrowser({ machine: fakeMachine({ platform: 'darwin', home: '/Users/ann', ...world }) })
      .executablePath;
  expect(mac({ ...shell, programs: [...shell.programs, chrome] })).toBe(shell.programs[0]);
  expect(mac({ programs: [chrome, edge] })).toBe(chrome);
  expect(mac({ programs: [edge] })).toBe(edge);
});

test('on Windows, browsers are found in Playwright’s cache and among the programs', () => {
  const local = 'C:\\Users\\ann\\AppData\\Local';
  const folder = `${local}\\ms-playwright\\chromium_headless_shell-1255`;
  const shell = `${folder}\\chrome-headless-shell-win64\\chrome-headless-shell.exe`;
  const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  const env = {
    LOCALAPPDATA: local,
    PROGRAMFILES: 'C:\\Program Files',
    'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
    Path: 'C:\\Windows;C:\\tools',
  };
  const windows = (world: FakeMachine) =>
    findBrowser({
      machine: fakeMachine({ platform: 'win32', home: 'C:\\Users\\ann', cwd: 'C:\\work', env, ...world }),
    }).executablePath;
  expect(windows({ programs: [shell, chrome], files: { [`${folder}\\INSTALLATION_COMPLETE`]: '' } })).toBe(
    shell,
  );
  expect(windows({ programs: ['C:\\tools\\chrome.exe', chrome] })).toBe('C:\\tools\\chrome.exe');
  expect(windows({ programs: [chrome, edge] })).toBe(chrome);
  expect(windows({ programs: [edge] })).toBe(edge);
});

test('where there is no browser, everything that was tried is listed, and what to do', () => {
  const message = messageOf(() => findBrowser({ machine: fakeMachine() }));
  expect(message).toContain('could not find a browser, because there is none at any of the places looked at');
  expect(message).toContain('→ run `npx playwright install chromium-headless-shell`');
  expect(message).toContain('apt-get install chromium-headless-shell');
  expect(message).toContain('ESR_BROWSER=/path/to/chrome');
  expect(message).toContain('tried: ESR_BROWSER (not set)');
  expect(message).toContain(
    "tried: Playwright's browsers in ~/.cache/ms-playwright: chromium_headless_shell-1255, chromium-1255",
  );
  expect(message).toMatch(
    /tried: on the PATH: chromium-headless-shell, .*google-chrome, .*chromium, .*microsoft-edge/,
  );
  expect(message).toMatch(/tried: at the usual places: .*\/opt\/google\/chrome\/chrome/);
});

test('where a window is wanted and only headless shells are there, that is the reason given', () => {
  const machine = fakeMachine({ programs: [SYSTEM_SHELL] });
  const message = messageOf(() => findBrowser({ machine, window: true }));
  expect(message).toContain(
    'could not find a browser with a window, because chromium-headless-shell on the PATH can show none',
  );
  expect(message).toContain('npx playwright install chromium`');
});

test('the advice on a Mac says nothing of apt', () => {
  const message = messageOf(() => findBrowser({ machine: fakeMachine({ platform: 'darwin' }) }));
  expect(message).not.toContain('apt');
});

test('a machine without Playwright still finds the system’s browser', () => {
  const machine = fakeMachine({ playwrightCore: undefined, programs: [CHROME] });
  expect(findBrowser({ machine }).executablePath).toBe(CHROME);
});

function messageOf(find: () => unknown): string {
  try {
    find();
  } catch (error) {
    expect(error).toBeInstanceOf(BadInput);
    return error instanceof BadInput ? error.message : '';
  }
  throw new Error('a browser was found');
}
