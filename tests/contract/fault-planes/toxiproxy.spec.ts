import { expect, test as base } from '@playwright/test';
import { planesOf } from '../../../src/faults/planes/index.ts';
import type { FaultSpec } from '../../../src/model/index.ts';
import { serveSite } from '../../support/site.ts';
import { fakeToxiproxy, type FakeToxiproxy } from './fake-toxiproxy.ts';

const test = base.extend<{ toxi: FakeToxiproxy }>({
  toxi: async ({}, use) => {
    const site = await serveSite({ '/': 'home' });
    const toxi = await fakeToxiproxy('claims-db', Number(new URL(site.url).port));
    await use(toxi);
    await toxi.close();
    await site.close();
  },
});

const planeAt = (url: string) => {
  const faults = { toxiproxy: { url, proxies: { claims: 'claims-db' } } };
  const [plane] = planesOf(faults, { baseUrl: '', cwd: '/', globOf: () => '**' });
  if (!plane) throw new Error('the target names a Toxiproxy');
  return plane;
};
const fault = (kind: string, settings: Record<string, unknown>, service = 'claims'): FaultSpec => ({
  name: `slow db on ${service}`,
  kind,
  settings,
  service,
  share: 1,
});
const ask = (url: string): Promise<string> =>
  fetch(url).then(
    (answer) => answer.text(),
    () => 'no answer',
  );

test('a latency in front of a service is a toxic while it lasts, and nothing of it stays', async ({
  toxi,
}) => {
  const undo = await planeAt(toxi.url).put(fault('latency', { delayMs: 30 }));
  expect(toxi.toxics).toEqual([
    {
      name: 'esr-slow-db-on-claims',
      type: 'latency',
      stream: 'downstream',
      toxicity: 1,
      attributes: { latency: 30, jitter: 0 },
    },
  ]);
  expect(await ask(toxi.proxied)).toBe('home');
  await undo();
  await undo();
  expect(toxi.toxics).toEqual([]);
});

test('a service whose proxy is down refuses, and is there again after it', async ({ toxi }) => {
  const undo = await planeAt(toxi.url).put(fault('connection', { how: 'refused' }));
  expect(toxi.isEnabled()).toBe(false);
  expect(await ask(toxi.proxied)).toBe('no answer');
  await undo();
  expect(await ask(toxi.proxied)).toBe('home');
});

test('what a run left behind that died is no obstacle to the next', async ({ toxi }) => {
  const plane = planeAt(toxi.url);
  await plane.put(fault('sever', { how: 'reset' }));
  expect(await ask(toxi.proxied)).toBe('no answer');
  const undo = await plane.put(fault('sever', { how: 'reset' }));
  expect(toxi.toxics).toHaveLength(1);
  await undo();
  expect(await ask(toxi.proxied)).toBe('home');
});

test('what is written down before is enough to take it away without the run', async ({ toxi }) => {
  const plane = planeAt(toxi.url);
  for (const spec of [
    fault('bandwidth', { bytesPerSecond: 9_000 }),
    fault('connection', { how: 'refused' }),
  ]) {
    const remedy = plane.remedy(spec);
    await plane.put(spec);
    if (remedy.by !== 'request') throw new Error('it is a request');
    expect(remedy.hand).toContain(remedy.url);
    for (let time = 0; time < 2; time++) {
      const { method, headers, body } = remedy;
      const answer = await fetch(remedy.url, {
        method,
        ...(headers ? { headers } : {}),
        ...(body ? { body } : {}),
      });
      expect([200, 204, 404]).toContain(answer.status);
    }
    expect([toxi.toxics, toxi.isEnabled()]).toEqual([[], true]);
  }
});

test('what Toxiproxy cannot do is refused before, and what it refuses is said', async ({ toxi }) => {
  const plane = planeAt(toxi.url);
  expect(plane.refuses(fault('status', { status: 503 }))).toBe('Toxiproxy has nothing for “status”');
  expect(plane.refuses(fault('connection', { how: 'no_host' }))).toContain('nothing for');
  expect(plane.refuses(fault('latency', { delayMs: 1 }, 'grants'))).toContain('there is one for claims');
  expect(plane.refuses(fault('timeout', { afterMs: 1 }))).toBeUndefined();
  const faults = { toxiproxy: { url: toxi.url, proxies: { claims: 'nobody' } } };
  const [other] = planesOf(faults, { baseUrl: '', cwd: '/', globOf: () => '**' });
  await expect(other?.put(fault('connection', { how: 'refused' }))).rejects.toThrow(/proxy not found/);
});

test('a Toxiproxy that is gone has taken its faults along; one that was never there is said', async ({
  toxi,
}) => {
  const plane = planeAt(toxi.url);
  const undo = await plane.put(fault('latency', { delayMs: 30 }));
  await toxi.close();
  await undo();
  await expect(plane.put(fault('connection', { how: 'refused' }))).rejects.toThrow(
    /could not ask .*ECONNREFUSED/,
  );
});
