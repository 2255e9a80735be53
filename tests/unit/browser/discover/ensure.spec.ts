import { expect, test } from '@playwright/test';
import { ensureBrowser, type Machine, type RunCommand } from '../../../../src/browser/discover/index.ts';
import { fakeMachine, fakeShell, installed, SHELL, SHELL_FOLDER } from '../../../support/fake-machine.ts';

const SYSTEM_SHELL = '/usr/bin/chromium-headless-shell';
const VERSION = 'Chromium 159.0.8154.6 built on Debian\n';
const DEBIAN = { '/etc/debian_version': '12.8\n' };
const NO_LIBRARY = new Error(
  `${SHELL}: error while loading shared libraries: libnss3.so: cannot open shared object file`,
);

async function ensure(machine: Machine, run: RunCommand) {
  const lines: string[] = [];
  const found = await ensureBrowser({ log: (line) => lines.push(line), machine, run });
  return { found, said: lines.join('\n'), lines };
}

test('a browser that is there is named in one line, and nothing is installed', async () => {
  const { run, asked } = fakeShell({ [SYSTEM_SHELL]: VERSION });
  const { found, lines } = await ensure(
    fakeMachine({ uid: 0, programs: [SYSTEM_SHELL], files: DEBIAN }),
    run,
  );
  expect(found?.executablePath).toBe(SYSTEM_SHELL);
  expect(lines).toEqual([`browser: the system's headless shell 159.0.8154.6 (${SYSTEM_SHELL})`]);
  expect(asked).toEqual([`${SYSTEM_SHELL} --version`]);
});

test('on Windows the browser is not asked for its version, which would open a window', async () => {
  const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
  const { run, asked } = fakeShell({});
  const env = { PROGRAMFILES: 'C:\\Program Files' };
  const { found } = await ensure(fakeMachine({ platform: 'win32', env, programs: [chrome] }), run);
  expect(found?.executablePath).toBe(chrome);
  expect(asked).toEqual([]);
});

test('where there is none, Playwright downloads one', async () => {
  const shell = installed(SHELL_FOLDER, 'chrome-headless-shell-linux64/chrome-headless-shell');
  const programs: string[] = [];
  const { run, asked } = fakeShell({
    'playwright install chromium-headless-shell': () => {
      programs.push(...shell.programs);
      return 'done';
    },
    [SHELL]: VERSION,
  });
  const { found, said } = await ensure(fakeMachine({ programs, files: shell.files }), run);
  expect(found).toMatchObject({ executablePath: SHELL, source: 'playwright' });
  expect(said).toContain("browser: Playwright's headless shell 159.0.8154.6 (~/.cache/ms-playwright/");
  expect(asked).toEqual(['playwright install chromium-headless-shell', `${SHELL} --version`]);
});

test('where the download fails, root on Debian gets the package, with fresh lists when it is unknown', async () => {
  const programs: string[] = [];
  const { run, asked } = fakeShell({
    'playwright install': new Error('Error: getaddrinfo ENOTFOUND cdn.playwright.dev'),
    'apt-get update': '',
    'apt-get install': () => {
      programs.push(SYSTEM_SHELL);
      return '';
    },
    [SYSTEM_SHELL]: VERSION,
  });
  const { found, said } = await ensure(fakeMachine({ uid: 0, programs, files: DEBIAN }), run);
  expect(found?.executablePath).toBe(SYSTEM_SHELL);
  expect(said).toContain('failed: getaddrinfo ENOTFOUND cdn.playwright.dev');
  expect(asked).toEqual([
    'playwright install chromium-headless-shell',
    'apt-cache show chromium-headless-shell',
    'apt-get update',
    'apt-get install -y --no-install-recommends chromium-headless-shell',
    `${SYSTEM_SHELL} --version`,
  ]);
});

test('a package that is known is installed without fetching the lists', async () => {
  const programs: string[] = [];
  const { run, asked } = fakeShell({
    'playwright install': new Error('Error: no network'),
    'apt-cache show': 'Package: chromium-headless-shell',
    'apt-get install': () => {
      programs.push(SYSTEM_SHELL);
      return '';
    },
    [SYSTEM_SHELL]: VERSION,
  });
  await ensure(fakeMachine({ uid: 0, programs, files: DEBIAN }), run);
  expect(asked).not.toContain('apt-get update');
});

