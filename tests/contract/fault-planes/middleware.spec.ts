import { expect, test as base } from '@playwright/test';
import { openFaults, type ServiceFaults } from '../../../src/faults/middleware/index.ts';
import { mounts, type Mounted } from './mounts.ts';

const TOKEN = 'a-token-for-a-test';
const CONTROL = '/.well-known/hms-esr/faults';

interface Service extends Mounted {
  faults: ServiceFaults;
  put(name: string, order: Record<string, unknown>): Promise<Response>;
  take(name?: string): Promise<Response>;
  list(): Promise<unknown>;
}

const test = base.extend<{ service: (how: string, token?: string) => Promise<Service> }>({
  service: async ({}, use) => {
    const open: Mounted[] = [];
    await use(async (how, token = TOKEN) => {
      const faults = openFaults({ token });
      const mounted = await mounts[how]!(faults);
      open.push(mounted);
      const tell = (method: string, name: string, body?: unknown): Promise<Response> =>
        fetch(`${mounted.url}${CONTROL}/${encodeURIComponent(name)}`, {
          method,
          headers: { authorization: `Bearer ${TOKEN}` },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
      return {
        ...mounted,
        faults,
        put: (name, order) => tell('PUT', name, { leaseMs: 60_000, ...order }),
        take: (name = '') => tell('DELETE', name),
        list: async () => ((await (await tell('GET', '')).json()) as { faults: unknown }).faults,
      };
    });
    for (const one of open) await one.close();
  },
});

const ask = (url: string, path: string, method = 'GET'): Promise<string> =>
  fetch(`${url}${path}`, {
    method,
    ...(method === 'GET' ? {} : { body: 'sent', headers: { 'content-type': 'text/x' } }),
  })
    .then(async (answer) => `${answer.status} ${await answer.text()}`)
    .catch(() => 'no answer');

for (const how of Object.keys(mounts)) {
  for (const { kind, settings, hears } of [
    { kind: 'latency', settings: { delayMs: 30 }, hears: /^200 .*"said":"sent".*\}$/ },
    { kind: 'status', settings: { status: 503 }, hears: /^503 .*Simulated/ },
    { kind: 'connection', settings: { how: 'reset' }, hears: /^no answer$/ },
    { kind: 'sever', settings: { how: 'empty' }, hears: /^no answer$/ },
    { kind: 'cut', settings: { after: 0.5 }, hears: /^no answer$/ },
    { kind: 'timeout', settings: { afterMs: 20 }, hears: /^no answer$/ },
    { kind: 'truncate', settings: { keep: 0.5 }, hears: /^200 \{"path":"\/api","said":"sent","fill":"x+$/ },
    { kind: 'mutate', settings: { set: { said: 'else' } }, hears: /^200 .*"said":"else"/ },
    { kind: 'empty', settings: { status: 204 }, hears: /^204 $/ },
    { kind: 'drip', settings: { overMs: 40 }, hears: /^200 .*"said":"sent".*\}$/ },
    { kind: 'bandwidth', settings: { bytesPerSecond: 100_000 }, hears: /^200 .*"said":"sent".*\}$/ },
  ]) {
    test(`a service in ${how} has ${kind} ${JSON.stringify(settings)}, and is itself again after it`, async ({
      service,
    }) => {
      const { url, put, take, list } = await service(how);
      const clean = await ask(url, '/api', 'POST');
      expect(clean).toMatch(/^200 .*"said":"sent".*\}$/);
      expect((await put('the fault', { kind, settings, glob: '**/api' })).status).toBe(200);
      expect(await list()).toEqual([{ name: 'the fault', kind }]);
      expect(await ask(url, '/api', 'POST')).toMatch(hears);
      expect(await ask(url, '/other')).toMatch(/^200 .*"path":"\/other"/);
      expect((await take('the fault')).status).toBe(200);
      expect(await ask(url, '/api', 'POST')).toBe(clean);
      expect((await take('the fault')).status).toBe(404);
    });
  }

  test(`answers of a service in ${how} name the faults that touched them, and are not cached`, async ({
    service,
  }) => {
    const { url, put } = await service(how);
    await put('one', { kind: 'latency', settings: { delayMs: 1 } });
    await put('two', { kind: 'mutate', settings: { remove: ['fill'] } });
    const answer = await fetch(`${url}/api`);
    expect(answer.headers.get('x-simulated-fault')).toBe('one, two');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(answer.headers.get('etag')).toBeNull();
    expect(await answer.json()).toEqual({ path: '/api', said: '' });
  });

  test(`a point inside a service in ${how} is slow or fails, and the rest of it is not`, async ({
    service,
  }) => {
    const { url, put, take, faults } = await service(how);
    await put('slow_db', { kind: 'latency', settings: { delayMs: 40 }, point: 'db' });
    expect(await faults.at('db')).toEqual(['slow_db']);
    expect(await faults.at('elsewhere')).toEqual([]);
    expect(await ask(url, '/db')).toMatch(/^200 /);
    await take();
    await put('slow_db', { kind: 'latency', settings: { delayMs: 1 }, point: 'db' });
    await put('db_down', { kind: 'status', settings: { status: 503 }, point: 'db' });
    const down = await fetch(`${url}/db`);
    expect([down.status, down.headers.get('x-simulated-fault')]).toEqual([503, 'slow_db, db_down']);
    expect(await ask(url, '/api')).toMatch(/^200 /);
  });
}

