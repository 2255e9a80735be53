import { setTimeout as delay } from 'node:timers/promises';
import { expect, page, test } from './watched.ts';

test('an exchange has its times, its size and its protocol where they are known', async ({
  site,
  citizen,
}) => {
  const calls = ['/slow', '/chunked', '/nothing', '/slow']
    .map((path) => `await (await fetch('${path}')).text();`)
    .join('');
  const portal = await site({
    '/': page(`<h1>Start</h1><button onclick="(async () => { ${calls} })()">Go</button>`),
    '/slow': (_request, response) => {
      response.writeHead(200, { 'content-length': 5 });
      setTimeout(() => {
        response.write('a');
        setTimeout(() => response.end('bcde'), 120);
      }, 120);
    },
    '/chunked': (_request, response) => response.write('a') && response.end('b'),
    '/nothing': (_request, response) => response.writeHead(204, { 'content-length': 7 }).end(),
  });
  const { does, heard } = await citizen(portal);
  await does({ visit: '/' }, { click: 'Go' });
  const [start, slow, chunked, nothing, again] = heard('exchange').filter(({ kind }) => kind !== 'asset');
  expect(start?.connectMs).toBeGreaterThan(0);
  expect(slow).toMatchObject({ bytes: 5 });
  expect(slow?.connectMs).toBeUndefined();
  expect(slow?.ttfbMs).toBeGreaterThan(100);
  expect(slow!.durationMs - slow!.ttfbMs!).toBeGreaterThan(100);
  expect(chunked?.bytes).toBeUndefined();
  expect(nothing).toMatchObject({ bytes: 0, status: 204 });
  expect(again?.protocol).toBe('http/1.1');
});

test('what a route answers has no times but the total', async ({ site, citizen }) => {
  const portal = await site({ '/': page('<h1>Start</h1>') });
  const { does, heard, session } = await citizen(portal);
  const end = await session.intercept('**', (exchange) => exchange.answer({ status: 200, body: 'Hello' }));
  await does({ visit: '/' });
  await end();
  const [exchange] = heard('exchange');
  expect(exchange?.ttfbMs).toBeUndefined();
  expect(exchange?.durationMs).toBeGreaterThan(0);
});

test('what waits on its way to the network is not charged to the service', async ({ site, citizen }) => {
  const portal = await site({ '/': page('<h1>Start</h1>') });
  const { does, heard, session } = await citizen(portal);
  const end = await session.intercept('**', async (exchange) => {
    await delay(2_000);
    await exchange.pass();
  });
  await does({ visit: '/' });
  await end();
  const [exchange] = heard('exchange');
  expect(exchange?.ttfbMs).toBeGreaterThan(0);
  expect(exchange?.durationMs).toBeGreaterThanOrEqual(exchange!.ttfbMs!);
  expect(exchange?.durationMs).toBeLessThan(1_000);
});

test('flags come from headers, and bodies are read only where somebody wants them', async ({
  site,
  citizen,
}) => {
  const answer = (body: string): string => `fetch('${body}', { method: 'POST' }).then((a) => a.text())`;
  const portal = await site({
    '/': page(
      `<h1>Chat</h1><button onclick="Promise.all([${answer('/api/chat')}, ${answer('/api/other')}, ${answer('/api/page')}])">Send</button>`,
    ),
    '/api/chat': (_request, response) =>
      response
        .writeHead(422, { 'content-type': 'application/json', 'x-values-flag': 'asks-for-ssn; refused' })
        .end('{"guard":{"flag":"x"}}'),
    '/api/other': (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"other":1}'),
    '/api/page': (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
  });
  const { does, heard } = await citizen(portal, { reads: (url) => !url.endsWith('/other') });
  await does({ visit: '/' }, { click: 'Send' });
  const told = heard('exchange')
    .filter(({ kind }) => kind === 'api')
    .map(({ url, valuesFlag, body }) => [url.replace(portal.url, ''), valuesFlag, body]);
  expect(told.toSorted(([a], [b]) => (a! < b! ? -1 : 1))).toEqual([
    ['/api/chat', 'asks-for-ssn; refused', '{"guard":{"flag":"x"}}'],
    ['/api/other', undefined, undefined],
    ['/api/page', undefined, undefined],
  ]);
});
