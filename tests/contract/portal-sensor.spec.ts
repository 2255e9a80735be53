import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from '@playwright/test';
import { type RunningPortal, startPortal } from '../support/portal.ts';
import { QUIET } from '../support/quiet.ts';

const CALLS = 120;
/** What the browsers of a rehearsal say they are. */
const REHEARSAL = { 'user-agent': 'Mozilla/5.0 HMS-ESR (synthetic; test)' };

let portal: RunningPortal;
test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(() => portal.stop());

/** Posts a form and gives how long that took, ms. */
async function post(address: string, headers: Record<string, string>): Promise<number> {
  const startedAt = performance.now();
  const reply = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ state: 'OH' }),
  });
  await reply.text();
  return performance.now() - startedAt;
}
const check = (headers: Record<string, string>): Promise<number> =>
  post(`${portal.origin}/api/eligibility/checks`, headers);

/** A server that takes no time itself: what an exchange with it lasts is the machine’s, busy as it is just now. */
const NOTHING = `
  const server = require('node:http').createServer((_request, response) => response.end('{}'));
  server.listen(0, '127.0.0.1', () =>
    require('node:worker_threads').parentPort.postMessage(server.address().port));`;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

test(
  'what the portal says it took is what whoever asked has measured, within 5 ms at the median',
  QUIET,
  async () => {
    const nothing = new Worker(NOTHING, { eval: true });
    const [port] = (await once(nothing, 'message')) as [number];
    const measured: number[] = [];
    const way: number[] = [];
    for (let call = 0; call < CALLS; call += 1) {
      measured.push(await check(REHEARSAL));
      way.push(await post(`http://127.0.0.1:${port}`, {}));
    }
    await check({});
    await nothing.terminate();

    const headers = { accept: 'application/json' };
    const { series } = (await (await fetch(`${portal.origin}/metrics/latency`, { headers })).json()) as {
      series: { 'http.route': string; sim: boolean; count: number; p50Ms: number }[];
    };
    const checks = series.filter((one) => one['http.route'] === '/api/eligibility/*');
    const [rehearsed] = checks.filter(({ sim }) => sim);
    expect(rehearsed).toMatchObject({ count: CALLS });
    expect(checks.find(({ sim }) => !sim)).toMatchObject({ count: 1 });
    // Below 1 ms, unless others keep the machine busy.
    expect(Math.abs(median(measured) - rehearsed!.p50Ms)).toBeLessThan(5 + median(way));
  },
);

test('every service times its own requests, and tells those of a rehearsal from those of people', async () => {
  await check(REHEARSAL);
  const text = await (await fetch(`${portal.origin}/metrics`)).text();
  const samples = text.split('\n').filter((line) => line.includes('_request_duration_seconds_count{'));
  const ofChecks = samples.filter((line) => line.includes('http_route="/checks"'));
  expect(ofChecks.some((line) => line.includes('service="eligibility"') && line.includes('sim="true"'))).toBe(
    true,
  );
  expect(text.match(/# TYPE http_server_request_duration_seconds /g)).toHaveLength(1);
});

test('what one service asks of another for a rehearsal counts as the rehearsal’s', async () => {
  const form = new FormData();
  form.append('transcript', new Blob(['%PDF-1.7 made up']), 'transcript.pdf');
  const send = (path: string, body: FormData | string, headers: Record<string, string> = {}) =>
    fetch(`${portal.origin}${path}`, { method: 'POST', body, headers: { ...REHEARSAL, ...headers } });
  const uploaded = await send('/api/grants/documents', form);
  const cookie = uploaded.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { id: documentId } = (await uploaded.json()) as { id: string };
  const told = { cookie, 'content-type': 'application/json' };
  const reply = await send('/api/grants/applications', JSON.stringify({ state: 'OH', documentId }), told);
  expect(reply.status).toBe(201);
  const text = await (await fetch(`${portal.origin}/metrics`)).text();
  expect(text).toMatch(
    /http_server_request_duration_seconds_count\{service="connectors",.*http_route="\/:name",http_response_status_code="200".*sim="true"\} 1/,
  );
});
