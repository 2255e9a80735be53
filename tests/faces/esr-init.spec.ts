import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { esr, ROOT, startNode } from '../support/processes.ts';
import { onlyRun } from '../support/project.ts';
import { QUIET } from '../support/quiet.ts';
import { serveSite, type Site } from '../support/site.ts';
import { answerLine } from '../support/verdict.ts';

const STARTER = [
  'fixtures/README.md',
  'personas/at-a-desk.yml',
  'personas/on-a-phone.yml',
  'playwright.config.ts',
  'scenarios/first-visit.yml',
  'targets/my-service.yml',
];
const PAGE = '<!doctype html><html lang="en"><title>Mine</title><link rel="icon" href="data:,"><h1>Mine</h1>';

function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'esr-init-'));
}

async function write(dir: string, files: Record<string, string>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), text);
  }
}

/** Everything in a folder with its text, installed packages aside. */
async function everythingIn(dir: string): Promise<Record<string, string>> {
  const all = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = all.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const texts = await Promise.all(
    files.map(async (file) => [file.slice(dir.length + 1), await readFile(file, 'utf8')]),
  );
  return Object.fromEntries(texts) as Record<string, string>;
}

/** What `npm install --save-dev hms-esr @playwright/test` leaves: the package is copied, what it needs is linked. */
async function install(dir: string): Promise<void> {
  const { files, dependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    files: string[];
    dependencies: Record<string, string>;
  };
  const modules = join(dir, 'node_modules');
  for (const file of [...files, 'package.json'])
    await cp(join(ROOT, file), join(modules, 'hms-esr', file), { recursive: true });
  for (const name of Object.keys(dependencies)) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(ROOT, 'node_modules', name), join(modules, name));
  }
}

/** The commands that are to be typed next, by their first word. */
function nextOf(output: string): string[] {
  const lines = output.slice(output.indexOf('Next:\n')).split('\n').slice(1);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

/** Types a command of the list: `npx esr …`, `npx playwright test …`. */
async function types(command: string, dir: string): Promise<{ code: number | null; output: string }> {
  const [npx, name = '', ...args] = command.split(' ');
  const program = { esr: 'hms-esr/bin/esr.js', playwright: 'playwright/cli.js' }[name];
  if (npx !== 'npx' || program === undefined) throw new Error(`“${command}” is nothing to type`);
  const running = startNode([join(dir, 'node_modules', program), ...args], { cwd: dir });
  return { code: await running.ended, output: running.output() };
}

async function pointAt(site: Site, dir: string, target: string): Promise<void> {
  const file = join(dir, 'targets', `${target}.yml`);
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^url: .*$/m, `url: ${site.url}`));
}

test(
  'a starter in a new folder is whole, is valid, and every next step can be typed as printed',
  QUIET,
  async () => {
    const site = await serveSite({ '/': PAGE });
    const parent = await emptyFolder();
    const { code, output } = await esr(['init', 'my rehearsals'], { cwd: parent });
    expect(code).toBe(0);
    const dir = join(parent, 'my rehearsals');
    expect(Object.keys(await everythingIn(dir)).toSorted()).toEqual(STARTER);
    expect(output.split('\n').slice(0, STARTER.length)).toEqual(STARTER.map((file) => `wrote ${file}`));

    const [enter, npm, dryRun = '', run = '', playwright = ''] = nextOf(output);
    expect([enter, npm]).toEqual(['cd "my rehearsals"', 'npm install --save-dev hms-esr @playwright/test']);
    expect(output).toContain('targets/my-service.yml');
    await install(dir);
    await pointAt(site, dir, 'my-service');
    const valid = await esr(['validate', 'scenarios', 'personas', 'targets'], { cwd: dir });
    expect(valid).toMatchObject({ code: 0 });

    const planned = await types(dryRun, dir);
    expect(planned).toMatchObject({ code: 0, output: expect.stringContaining('20') });
    expect(site.requests).toEqual([]);
    // As a person would for a first look: fewer citizens, sooner.
    const scenario = join(dir, 'scenarios', 'first-visit.yml');
    const text = await readFile(scenario, 'utf8');
    await writeFile(
      scenario,
      text.replace(/^users: 20/m, 'users: 3').replace(/^ramp_up: 20s/m, 'ramp_up: 1s'),
    );
    const tested = await types(playwright, dir);
    expect(tested.output).toMatch(answerLine('PASS'));
    expect(tested.code).toBe(0);
    const flown = await types(`${run} --reports flown`, dir);
    await site.close();
    expect(flown.output).toMatch(answerLine('PASS'));
    expect(flown.code).toBe(0);
    const { scorecard } = await onlyRun(join(dir, 'flown'), 'first-visit');
    expect(scorecard.citizens).toMatchObject({ planned: 3, finished: 3 });
  },
);

