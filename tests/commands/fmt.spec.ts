import { chmod, lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { esr } from '../support/processes.ts';
import { makeProject } from '../support/project.ts';

const WRITTEN = 'actors: 5 # a few\nscript: [{click: Send}]\n';
const CANONICAL = 'users: 5 # a few\nscript:\n  - click: "Send"\n';

async function aProject(scenario = WRITTEN): Promise<{ dir: string; file: string }> {
  const { dir, scenario: path } = await makeProject({ scenario, url: 'http://127.0.0.1:9' });
  return { dir, file: join(dir, path) };
}

test('esr fmt prints the canonical form of a scenario, and leaves its file alone', async () => {
  const { dir, file } = await aProject();
  const { code, output } = await esr(['fmt', 'scenarios/apply.yml'], { cwd: dir });
  expect(output).toBe(CANONICAL);
  expect(code).toBe(0);
  expect(await readFile(file, 'utf8')).toBe(WRITTEN);
});

test('esr fmt prints a scenario in JSON as YAML', async () => {
  const { code, output } = await esr(['fmt', 'tests/support/seeds/flood-rerating.json']);
  expect(output).toContain('name: flood_rerate_wave1\nusers: 10000\nramp_up: 30m\nscript:\n');
  expect(code).toBe(0);
});

test('esr fmt --check names the files that --write rewrites, links and permissions stay', async () => {
  const { dir, file } = await aProject();
  const link = join(dir, 'scenarios/link.yml');
  await writeFile(join(dir, 'scenarios/good.yml'), CANONICAL);
  await symlink(file, link);
  await chmod(file, 0o640);
  const all = ['scenarios/link.yml', 'scenarios/good.yml'];

  const before = await esr(['fmt', '--check', ...all], { cwd: dir });
  expect(before.output).toContain('scenarios/link.yml is not in its canonical form\n');
  expect(before.output).not.toContain('good.yml');
  expect(before.code).toBe(1);
  expect(await readFile(file, 'utf8')).toBe(WRITTEN);

  const written = await esr(['fmt', '--write', ...all], { cwd: dir });
  expect(written).toMatchObject({ code: 0, output: 'rewrote scenarios/link.yml\n' });
  expect(await readFile(file, 'utf8')).toBe(CANONICAL);
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o640);
  expect((await readdir(join(dir, 'scenarios'))).toSorted()).toEqual(['apply.yml', 'good.yml', 'link.yml']);

  expect(await esr(['fmt', '--check', ...all], { cwd: dir })).toMatchObject({ code: 0, output: '' });
  expect(await esr(['fmt', '--write', ...all], { cwd: dir })).toMatchObject({ code: 0, output: '' });
});

test('esr fmt --write changes nothing at all when one of the files is no scenario', async () => {
  const { dir, file } = await aProject();
  await writeFile(join(dir, 'scenarios/bad.yml'), 'users: many\nscript: [{clik: Send}]\n');
  const all = ['scenarios/apply.yml', 'scenarios/bad.yml', 'scenarios/missing.yml'];
  const { code, output } = await esr(['fmt', '--write', ...all], { cwd: dir });
  expect(output).toContain('scenarios/bad.yml:1:8: “users” must be a whole number');
  expect(output).toContain('unknown step “clik”');
  expect(output).toContain('could not read the scenario scenarios/missing.yml');
  expect(output).toContain('3 problems; nothing was started.');
  expect(code).toBe(2);
  expect(await readFile(file, 'utf8')).toBe(WRITTEN);
});

test('esr fmt says why it does not rewrite JSON, print two files as one, or do two things at once', async () => {
  const { dir } = await aProject();
  await writeFile(join(dir, 'scenarios/flood.json'), '{"users": 5, "script": ["refresh"]}');
  const json = await esr(['fmt', '--write', 'scenarios/flood.json'], { cwd: dir });
  expect(json.output).toContain('could not rewrite scenarios/flood.json, because the canonical form is YAML');
  expect(json.output).toContain(
    '→ print it into a file of its own: esr fmt scenarios/flood.json > scenarios/flood.yml',
  );
  const two = await esr(['fmt', 'scenarios/apply.yml', 'scenarios/flood.json'], { cwd: dir });
  expect(two.output).toContain('2 files cannot be printed as one');
  const both = await esr(['fmt', '--write', '--check', 'scenarios/apply.yml'], { cwd: dir });
  expect(both.output).toContain('--write');
  expect([json.code, two.code, both.code]).toEqual([2, 2, 2]);
});
