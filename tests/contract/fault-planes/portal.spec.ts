import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, request as http, test as base } from '@playwright/test';
import { planesOf } from '../../../src/faults/planes/index.ts';
import type { FaultSpec } from '../../../src/model/index.ts';
import { TRANSCRIPT } from '../../support/portal-documents.ts';

const MAIN = fileURLToPath(new URL('../../../dist/apps/portal/main.js', import.meta.url));
const TOKEN = 'a-token-for-a-test';
const CONTROL = '/.well-known/hms-esr/faults';

/** The built portal, open to faults for those who know the token, or to nobody. */
const test = base.extend<{ portal: (token?: string) => Promise<string> }>({
  portal: async ({}, use) => {
    const ends: (() => Promise<unknown>)[] = [];
    await use(async (token) => {
      const { ESR_FAULTS_TOKEN: _before, ...env } = process.env;
      const portal = spawn(process.execPath, [MAIN, '--port', '0'], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...env, ...(token === undefined ? {} : { ESR_FAULTS_TOKEN: token }) },
      });
      ends.push(async () => {
        portal.kill();
        if (portal.exitCode === null) await once(portal, 'exit');
      });
      for await (const line of createInterface(portal.stdout)) {
        const [, origin] = /^portal ready at (http:\S+)$/.exec(line) ?? [];
        if (origin !== undefined) return origin;
      }
      throw new Error('the portal did not start');
    });
    await Promise.all(ends.map((end) => end()));
  },
});

const planeOf = (baseUrl: string) => {
  const control = { address: CONTROL, tokenFrom: 'ESR_FAULTS_TOKEN' };
  const globOf = (name: string): string => `**/api/${name}/**`;
  const [plane] = planesOf({ control }, { baseUrl, token: TOKEN, cwd: '/', globOf });
  if (!plane) throw new Error('the portal has a control address');
  return plane;
};
const slowDb: FaultSpec & { point: string } = {
  name: 'slow_db',
  kind: 'latency',
  settings: { delayMs: 150 },
  service: '**/api/**',
  share: 1,
  point: 'db',
};

test('slow_db slows the portal’s database, db_down fails it, and what needs no database is as fast as before', async ({
  portal,
}) => {
  const origin = await portal(TOKEN);
  const citizen = await http.newContext({ baseURL: origin });
  const upload = () => citizen.post('/api/grants/documents', { multipart: { transcript: TRANSCRIPT } });
  const databaseMs = (timing: string | undefined): number =>
    Number(/db;dur=([\d.]+)/.exec(timing ?? '')?.[1]);

  const undo = await planeOf(origin).put(slowDb);
  const slow = await upload();
  expect(slow.status()).toBe(201);
  expect(slow.headers()['x-simulated-fault']).toBe('slow_db');
  expect(databaseMs(slow.headers()['server-timing'])).toBeGreaterThanOrEqual(149);
  const check = await citizen.post('/api/eligibility/checks', { data: { state: 'OH' } });
  expect(check.headers()['x-simulated-fault']).toBeUndefined();

  await undo();
  const down = { ...slowDb, name: 'db_down', kind: 'status', settings: { status: 503 } };
  const undoDown = await planeOf(origin).put(down);
  const failed = await upload();
  expect([failed.status(), failed.headers()['x-simulated-fault']]).toEqual([500, 'db_down']);
  await undoDown();
  const clean = await upload();
  expect(clean.headers()['x-simulated-fault']).toBeUndefined();
  expect(databaseMs(clean.headers()['server-timing'])).toBeLessThan(
    databaseMs(slow.headers()['server-timing']),
  );
  await citizen.dispose();
});

test('one service of the portal fails and the others go on', async ({ portal }) => {
  const origin = await portal(TOKEN);
  const fault = { kind: 'status', settings: { status: 503 }, service: 'eligibility', share: 1 };
  const undo = await planeOf(origin).put({ ...fault, name: 'eligibility down' });
  const check = (): Promise<Response> => fetch(`${origin}/api/eligibility/rules`);
  const down = await check();
  expect(down.status).toBe(503);
  expect(down.headers.get('x-simulated-fault')).toContain('eligibility down');
  expect((await fetch(`${origin}/apply`)).status).toBe(200);
  await undo();
  expect((await check()).status).toBe(200);
});

test('a portal that was given no token is open to nobody', async ({ portal }) => {
  const origin = await portal();
  const answer = await fetch(`${origin}${CONTROL}`, { headers: { authorization: 'Bearer ' } });
  expect(answer.status).toBe(404);
  await expect(planeOf(origin).put(slowDb)).rejects.toThrow(
    /because nothing is mounted at its control address/,
  );
});