test('a downloaded browser that lacks libraries gets them from root on Debian', async () => {
  const shell = installed(SHELL_FOLDER, 'chrome-headless-shell-linux64/chrome-headless-shell');
  const world = { libraries: false };
  const { run: answer, asked } = fakeShell({
    'playwright install-deps': () => {
      world.libraries = true;
      return '';
    },
    [SHELL]: VERSION,
  });
  const broken = fakeShell({ [SHELL]: NO_LIBRARY }).run;
  const run: RunCommand = (program, args, options) =>
    program === SHELL && !world.libraries ? broken(program, args, options) : answer(program, args, options);
  const machine = fakeMachine({ uid: 0, programs: shell.programs, files: { ...shell.files, ...DEBIAN } });
  const { found } = await ensure(machine, run);
  expect(found?.executablePath).toBe(SHELL);
  expect(asked[0]).toBe('playwright install-deps chromium-headless-shell');
});

test('a browser that lacks libraries is no success, and an ordinary user is told which and what to do', async () => {
  const shell = installed(SHELL_FOLDER, 'chrome-headless-shell-linux64/chrome-headless-shell');
  const { run, asked } = fakeShell({ [SHELL]: NO_LIBRARY });
  const { found, said } = await ensure(fakeMachine({ ...shell, files: { ...shell.files, ...DEBIAN } }), run);
  expect(found).toBeUndefined();
  expect(said).toContain('does not start, because the system lacks the library libnss3.so');
  expect(said).toContain('npx playwright install-deps chromium-headless-shell');
  expect(asked).toEqual([`${SHELL} --version`]);
});

test('where nothing helps, each failure is said once, with what to do', async () => {
  const { run, asked } = fakeShell({
    'playwright install': new Error('Error: no network'),
    'apt-get update': '',
    'apt-get install': new Error('E: Unable to locate package chromium-headless-shell'),
  });
  const { found, said } = await ensure(fakeMachine({ uid: 0, files: DEBIAN }), run);
  expect(found).toBeUndefined();
  expect(said).toContain('failed: no network');
  expect(said).toContain('Unable to locate package chromium-headless-shell');
  expect(said).toContain('browser: there is none yet');
  expect(said).toContain(
    '→ before the first rehearsal: run `npx playwright install chromium-headless-shell`',
  );
  expect(asked.filter((command) => command.startsWith('playwright'))).toHaveLength(1);
});

for (const [uid, files, who] of [
  [1000, DEBIAN, 'an ordinary user on Debian'],
  [0, {}, 'root elsewhere'],
] as const) {
  test(`${who} is never given packages`, async () => {
    const { run, asked } = fakeShell({ 'playwright install': new Error('Error: no network') });
    await ensure(fakeMachine({ uid, files }), run);
    expect(asked).toEqual(['playwright install chromium-headless-shell']);
  });
}

for (const [env, why] of [
  [{ PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }, 'PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD is set'],
  [{ npm_config_offline: 'true' }, 'npm works offline'],
] as const) {
  test(`nothing is installed when ${why}, and that is said`, async () => {
    const { run, asked } = fakeShell({});
    const { found, said } = await ensure(fakeMachine({ uid: 0, env, files: DEBIAN }), run);
    expect(found).toBeUndefined();
    expect(said).toContain(`there is none yet; none was installed, because ${why}`);
    expect(asked).toEqual([]);
  });
}

test('PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=0 skips nothing', async () => {
  const { run, asked } = fakeShell({ 'playwright install': new Error('Error: no network') });
  await ensure(fakeMachine({ env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '0' } }), run);
  expect(asked).toEqual(['playwright install chromium-headless-shell']);
});

test('a wrong ESR_BROWSER is told, not mended', async () => {
  const { run, asked } = fakeShell({});
  const { found, said } = await ensure(fakeMachine({ env: { ESR_BROWSER: '/opt/gone' } }), run);
  expect(found).toBeUndefined();
  expect(said).toContain('/opt/gone does not exist');
  expect(asked).toEqual([]);
});
