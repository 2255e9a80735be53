import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { esr } from '../support/processes.ts';
import { makeProject } from '../support/project.ts';

const GOOD = 'users: 12\nramp_up: 90s\nscript: [refresh, back]\nfaults: [{latency: 1s, service: api}]\n';

test('esr validate says of good files what they are, by their folders', async () => {
  const { code, output, leftovers } = await esr(['validate', 'scenarios', 'personas', 'targets/portal.yml']);
  expect(output).toContain('scenarios/tuition-grant.yml: 1\u202f000 citizens over 5m, 4 steps, 2 checks\n');
  expect(output).toMatch(
    /^personas\/first-gen-student\.yml: First-generation student, phone, en-US, share \d/m,
  );
  expect(output).toMatch(/^targets\/portal\.yml: portal, started by “node .+”, \d+ services$/m);
  expect(code).toBe(0);
  expect(leftovers).toEqual([]);
});

test('esr validate shows everything that is wrong with any of the files, and which are good', async () => {
  const { dir } = await makeProject({ scenario: GOOD, url: 'http://127.0.0.1:9' });
  const files = {
    'scenarios/bad.yml': 'users: many\nscript: [{clik: Send}]\nfaults: [{latency: 1s, service: aip}]\n',
    'scenarios/noted.yml': 'users: 5\nscript:\n  - fill: "a"  value: "b"\n',
    'personas/sleepy.yml': 'name: Sleepy\nshare: all\n',
    'targets/far.yml': 'url: http://example.com\n',
  };
  for (const [file, text] of Object.entries(files)) await writeFile(join(dir, file), text);
  const { code, output } = await esr(['validate', 'scenarios', 'personas/hurried.yml', 'targets'], {
    cwd: dir,
  });
  for (const line of [
    'scenarios/apply.yml: 12 citizens over 1m 30s, 2 steps, 1 fault, 0 checks',
    'scenarios/noted.yml: 5 citizens all at once, 1 step, 0 checks',
    'targets/portal.yml: portal, at http://127.0.0.1:9, 2 services',
    'ℹ scenarios/noted.yml:3:5: several “key: value” on one line are not YAML',
    'scenarios/bad.yml:1:8: “users” must be a whole number',
    'unknown step “clik”',
    'the target has no service “aip”',
    'personas/sleepy.yml:2:8: “share” must be a share',
    'targets/far.yml:1:6: no load on example.com',
    '5 problems; nothing was started.',
  ]) {
    expect(output).toContain(line);
  }
  expect(output.match(/“share” must be/g)).toHaveLength(1);
  expect(code).toBe(2);
});

test('esr validate knows the services of all targets, and with --target only those of one', async () => {
  const { dir } = await makeProject({ scenario: GOOD, url: 'http://127.0.0.1:9' });
  await writeFile(
    join(dir, 'targets/other.yml'),
    'url: http://127.0.0.1:8\nservices: { desk: "**/desk/**" }\n',
  );
  const file = 'scenarios/apply.yml';
  expect(await esr(['validate', file], { cwd: dir })).toMatchObject({ code: 0 });
  const { code, output } = await esr(['validate', file, '--target', 'other'], { cwd: dir });
  expect(output).toContain('the target has no service “api”');
  expect(code).toBe(2);
});

test('esr validate says when there is nothing to read', async () => {
  const { dir } = await makeProject({ scenario: GOOD, url: 'http://127.0.0.1:9' });
  await mkdir(join(dir, 'empty'));
  const empty = await esr(['validate', 'empty'], { cwd: dir });
  expect(empty.output).toContain('there is nothing to read in these folders');
  const missing = await esr(['validate', 'scenarios/aply.yml'], { cwd: dir });
  expect(missing.output).toContain('→ did you mean scenarios/apply.yml?');
  expect([empty.code, missing.code]).toEqual([2, 2]);
});
