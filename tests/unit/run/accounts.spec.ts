import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { citizenOf } from '../../../src/people/index.ts';
import { serveAccounts, type AccountsService } from '../../support/accounts-service.ts';
import { somebody } from '../../support/people.ts';
import { BY_NAME, projectWith, provisionFor } from '../../support/provisioning.ts';
import { step } from '../../support/steps.ts';

const test = base.extend<{ service: AccountsService }>({
  service: async ({}, use) => {
    const service = await serveAccounts();
    await use(service);
    await service.close();
  },
});

const names = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => citizenOf(1, i + 1, somebody).identity.username);
/** Journals that are left of a project. */
const journals = async (dir: string): Promise<string[]> =>
  (await readdir(join(dir, '.esr'), { recursive: true }).catch(() => [])).filter((name) =>
    name.endsWith('.jsonl'),
  );

test('everybody who signs in has an account, some requests at once and no more, and nobody afterwards', async ({
  service,
}) => {
  const dir = await projectWith(service.url, `${BY_NAME}  at_once: 3\n`);
  const said: string[] = [];
  const remove = await provisionFor({
    url: service.url,
    dir,
    count: 250,
    say: (sentence) => said.push(sentence),
  });
  expect([...service.accounts.keys()].toSorted()).toEqual(names(250).toSorted());
  const { username, password } = citizenOf(1, 7, somebody).identity;
  expect(service.accounts.get(username)?.password).toBe(password);
  expect(service.mostAtOnce()).toBe(3);
  expect(said).toEqual([0, 100, 200].map((done) => `creating accounts: ${done} of 250`));
  await remove?.();
  expect(service.accounts.size).toBe(0);
  expect(service.mostAtOnce()).toBe(3);
  expect(await journals(dir)).toEqual([]);
});

test('nobody gets an account where nobody signs in: they may want to register', async ({ service }) => {
  const dir = await projectWith(service.url);
  expect(
    await provisionFor({ url: service.url, dir, count: 5, steps: [step({ click: 'Submit' })] }),
  ).toBeUndefined();
  expect(service.asked).toEqual([]);
});

test('an API that takes a list is asked once for many, also where some are there already', async ({
  service,
}) => {
  const users = `    batch: 20\n    each: { username: "{{ citizen.username }}", password: "{{ citizen.password }}" }\n    body: { users: "{{ accounts }}" }\n`;
  const dir = await projectWith(
    service.url,
    `accounts:\n  create:\n    path: /api/users\n${users}  remove:\n    method: post\n    path: /api/gone\n${users}`,
  );
  const [, , third = ''] = names(3);
  service.accounts.set(third, { username: third, password: 'theirs', id: 'x' });
  const warned: string[] = [];
  const remove = await provisionFor({
    url: service.url,
    dir,
    count: 60,
    warn: (sentence) => warned.push(sentence),
  });
  expect(service.accounts.size).toBe(60);
  expect(service.asked.length).toBeLessThan(20);
  expect(warned).toEqual(['1 account was there already, made by somebody else; used, and left alone']);
  await remove?.();
  expect([...service.accounts.keys()]).toEqual([third]);
});