test('a fault ends with its lease, and what it holds passes then', async ({ service }) => {
  const { url, put, list } = await service('plain Node');
  await put('slow', { kind: 'latency', settings: { delayMs: 60_000 }, leaseMs: 300 });
  expect(await ask(url, '/api')).toMatch(/^200 /);
  expect(await list()).toEqual([]);
});

test('a lease that is renewed goes on', async ({ service }) => {
  const { put, list } = await service('plain Node');
  const order = { kind: 'status', settings: { status: 503 } };
  await put('down', { ...order, leaseMs: 1 });
  await put('down', { ...order, leaseMs: 60_000 });
  await expect.poll(list).toEqual([{ name: 'down', kind: 'status' }]);
});

test('who does not know the token changes nothing, and a wrong fault is refused with what is wrong', async ({
  service,
}) => {
  const { url, put, list } = await service('Fastify');
  for (const headers of [{}, { authorization: 'Bearer a-token-for-a-tesu' }]) {
    const answer = await fetch(`${url}${CONTROL}/x`, { method: 'PUT', headers, body: '{}' });
    expect(answer.status).toBe(401);
  }
  for (const [order, why] of [
    [{ kind: 'lateness', settings: {} }, 'there is no fault “lateness” in services'],
    [{ kind: 'offline', settings: { forMs: 1 } }, 'there is no fault “offline” in services'],
    [{ kind: 'latency', settings: { delayMs: -1 } }, 'delayMs'],
    [{ kind: 'duplicate', settings: { times: 2 } }, 'cannot be made to send itself'],
    [{ kind: 'truncate', settings: { keep: 0.5 }, point: 'db' }, 'at the point “db” there are none'],
    [{ kind: 'latency', settings: { delayMs: 1 }, leaseMs: 1e9 }, 'leaseMs'],
  ] as const) {
    const answer = await put('wrong', order);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(why);
  }
  expect(await list()).toEqual([]);
});

test('a service without a token has no control address, and one that is guessed is refused', async () => {
  const closed = openFaults({});
  const mounted = await mounts['plain Node']!(closed);
  const answer = await fetch(`${mounted.url}${CONTROL}`);
  expect(((await answer.json()) as { path: string }).path).toBe(CONTROL);
  await mounted.close();
  expect(() => openFaults({ token: 'short' })).toThrow(/shorter than 16 characters/);
});

test('while no fault acts, a request meets nothing of the middleware', () => {
  const { middleware, at } = openFaults({ token: TOKEN });
  const untouchable = (): never => {
    throw new Error('the response was touched');
  };
  const response = new Proxy({}, { get: untouchable, set: untouchable }) as never;
  let passed = 0;
  middleware({ url: '/api' } as never, response, () => void passed++);
  expect(passed).toBe(1);
  // One promise for everybody: not even that is made.
  expect(at('db')).toBe(at('queue'));
});
