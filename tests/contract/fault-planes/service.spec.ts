import { expect, test as base } from '@playwright/test';
import { openFaults } from '../../../src/faults/middleware/index.ts';
import { controlToken, planesOf, type LiveTarget } from '../../../src/faults/planes/index.ts';
import type { FaultSpec } from '../../../src/model/index.ts';
import { mounts, type Mounted } from './mounts.ts';

const TOKEN = 'a-token-for-a-test';
const ADDRESS = '/.well-known/hms-esr/faults';

const test = base.extend<{ mounted: Mounted }>({
  mounted: async ({}, use) => {
    const mounted = await mounts['plain Node']!(openFaults({ token: TOKEN }));
    await use(mounted);
    await mounted.close();
  },
});

const planeOf = (target: Partial<LiveTarget>) => {
  const control = { address: ADDRESS, tokenFrom: 'ESR_FAULTS_TOKEN' };
  const [plane] = planesOf(
    { control },
    { baseUrl: '', token: TOKEN, cwd: '/', globOf: () => '**/api/**', ...target },
  );
  if (!plane) throw new Error('the target names a control address');
  return plane;
};
const fault = (kind: string, settings: Record<string, unknown>, more: object = {}): FaultSpec => ({
  name: 'slow db on claims',
  kind,
  settings,
  service: 'claims',
  share: 1,
  ...more,
});
const status = async (url: string, path: string): Promise<number> => (await fetch(`${url}${path}`)).status;

test('a fault is put into the service on the addresses of what it names, and taken out of it', async ({
  mounted: { url },
}) => {
  const undo = await planeOf({ baseUrl: url }).put(fault('status', { status: 503 }));
  expect([await status(url, '/api/a'), await status(url, '/other')]).toEqual([503, 200]);
  await undo();
  await undo();
  expect(await status(url, '/api/a')).toBe(200);
});

test('a fault at a point slows what waits there and nothing else', async ({ mounted: { url } }) => {
  const undo = await planeOf({ baseUrl: url }).put(fault('status', { status: 503 }, { point: 'db' }));
  expect([await status(url, '/db'), await status(url, '/api/a')]).toEqual([503, 200]);
  await undo();
  expect(await status(url, '/db')).toBe(200);
});

test('what is written down before is enough to take it out without the run', async ({ mounted: { url } }) => {
  const plane = planeOf({ baseUrl: url });
  const spec = fault('status', { status: 503 });
  const remedy = plane.remedy(spec);
  await plane.put(spec);
  if (remedy.by !== 'request') throw new Error('it is a request');
  const { method, headers } = remedy;
  const answers = [];
  for (let time = 0; time < 2; time++) {
    answers.push((await fetch(remedy.url, { method, ...(headers ? { headers } : {}) })).status);
  }
  expect(answers).toEqual([200, 404]);
  expect(await status(url, '/api/a')).toBe(200);
  expect(remedy.hand).not.toContain(TOKEN);
});

test('a service that is gone has taken its faults along', async ({ mounted }) => {
  const undo = await planeOf({ baseUrl: mounted.url }).put(fault('latency', { delayMs: 1 }));
  await mounted.close();
  await undo();
  const again = planeOf({ baseUrl: mounted.url }).put(fault('latency', { delayMs: 1 }));
  await expect(again).rejects.toThrow(/could not ask .*ECONNREFUSED/);
});

test('why a fault could not be put there is said in a sentence', async ({ mounted: { url } }) => {
  const spec = fault('latency', { delayMs: 1 });
  await expect(planeOf({ baseUrl: url, token: 'another-token-for-it' }).put(spec)).rejects.toThrow(
    'could not put the fault “slow db on claims” into the service, because it does not know the token in ESR_FAULTS_TOKEN',
  );
  await expect(planeOf({}).put(spec)).rejects.toThrow('the service is not up yet');
  expect(planeOf({ token: undefined }).refuses(spec)).toBe('nobody knows its token: set ESR_FAULTS_TOKEN');
  expect(planeOf({}).refuses(spec)).toBeUndefined();
  expect(planeOf({}).refuses(fault('stale', { forMs: 1 }))).toContain('would give one citizen');
  expect(planeOf({}).refuses(fault('cpu', { slower: 2 }))).toContain('the citizen’s window');
});

test('a copy that a run starts has a token of its own; another is opened by what its owner set', () => {
  const faults = { control: { address: ADDRESS, tokenFrom: 'CLAIMS_TOKEN' } };
  const start = { command: ['node'], cwd: '/', ready: /x/, timeoutMs: 1 };
  const fresh = controlToken({ start, faults }, {});
  expect(fresh).toMatch(/^[\w-]{32}$/);
  expect(controlToken({ start, faults }, {})).not.toBe(fresh);
  expect(controlToken({ faults }, { CLAIMS_TOKEN: TOKEN })).toBe(TOKEN);
  expect([controlToken({ faults }, { CLAIMS_TOKEN: '' }), controlToken({ start }, {})]).toEqual([
    undefined,
    undefined,
  ]);
});
