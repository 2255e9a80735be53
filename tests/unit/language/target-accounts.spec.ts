import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { loadTarget } from '../../../src/language/index.ts';
import { messageOf, test } from './a-project.ts';
import type { Project } from './a-project.ts';

const load = async (project: Project, lines: string) => {
  await project.write('targets/mine.yml', `url: http://localhost:1\n${lines}`);
  return loadTarget('mine', project.dir);
};
const said = async (project: Project, lines: string): Promise<string> =>
  (await messageOf(load(project, lines))).replaceAll(`${project.dir}/`, '');
/** What is wrong, without the lines of the file and the hints. */
const complaints = async (project: Project, lines: string): Promise<string[]> =>
  (await said(project, lines))
    .split('\n')
    .filter((line) => line.startsWith('targets/'))
    .map((line) => line.slice('targets/mine.yml:'.length));

test('the shortest way to say how accounts are made has good defaults for the rest', async ({ project }) => {
  const { accounts } = await load(
    project,
    'accounts:\n  create: { path: /api/accounts, body: { name: "{{ citizen.username }}", active: true } }\n  remove: { path: "/api/accounts/{{ citizen.username }}" }\n',
  );
  const both = { headers: {}, expect: [] };
  expect(accounts).toEqual({
    atOnce: 8,
    create: {
      method: 'POST',
      path: '/api/accounts',
      body: { name: '{{ citizen.username }}', active: true },
      already: [409],
      ...both,
    },
    remove: { method: 'DELETE', path: '/api/accounts/{{ citizen.username }}', already: [404, 410], ...both },
  });
});

test('an API that takes a list says what one of them is, and how many go at once', async ({ project }) => {
  const { accounts } = await load(
    project,
    'accounts:\n  at_once: 2\n  create:\n    method: put\n    path: /users\n    headers: { X-Key: "{{ env.KEY }}" }\n    each: ["{{ citizen.email }}"]\n    batch: 500\n    expect: [200, 207]\n    exists: 422\n',
  );
  expect(accounts).toEqual({
    atOnce: 2,
    create: {
      method: 'PUT',
      path: '/users',
      headers: { 'X-Key': '{{ env.KEY }}' },
      body: '{{ accounts }}',
      list: { most: 500, each: ['{{ citizen.email }}'] },
      expect: [200, 207],
      already: [422],
    },
  });
});

test('everything that is wrong is said at once, each with its place', async ({ project }) => {
  const lines = await complaints(
    project,
    `accounts:
  crate: {}
  at_once: 1000
  create:
    methd: POST
    path: api/accounts
    body: { name: "{{ citizen.usrname }}", key: "{{ env.KEY }}" }
    headers: { "a b": x, authorization: "Bearer {{ KEY }}" }
    expect: ok
  remove:
    path: "/accounts/{{ account.id }}"
    exists: 409
timeout: 5s
`,
  );
  expect(lines).toEqual([
    '3:3: unknown key “crate”',
    '4:12: “at_once” must be a whole number from 1 to 64, but is 1000',
    '6:5: unknown key “methd”',
    '7:11: “path” must be an address on the target such as /api/accounts, or a whole one, but is “api/accounts”',
    '8:20: there is no template “citizen.usrname”',
    '8:50: there is no template “env.KEY”',
    '9:16: “a b” is no name of a header',
    '9:49: there is no template “KEY”',
    '10:13: “expect” must be a status such as 201, or a list of them, but is “ok”',
    '12:22: there is no template “account.id”',
    '13:5: unknown key “exists”',
    '14:1: “timeout” means nothing without “start”',
  ]);
});

test('templates are those of citizens; secrets go into headers only, and ids only where they are known', async ({
  project,
}) => {
  const text = await said(
    project,
    `accounts:
  create:
    path: /accounts
    body: { name: "{{ citizen.usrname }}", key: "{{ env.KEY }}" }
    headers: { authorization: "Bearer {{ KEY }}" }
`,
  );
  expect(text).toContain(':5:20: there is no template “citizen.usrname”');
  expect(text).toContain('did you mean “citizen.username”?');
  expect(text).toContain(':5:50: there is no template “env.KEY”');
  expect(text).toContain(':6:39: there is no template “KEY”\n');
  expect(text).toContain('env.PORTAL_ADMIN');
  const byId = 'accounts:\n  create: { path: /a, id: data.id }\n  remove: { path: "/a/{{ account.id }}" }\n';
  expect((await load(project, byId)).accounts).toMatchObject({ create: { id: 'data.id' } });
});

test('a list is said whole: what one is, where it goes, and no id', async ({ project }) => {
  const create = async (rest: string): Promise<string[]> =>
    complaints(project, `accounts:\n  create:\n    path: /a\n    ${rest}\n`);
  expect(await create('batch: 5')).toEqual(['5:5: “batch” is for lists, and “each” is missing']);
  expect(await create('{each: x}')).toHaveLength(1);
  expect(await create('each: x\n    body: { users: [] }')).toEqual([
    '6:11: “body” has no place for the list of “each”',
  ]);
  expect(await create('each: x\n    id: a')).toEqual(['6:5: “id” is for requests of one account']);
  expect(await complaints(project, 'accounts:\n')).toEqual([
    '2:1: “accounts” must be a group with “create” and “remove”, or with “script”, but is empty',
  ]);
  expect(await complaints(project, 'accounts: { remove: { path: /a } }\n')).toEqual([
    '2:1: “accounts” does not say how one is made',
  ]);
});

test('accounts on another host are held to the rule for targets', async ({ project }) => {
  const elsewhere = (host: string): string => `accounts: { create: { path: "http://${host}/users" } }\n`;
  expect(await complaints(project, elsewhere('login.example.org'))).toEqual([
    '2:29: no accounts on login.example.org, because it is neither on this machine nor on a private network',
  ]);
  expect((await load(project, elsewhere('127.0.0.1:9'))).accounts).toBeDefined();
  expect(
    (await load(project, `allowed_by: Jane Doe\n${elsewhere('login.example.org')}`)).accounts,
  ).toBeDefined();
});

test('a script is a module of the project; it is found and not run', async ({ project }) => {
  const script = (path: string): string => `accounts: { script: ${path} }\n`;
  await project.write('make.mjs', 'throw new Error("was run");');
  await project.write('make.ts', '');
  expect((await load(project, script('./make.mjs'))).accounts).toEqual({
    script: join(project.dir, 'make.mjs'),
  });
  expect(await said(project, script('mkae.mjs'))).toContain('did you mean make.mjs?');
  expect(await said(project, script('make.ts'))).toContain('because it is not JavaScript');
  expect(await said(project, script('fixtures'))).toContain('because it is not a regular file');
  expect(await said(project, script('../make.mjs'))).toContain('because it lies outside the project');
  await symlink('/etc/hosts', join(project.dir, 'hosts.mjs'));
  expect(await said(project, script('hosts.mjs'))).toContain('because it lies outside the project');
  expect(await complaints(project, 'accounts: { script: make.mjs, create: { path: /a } }\n')).toEqual([
    '2:31: “create” means nothing beside “script”',
  ]);
});