test('an account can be taken away by the id that the service gave it', async ({ service }) => {
  const byId = BY_NAME.replace(
    '    path: /api/accounts\n',
    '    path: /api/accounts\n    id: data.id\n',
  ).replace('/{{ citizen.username }}', '/{{ account.id }}');
  const dir = await projectWith(service.url, byId);
  const remove = await provisionFor({ url: service.url, dir, count: 3 });
  await remove?.();
  expect(service.accounts.size).toBe(0);
  expect(service.asked.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toContain(
    '/api/accounts/id-1',
  );
});

test('a service that stumbles is asked again, and what it did then is taken away too', async ({
  service,
}) => {
  const dir = await projectWith(service.url);
  service.instead(({ count }) => (count % 5 === 3 ? 500 : undefined));
  const remove = await provisionFor({ url: service.url, dir, count: 20 });
  expect(service.accounts.size).toBe(20);
  await remove?.();
  expect(service.accounts.size).toBe(0);
});

test('when the service refuses in the middle, the run says who, what it answered and where to look, and leaves nothing', async ({
  service,
}) => {
  const dir = await projectWith(service.url, `${BY_NAME}  at_once: 1\n`);
  service.instead(({ method, count }) => (method === 'POST' && count > 12 ? 403 : undefined));
  const failure = await provisionFor({ url: service.url, dir, count: 30 }).catch(String);
  expect(failure).toBe(
    'BadInput: could not create the accounts from citizen 13 on, because POST /api/accounts answered 403 (“{"error":"status 403"}”)\n' +
      '  → see “headers” of “accounts” of the target portal; a secret comes from the environment: authorization: "Bearer {{ env.NAME }}"',
  );
  expect(service.accounts.size).toBe(0);
  expect(await journals(dir)).toEqual([]);
});

test('a removal that fails says how many are left and what to do; the next run removes them first', async ({
  service,
}) => {
  const dir = await projectWith(service.url);
  const remove = await provisionFor({ url: service.url, dir, count: 12 });
  const [stuck = ''] = names(1);
  service.instead(({ method, path }) => (method === 'DELETE' && path.endsWith(stuck) ? 423 : undefined));
  const trouble = await remove?.().catch(String);
  expect(trouble).toMatch(
    /^Error: 1 of 12 accounts could not be removed: DELETE \/api\/accounts\/\S+ answered 423 .* The next run against this target removes them first; to do it by hand, \.esr\/accounts\/portal-\w+ has their names$/,
  );
  expect([...service.accounts.keys()]).toEqual([stuck]);
  service.instead(() => undefined);
  const warned: string[] = [];
  const again = await provisionFor({
    url: service.url,
    dir,
    count: 2,
    seed: 5,
    warn: (sentence) => warned.push(sentence),
  });
  expect(warned).toEqual([
    expect.stringMatching(/^a run that was cut short \(.* UTC\) left 1 account; removing them first$/),
  ]);
  expect(service.accounts.has(stuck)).toBe(false);
  expect(service.accounts.size).toBe(2);
  await again?.();
  expect(await journals(dir)).toEqual([]);
});

test('without a way to take them away accounts stay, and the run says so', async ({ service }) => {
  const dir = await projectWith(service.url, BY_NAME.slice(0, BY_NAME.indexOf('  remove:')));
  const warned: string[] = [];
  for (let time = 1; time <= 2; time++) {
    const remove = await provisionFor({
      url: service.url,
      dir,
      count: 3,
      warn: (sentence) => warned.push(sentence),
    });
    await remove?.();
  }
  expect(service.accounts.size).toBe(3);
  expect(warned[1]).toBe('3 accounts stay: “accounts” of the target portal says nothing of removing them');
});

test('a secret for the API comes from the environment and is named when it is missing, never shown', async ({
  service,
}) => {
  const dir = await projectWith(
    service.url,
    BY_NAME.replaceAll(
      '    path:',
      '    headers: { authorization: "Bearer {{ env.ESR_TEST_ADMIN }}" }\n    path:',
    ),
  );
  expect(await provisionFor({ url: service.url, dir, count: 1 }).catch(String)).toContain(
    'could not make accounts, because the environment variable ESR_TEST_ADMIN is not set',
  );
  process.env['ESR_TEST_ADMIN'] = 'open-sesame';
  try {
    await (
      await provisionFor({ url: service.url, dir, count: 1 })
    )?.();
  } finally {
    delete process.env['ESR_TEST_ADMIN'];
  }
  expect(service.asked.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer open-sesame',
    'Bearer open-sesame',
  ]);
});

test('a program and a script make accounts with the same care', async ({ service }) => {
  const script = `export const create = async (accounts, { url }) => {
  for (const { username, password } of accounts) {
    const answer = await fetch(url + '/api/accounts', { method: 'POST', body: JSON.stringify({ username, password }) });
    if (!answer.ok && answer.status !== 409) throw new Error('the API said ' + answer.status);
  }
};
export const remove = async (accounts, { url }) => {
  for (const { username } of accounts) await fetch(url + '/api/accounts/' + username, { method: 'DELETE' });
};
`;
  const dir = await projectWith(service.url, 'accounts: { script: ./accounts.mjs }\n', {
    'accounts.mjs': script,
  });
  const remove = await provisionFor({ url: service.url, dir, count: 120 });
  expect(service.accounts.size).toBe(120);
  await remove?.();
  expect(service.accounts.size).toBe(0);

  const batches: number[] = [];
  const gone: string[] = [];
  const undo = await provisionFor({
    url: service.url,
    dir,
    count: 120,
    program: {
      create: (accounts) => Promise.resolve(batches.push(accounts.length)),
      remove: (accounts) => Promise.resolve(gone.push(...accounts.map(({ username }) => username))),
    },
  });
  await undo?.();
  expect(batches).toEqual([100, 20]);
  expect(gone).toEqual(names(120));
});