test(
  'in a repository of one’s own nothing changes, and its own tests, citizens and target stay alone',
  QUIET,
  async () => {
    const site = await serveSite({ '/': PAGE });
    const dir = await emptyFolder();
    const own = {
      'playwright.config.js': "export default { testDir: 'own', reporter: 'list' };\n",
      'package.json': '{ "type": "module" }\n',
      'own/mine.spec.js': "import { test } from '@playwright/test';\ntest('mine', () => {});\n",
      'personas/regular.yml': 'name: Regular\n',
      'targets/shop.yml': `url: ${site.url}\n`,
      'scenarios/first-visit.yml': 'name: Mine already\nusers: 2\nscript:\n  - visit: "/"\n',
      'fixtures/README.md': 'My own words.\n',
    };
    await write(dir, own);
    const { code, output } = await esr(['init'], { cwd: dir });
    expect(code).toBe(0);
    const after = await everythingIn(dir);
    expect(after).toMatchObject(own);
    expect(Object.keys(after).filter((file) => !(file in own))).toEqual(['rehearsals.config.ts']);
    for (const kept of ['fixtures/README.md', 'personas/', 'scenarios/first-visit.yml', 'targets/']) {
      expect(output).toContain(`kept  ${kept} (was there already)`);
    }

    await install(dir);
    const next = nextOf(output);
    expect(next.slice(1)).toEqual([
      'npx esr run scenarios/first-visit.yml --target shop --dry-run',
      'npx esr run scenarios/first-visit.yml --target shop',
      'npx playwright test -c rehearsals.config.ts --project=first-visit',
    ]);
    expect(await types(next[1] ?? '', dir)).toMatchObject({ code: 0 });
    const tested = await types(next[3] ?? '', dir);
    await site.close();
    expect(tested.output).toMatch(answerLine('PASS'));
    expect(tested.code).toBe(0);
    const mine = await types('npx playwright test', dir);
    expect(mine.output).toMatch(/1 passed/);
  },
);

test('the second time everything is kept, also what was changed since', async () => {
  const dir = await emptyFolder();
  await esr(['init'], { cwd: dir });
  await write(dir, { 'scenarios/first-visit.yml': 'users: 1\nscript: [visit: "/"]\n' });
  const before = await everythingIn(dir);
  const { code, output } = await esr(['init'], { cwd: dir });
  expect(code).toBe(0);
  expect(await everythingIn(dir)).toEqual(before);
  expect(output.split('\n').slice(0, STARTER.length)).toEqual(
    STARTER.map((file) => `kept  ${file} (was there already)`),
  );
  expect(nextOf(output).at(-1)).toBe('npx playwright test --project=first-visit');
});

test('where nothing can be written, that is said in a sentence', async () => {
  const dir = await emptyFolder();
  await write(dir, { 'notes.txt': 'mine', 'taken/personas': 'a file' });
  for (const [folder, sentence] of [
    ['notes.txt', 'could not start a project in notes.txt, because that is a file'],
    ['notes.txt/below', 'because a file stands where a folder should be'],
    ['taken', 'could not write personas/'],
  ] as const) {
    const { code, output } = await esr(['init', folder], { cwd: dir });
    expect(output).toContain(sentence);
    expect(output).toContain('→');
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  }
  expect(await readFile(join(dir, 'notes.txt'), 'utf8')).toBe('mine');
});

test('a folder that is not one’s own is left as it is', async () => {
  const dir = await emptyFolder();
  await chmod(dir, 0o555);
  // Root may write everywhere, so somebody else tries.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { status, stderr } = spawnSync(process.execPath, [`${ROOT}bin/esr.js`, 'init'], {
    cwd: dir,
    encoding: 'utf8',
    env: { ...process.env, HOME: dir },
    ...nobody,
  });
  expect(stderr).toContain(
    'because that is not allowed to you\n  → name another folder: npx esr init <folder>',
  );
  expect(status).toBe(2);
  expect(await readdir(dir)).toEqual([]);
});
