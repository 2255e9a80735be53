import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as base } from '@playwright/test';
import { fastify } from 'fastify';
import { openSensor, type ServiceSensor } from '../../../src/sensors/middleware/index.ts';
import { Histogram } from '../../../src/sensors/middleware/histogram.ts';
import { readPrometheus, sumOf } from '../../../src/sensors/prometheus.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const CITIZEN = { 'user-agent': 'Mozilla/5.0 HMS-ESR (synthetic; test)' };
const FIGURES = '/figures';

const answer: Handler = (request, response) => {
  if (request.url === '/breaks') return void request.socket.destroy();
  response.writeHead(request.url === '/missing' ? 404 : 200).end('ok');
};

const test = base.extend<{
  serve: (listener: Handler) => Promise<string>;
}>({
  serve: async ({}, use) => {
    const open: (() => void)[] = [];
    await use(async (listener) => {
      const server = createServer(listener);
      open.push(() => (server.closeAllConnections(), server.close()));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    for (const close of open) close();
  },
});

/** As Express does it: the whole address in `originalUrl`, and what was found in `route`. */
function inExpress(sensor: ServiceSensor): Handler {
  return (request, response) => {
    const whole = Object.assign(request, { originalUrl: request.url });
    sensor.middleware(whole, response, () => {
      Object.assign(whole, { url: '/7', baseUrl: '/claims', route: { path: '/:claim' } });
      answer(whole, response);
    });
  };
}

async function counts(sensor: ServiceSensor, least: number): Promise<string[]> {
  const shown = (): string[] =>
    sensor
      .figures()
      .map((one) => {
        const { count, sim } = one;
        return `${one['http.request.method']} ${one['http.route']} ${one['http.response.status_code']} ${sim ? 'sim' : 'real'} ${count}`;
      })
      .toSorted();
  await expect.poll(() => sensor.figures().reduce((sum, { count }) => sum + count, 0)).toBe(least);
  return shown();
}

test('a service of plain Node counts by route, method, status and who asked', async ({ serve }) => {
  const sensor = openSensor();
  const url = await serve(sensor.around(answer));
  for (const path of ['/claims/1?x=1', '/claims/2', '/missing'])
    await fetch(url + path, { headers: CITIZEN });
  await fetch(`${url}/claims/3`, { method: 'POST' });
  await fetch(`${url}/breaks`).catch(() => undefined);
  expect(await counts(sensor, 5)).toEqual([
    'GET /breaks 0 real 1',
    'GET /claims/:id 200 sim 2',
    'GET /missing 404 sim 1',
    'POST /claims/:id 200 real 1',
  ]);
});

test('in Express and Fastify the route is what the framework calls it', async ({ serve }) => {
  const express = openSensor();
  await fetch(`${await serve(inExpress(express))}/claims/7`);
  expect(await counts(express, 1)).toEqual(['GET /claims/:claim 200 real 1']);

  const sensor = openSensor({ path: FIGURES });
  const app = fastify();
  await app.register(sensor.fastify);
  app.get('/awards/:award', () => 'ok');
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  await (await fetch(`${url}/awards/some-thing`)).text();
  const text = await (await fetch(url + FIGURES)).text();
  expect(text).toContain('http_route="/awards/:award"');
  // Over no connection, as services of one process ask each other.
  await app.inject('/awards/another');
  expect(await counts(sensor, 2)).toEqual(['GET /awards/:award 200 real 2']);
  await app.close();
});

test('the figures are shown as Prometheus text in OpenTelemetry’s names, and as JSON', async ({ serve }) => {
  const sensor = openSensor({ path: FIGURES });
  const url = await serve(sensor.around(answer));
  await fetch(`${url}/a"b`, { headers: CITIZEN });
  await fetch(`${url}/a`, { headers: { 'x-simulated-time': '2026-11-02T08:30:00.000Z' } });
  await counts(sensor, 2);
  const scrape = readPrometheus(await (await fetch(url + FIGURES)).text());
  const name = 'http_server_request_duration_seconds';
  const ours = { sim: 'true', user_agent_synthetic_type: 'test', http_request_method: 'GET' };
  expect(sumOf(scrape, `${name}_count`, ours)).toBe(2);
  expect(sumOf(scrape, `${name}_bucket`, { ...ours, le: '+Inf' })).toBe(2);
  expect(sumOf(scrape, `${name}_bucket`, { ...ours, le: '10' })).toBe(2);
  expect(sumOf(scrape, `${name}_sum`, ours)).toBeGreaterThan(0);
  const asked = await fetch(url + FIGURES, { headers: { accept: 'application/json' } });
  const { sim, series } = (await asked.json()) as { sim: boolean; series: object[] };
  expect(sim).toBe(true);
  expect(series).toContainEqual(
    expect.objectContaining({
      'http.route': '/a',
      simulated: { from: '2026-11-02T08:30:00.000Z', to: '2026-11-02T08:30:00.000Z' },
    }),
  );
});

for (const [accept, type] of [
  ['application/json', 'application/json'],
  ['application/json, */*;q=0.5', 'application/json'],
  ['application/*', 'application/json'],
  ['application/json, text/plain, */*', 'text/plain'],
  ['text/plain;version=0.0.4;q=0.4, application/json;q=0.2, */*;q=0.1', 'text/plain'],
  ['*/*', 'text/plain'],
  ['', 'text/plain'],
  ['application/json;q=nonsense', 'text/plain'],
] as const) {
  test(`whoever accepts “${accept}” gets the figures as ${type}`, async ({ serve }) => {
    const url = await serve(openSensor({ path: FIGURES }).around(answer));
    const shown = await fetch(url + FIGURES, { headers: { accept } });
    expect(shown.headers.get('content-type')).toContain(type);
  });
}

test('nonsense in methods, times and addresses makes no series without end', async ({ serve }) => {
  const sensor = openSensor();
  const handle = sensor.around(answer);
  const url = await serve((request, response) => {
    request.method = `MADE-UP-${request.url?.length}`;
    handle(request, response);
  });
  const times = ['yesterday', '99999999999999999999', '-1', ''];
  for (const [index, time] of times.entries())
    await fetch(`${url}/${'x'.repeat(index * 40)}`, { headers: { 'x-simulated-time': time } });
  const shown = await counts(sensor, 4);
  expect(shown.every((line) => line.startsWith('_OTHER '))).toBe(true);
  expect(sensor.figures().every(({ simulated }) => simulated === undefined || simulated.from < '9')).toBe(
    true,
  );
});

test('percentiles of the fine histogram are right within 1 %', () => {
  const histogram = new Histogram();
  const exact: number[] = [];
  for (let index = 1; index <= 5_000; index += 1) {
    const ms = ((index * 7_919) % 5_003) / 3 + 0.02;
    histogram.add(ms);
    exact.push(ms);
  }
  exact.sort((a, b) => a - b);
  for (const percent of [1, 50, 90, 99, 99.9, 100]) {
    const truth = exact[Math.ceil((percent / 100) * exact.length) - 1]!;
    expect(Math.abs(histogram.percentile(percent) / truth - 1)).toBeLessThanOrEqual(0.0101);
  }
  expect(new Histogram().percentile(50)).toBe(0);
});
