import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simulatedAt, type SimulatedTime } from '../../../src/browser/time/index.ts';
import { serveSite, type Answer } from '../../support/site.ts';
import { elsewhere, expect, script, test } from './stage.ts';

/** What a service is told of each request: where, the header, and the moment it came, on the wall clock. */
interface Heard {
  what: string;
  header: string | undefined;
  at: number;
}

const note = (heard: Heard[], request: IncomingMessage): void => {
  const header = request.headers['x-simulated-time'];
  heard.push({ what: `${request.method} ${request.url}`, header: String(header), at: Date.now() });
};

const hearing =
  (heard: Heard[], answer: Answer): Answer =>
  (request, response) => {
    note(heard, request);
    response.setHeader('access-control-allow-origin', '*');
    if (typeof answer === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(answer);
    else answer(request, response);
  };

/** Each request tells a moment between its predecessor and its arrival. */
function expectTold(time: SimulatedTime, heard: readonly Heard[], since: number): void {
  for (const { what, header, at } of heard) {
    expect(header, what).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const told = Date.parse(header ?? '');
    expect(told, what).toBeGreaterThanOrEqual(simulatedAt(time, since));
    expect(told, what).toBeLessThanOrEqual(simulatedAt(time, at));
  }
}

test('every kind of request tells the service its moment', async ({ site, stage }) => {
  const heard: Heard[] = [];
  const form =
    '<form method="post" action="/sent"><button>Send</button></form><script src="/asset.js"></script>';
  const { url } = await site({
    '/': hearing(heard, form),
    '/sent': hearing(heard, 'thank you'),
    '/asset.js': hearing(heard, script('')),
    '/worker.js': hearing(heard, script(`fetch('/by-worker').then(() => postMessage(''))`)),
    '/by-worker': hearing(heard, ''),
    '/data': hearing(heard, '{}'),
    '/frame': hearing(heard, ''),
    '/moved': hearing(heard, (_request, response) => response.writeHead(302, { location: '/data' }).end()),
  });
  const { page, time } = await stage({ url });
  const since = Date.now();
  await page.goto('/');
  await page.evaluate(async () => {
    await fetch('/data', { method: 'PUT', body: 'x', headers: { 'x-simulated-time': 'whenever' } });
    await fetch('/moved');
    await new Promise((resolve) => new Worker('/worker.js').addEventListener('message', resolve));
    const frame = Object.assign(document.createElement('iframe'), { src: '/frame' });
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve);
      document.body.append(frame);
    });
  });
  await page.getByRole('button').click();
  await page.waitForURL('**/sent');
  expect(heard.map(({ what }) => what)).toEqual([
    'GET /',
    'GET /asset.js',
    'PUT /data',
    'GET /moved',
    'GET /data',
    'GET /worker.js',
    'GET /by-worker',
    'GET /frame',
    'POST /sent',
  ]);
  expectTold(time, heard, since);
});

test('a service that is asked from another origin is told, and no request becomes one that needs permission', async ({
  site,
  stage,
}) => {
  const heard: Heard[] = [];
  const home = await site({ '/': '' });
  const service = await site({ '/data': hearing(heard, '{}') });
  const { page, time } = await stage(home);
  await page.goto('/');
  const since = Date.now();
  await page.evaluate((at) => fetch(at), `${service.url}/data`);
  expect(service.requests).toEqual(['GET /data']);
  expectTold(time, heard, since);
});

test('other hosts are told nothing', async ({ site, stage }) => {
  const heard: Heard[] = [];
  const home = await site({ '/': '' });
  const foreign = await site({ '/statistics': hearing(heard, '') });
  const { page } = await stage(home);
  await page.goto('/');
  await page.evaluate((at) => fetch(at), elsewhere(`${foreign.url}/statistics`));
  expect(heard).toMatchObject([{ what: 'GET /statistics', header: 'undefined' }]);
});

test('a web socket tells the moment it is opened', async ({ stage }) => {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(request.url);
  });
  server.on('upgrade', (request, socket) => {
    note(heard, request);
    socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const { page, time } = await stage({ url: `http://127.0.0.1:${port}` });
  await page.goto('/');
  const since = Date.now();
  await page.evaluate(
    (at) => new Promise((resolve) => new WebSocket(at).addEventListener('error', resolve)),
    `ws://127.0.0.1:${port}/chat`,
  );
  expect(heard.map(({ what }) => what)).toEqual(['GET /chat']);
  expectTold(time, heard, since);
  server.closeAllConnections();
  server.close();
});

test('before time begins nothing is told', async ({ browser }) => {
  const { startTimeProxy } = await import('../../../src/browser/time/index.ts');
  const heard: Heard[] = [];
  const site = await serveSite({ '/': hearing(heard, '') });
  const proxy = await startTimeProxy(site.url);
  const context = await browser.newContext({ proxy: { server: proxy.server } });
  await (await context.newPage()).goto(site.url);
  expect(heard).toMatchObject([{ what: 'GET /', header: 'undefined' }]);
  await context.close();
  await proxy.close();
  await site.close();
});
