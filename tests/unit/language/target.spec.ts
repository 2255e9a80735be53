import { join } from 'node:path';
import { expect } from '@playwright/test';
import { isPrivateHost, loadTarget } from '../../../src/language/index.ts';
import { messageOf, test } from './a-project.ts';
import type { Project } from './a-project.ts';

const said = async (project: Project, name: string): Promise<string> =>
  (await messageOf(loadTarget(name, project.dir))).replaceAll(`${project.dir}/`, '');

test('the portal that ships is started on a free port and says which address is which service', async () => {
  const root = join(import.meta.dirname, '../../..');
  const target = await loadTarget('portal', root);
  expect(target).toMatchObject({
    name: 'portal',
    start: { command: ['node', 'dist/apps/portal/main.js', '--port', '0'], cwd: root, timeoutMs: 60_000 },
    services: expect.arrayContaining([
      { name: 'eligibility', glob: '**/api/eligibility/**' },
      { name: 'grants', glob: '**/api/grants/**' },
    ]),
    journey: 'file-claim',
  });
  const line = target.start?.ready.exec('portal ready at http://127.0.0.1:41233');
  expect(line?.groups?.['url']).toBe('http://127.0.0.1:41233');
});

test('an address on this machine or a private network may be loaded', async ({ project }) => {
  for (const url of [
    'http://localhost:8080',
    'http://127.1:3000/',
    'http://10.1.2.3',
    'https://portal.test',
    'http://[::1]:80',
  ]) {
    expect(await loadTarget(url, project.dir)).toEqual({ name: new URL(url).host, url, services: [] });
  }
});

test('only hosts that are known to be ours count as private', () => {
  const ours = [
    'LOCALHOST',
    'a.localhost',
    'localhost.',
    '127.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
  ];
  const ipv6 = ['[::1]', '[fd00::1]', '[::ffff:10.0.0.1]'];
  for (const host of [...ours, ...ipv6]) expect([host, isPrivateHost(host)]).toEqual([host, true]);
  const others = [
    '8.8.8.8',
    '172.32.0.1',
    '169.254.169.254',
    '192.169.0.1',
    'localhost.example.org',
    'notlocalhost',
  ];
  for (const host of [...others, 'latest', '[2001:db8::1]', 'test', '']) {
    expect([host, isPrivateHost(host)]).toEqual([host, false]);
  }
});

test('an address of somebody else is refused until the target file says who allowed it', async ({
  project,
}) => {
  expect(await said(project, 'https://www.example.org/apply')).toBe(
    'no load on www.example.org, because it is neither on this machine nor on a private network\n' +
      '  → if its owner agreed, write targets/<name>.yml with “url” and “allowed_by: <who allowed it>”',
  );
  await project.write('targets/agency.yml', 'url: https://www.example.org/apply\n');
  expect((await said(project, 'agency')).split('\n')).toEqual([
    'targets/agency.yml:1:6: no load on www.example.org, because it is neither on this machine nor on a private network',
    '    url: https://www.example.org/apply',
    '         ^',
    '  → if its owner agreed, add “allowed_by: <who allowed it>”',
  ]);
  await project.write(
    'targets/agency.yml',
    'url: https://www.example.org/apply\nallowed_by: Jane Doe\nservices: { pay: "**/pay/**" }\njourney: pay-a-bill\n',
  );
  expect(await loadTarget('agency', project.dir)).toEqual({
    name: 'agency',
    url: 'https://www.example.org/apply',
    services: [{ name: 'pay', glob: '**/pay/**' }],
    journey: 'pay-a-bill',
  });
});

test('addresses with a password, or that no browser flies to, are refused without repeating them', async ({
  project,
}) => {
  for (const url of ['http://ann:secret@localhost/', 'ftp://localhost/', 'http://']) {
    const message = await said(project, url);
    expect(message).toContain('this target is not an address that a rehearsal can fly to');
    expect(message).not.toContain('secret');
  }
});

test('a target that is not there names the nearest, and all there are', async ({ project }) => {
  expect(await said(project, 'portal')).toContain('write targets/<name>.yml');
  await project.write('targets/portal.yml', 'url: http://localhost:1\n');
  await project.write('targets/staging.yml', 'url: http://localhost:2\n');
  expect(await said(project, 'protal')).toBe(
    'there is no target “protal”\n  → did you mean “portal”? There are: portal, staging',
  );
  expect(await said(project, 'targets/portl.yml')).toContain('did you mean');
  expect((await loadTarget('targets/portal.yml', project.dir)).url).toBe('http://localhost:1');
});

test('a target file with several mistakes reports them all', async ({ project }) => {
  await project.write(
    'targets/mine.yml',
    'start: []\nready: "up at (.*)"\ntimeout: soon\nservices: [a]\nallowedby: me\n',
  );
  await project.write('targets/both.yml', 'url: http://localhost:1\nstart: node x.js\n');
  await project.write('targets/none.yml', 'name: x\nready: "(?<url>.*)"\n');
  const lines = (await said(project, 'mine')).split('\n').filter((line) => line.startsWith('targets/'));
  expect(lines).toEqual([
    'targets/mine.yml:1:8: “start” must be a program and its arguments, such as node server.js --port 0, but is an empty list',
    expect.stringContaining('targets/mine.yml:2:8: “ready” must be a pattern with a group “url”'),
    'targets/mine.yml:3:10: “timeout” must be a duration above zero such as 300ms, 10s or 5m, but is “soon”',
    expect.stringContaining('targets/mine.yml:4:11: “services” must be a group of lines such as'),
    'targets/mine.yml:5:1: unknown key “allowedby”',
  ]);
  expect(await said(project, 'both')).toContain('both.yml:2:1: “url” and “start” exclude each other');
  const none = await said(project, 'none');
  expect(none).toContain('none.yml:1:1: the target says neither where it is nor how to start it');
  expect(none).toContain('none.yml:2:1: “ready” means nothing without “start”');
});

test('addresses of services are read where everybody reads them alike', async ({ project }) => {
  for (const glob of [
    '**/api/{pay,refund}/**',
    '*',
    'http://localhost:80/a',
    'https://*.test/**',
    '**/a(b)/~c+d',
  ]) {
    await project.write('targets/mine.yml', `url: http://localhost:1\nservices: { pay: "${glob}" }\n`);
    expect((await loadTarget('mine', project.dir)).services).toEqual([{ name: 'pay', glob }]);
  }
});

test('addresses of services that Playwright would read otherwise are refused, each where it is', async ({
  project,
}) => {
  for (const glob of [
    '**/a?b',
    '**/[ab]',
    '**/a,b',
    '**/{a',
    '**/a}',
    '**/{a,{b,c}}',
    '/api/**',
    'api/**',
    '**/a b',
  ]) {
    await project.write(
      'targets/mine.yml',
      `url: http://localhost:1\nservices:\n  good: "**/ok"\n  pay: "${glob}"\n`,
    );
    expect((await said(project, 'mine')).split('\n')[0]).toBe(
      'targets/mine.yml:4:8: “pay” must be an address such as "**/api/eligibility/**", which starts with * or http:// ' +
        `and has nothing special but *, ** and {a,b}, but is “${glob}”`,
    );
  }
});
