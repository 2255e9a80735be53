import { gzipSync } from 'node:zlib';
import { goAndSettle } from '../../../src/browser/fault-proxy/index.ts';
import { startTimeProxy } from '../../../src/browser/time/index.ts';
import { QUIET } from '../../support/quiet.ts';
import { json, type Answer } from '../../support/site.ts';
import { ask, expect, fault, test } from './stage.ts';

const TEN_KB = 'x'.repeat(10_000);
const cached: Answer = (_request, response) =>
  response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600' }).end('1');
const api: Answer = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] })
      .end(JSON.stringify({ said: String(Buffer.concat(chunks)) })),
  );
};

test('a browser keeps its cache behind the proxy of a fault, also while the fault acts', async ({
  site,
  stage,
}) => {
  const made = await site({
    '/': '<script src="/cached.js"></script>',
    '/cached.js': cached,
    '/api': json({}),
  });
  const { page, proxy } = await stage(made);
  await page.goto('/');
  const undo = proxy.intercept('**/api', fault('latency', { delayMs: 1 }));
  await page.goto('/?again');
  await ask(page, '/api');
  await undo();
  await page.goto('/?once-more');
  expect(made.requests.filter((one) => one === 'GET /cached.js')).toHaveLength(1);
});

test('loopback addresses go through the proxy, and only what the fault names is touched', async ({
  site,
  stage,
}) => {
  const { page, proxy, marked } = await stage(
    await site({ '/': '', '/api/a': json('a'), '/other': json('o') }),
  );
  await page.goto('/');
  const undo = proxy.intercept('**/api/**', fault('status', { status: 503, retryAfter: 3 }));
  expect(await ask(page, '/api/a')).toMatch(/^503 /);
  expect(await ask(page, '/other')).toBe('200 "o"');
  expect(marked.map(({ url }) => new URL(url).pathname)).toEqual(['/api/a']);
  await undo();
  expect(await ask(page, '/api/a')).toBe('200 "a"');
});

for (const { kind, settings, hears } of [
  { kind: 'sever', settings: { how: 'reset' }, hears: /^TypeError$/ },
  { kind: 'sever', settings: { how: 'empty' }, hears: /^TypeError$/ },
  { kind: 'connection', settings: { how: 'reset' }, hears: /^TypeError$/ },
  { kind: 'cut', settings: { after: 0.5 }, hears: /^TypeError$/ },
  { kind: 'timeout', settings: { afterMs: 30 }, hears: /^TypeError$/ },
  { kind: 'truncate', settings: { keep: 0.5 }, hears: /^200 x{5000}$/ },
  { kind: 'empty', settings: { status: 200 }, hears: /^200 $/ },
  { kind: 'drip', settings: { overMs: 60 }, hears: /^200 x{10000}$/ },
  { kind: 'bandwidth', settings: { bytesPerSecond: 200_000 }, hears: /^200 x{10000}$/ },
  { kind: 'latency', settings: { delayMs: 40 }, hears: /^200 x{10000}$/ },
  { kind: 'rate_limit', settings: { limit: { requests: 0, perMs: 1_000 } }, hears: /^429 / },
]) {
  test(`${kind} ${JSON.stringify(settings)} acts in the proxy, and leaves the line clean`, async ({
    site,
    stage,
  }) => {
    const { page, proxy, marked } = await stage(
      await site({ '/': '', '/big': (_request, response) => response.end(TEN_KB) }),
    );
    await page.goto('/');
    const undo = proxy.intercept('**/big', fault(kind, settings));
    expect(await ask(page, '/big')).toMatch(hears);
    // Once, though a browser sends again by itself what was cut on a kept connection.
    expect(marked).toHaveLength(1);
    await undo();
    expect(await ask(page, '/big')).toBe(`200 ${TEN_KB}`);
  });
}

test('a slow answer takes as much longer as the fault says', QUIET, async ({ site, stage }) => {
  const { page, proxy } = await stage(await site({ '/': '', '/api': json({}) }));
  await page.goto('/');
  const delayMs = 200;
  const timed = (): Promise<number> =>
    page.evaluate(async () => {
      const from = performance.now();
      await (await fetch('/api')).text();
      return performance.now() - from;
    });
  const [clean, slow]: [number[], number[]] = [[], []];
  for (let pair = 0; pair < 7; pair++) {
    clean.push(await timed());
    const undo = proxy.intercept('**/api', fault('latency', { delayMs }));
    slow.push(await timed());
    await undo();
  }
  // What else the machine does only ever adds.
  const added = Math.min(...slow) - Math.min(...clean);
  expect(Math.abs(added - delayMs)).toBeLessThanOrEqual(10 + 0.05 * delayMs);
});

test('what a fault holds passes at once when it is withdrawn', async ({ site, stage }) => {
  const { page, proxy, marked } = await stage(await site({ '/': '', '/api': json('a') }));
  await page.goto('/');
  const stop = new AbortController();
  const undo = proxy.intercept('**/api', fault('latency', { delayMs: 600_000 }, { signal: stop.signal }));
  const held = ask(page, '/api');
  await expect.poll(() => marked).toHaveLength(1);
  stop.abort();
  await undo();
  expect(await held).toBe('200 "a"');
});

test('what a citizen sends and is told survives a fault that reads it', async ({ site, stage }) => {
  const packed: Answer = (_request, response) =>
    response
      .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' })
      .end(gzipSync('{"claim":{"amount":7,"id":1}}'));
  const made = await site({ '/': '', '/api': api, '/packed': packed });
  const { page, proxy, context } = await stage(made);
  await page.goto('/');
  proxy.intercept('**/packed', fault('mutate', { set: { 'claim.amount': 8 } }));
  proxy.intercept('**/api', fault('duplicate', { times: 3 }));
  expect(await ask(page, '/packed')).toBe('200 {"claim":{"amount":8,"id":1}}');
  expect(await ask(page, '/api', 'POST')).toBe('200 {"said":"sent"}');
  expect(made.requests.filter((one) => one === 'POST /api')).toHaveLength(3);
  const cookies = await context.cookies();
  expect(cookies.map(({ name, value }) => `${name}=${value}`).toSorted()).toEqual(['a=1', 'b=2']);
});

test('two faults on one address both act, the latest first', async ({ site, stage }) => {
  const { page, proxy, marked } = await stage(await site({ '/': '', '/api': json('a') }));
  await page.goto('/');
  proxy.intercept('**/api', fault('latency', { delayMs: 5 }, { called: 'first' }));
  proxy.intercept('**/api', fault('jitter', { upToMs: 5 }, { called: 'second' }));
  expect(await ask(page, '/api')).toBe('200 "a"');
  expect(marked.map((one) => one.fault)).toEqual(['second', 'first']);
});

test('a page that closes in the middle of a fault leaves nothing behind', async ({ site, stage }) => {
  const gone: string[] = [];
  const made = await site({
    '/': '',
    '/api': (request, response) => {
      response.writeHead(200).write('some');
      request.socket.once('close', () => gone.push('/api'));
    },
  });
  const { page, proxy, context } = await stage(made);
  await page.goto('/');
  proxy.intercept('**/api', fault('bandwidth', { bytesPerSecond: 100 }));
  await page.evaluate(() => void fetch('/api').catch(() => undefined));
  await expect.poll(() => made.requests).toContain('GET /api');
  await page.close();
  await expect.poll(() => gone).toEqual(['/api']);
  const next = await context.newPage();
  expect((await next.goto('/'))?.status()).toBe(200);
});

test('a document that is cut short ends its navigation, and the citizen goes on from there', async ({
  site,
  stage,
}) => {
  const made = await site({ '/': 'home', '/next': `<p>next${TEN_KB}</p>` });
  const { page, proxy } = await stage(made);
  await page.goto('/');
  for (const [kind, settings] of [
    ['sever', { how: 'reset' }],
    ['sever', { how: 'empty' }],
    ['cut', { after: 0.3 }],
  ] as const) {
    const undo = proxy.intercept('**/next', fault(kind, settings));
    await goAndSettle(page, () => page.goto('/next', { timeout: 5_000 })).catch(() => undefined);
    await undo();
    expect((await page.goto('/next', { timeout: 5_000 }))?.status()).toBe(200);
    await expect(page.locator('p')).toContainText('next');
  }
});

test('faults and simulated time share one line: the request tells the time and is faulted', async ({
  site,
  stage,
}) => {
  const told: (string | undefined)[] = [];
  const made = await site({
    '/': '',
    '/api': (request, response) => {
      told.push(request.headers['x-simulated-time'] as string | undefined);
      response.end('{"a":1}');
    },
  });
  const time = await startTimeProxy(made.url);
  try {
    await time.begin({ startAt: Date.UTC(2031, 0, 1), epoch: Date.now(), warp: 1 });
    const { page, proxy } = await stage(made, time.server);
    await page.goto('/');
    const undo = proxy.intercept('**/api', fault('truncate', { keep: 0.5 }));
    expect(await ask(page, '/api')).toBe('200 {"a');
    await undo();
    expect(await ask(page, '/api')).toBe('200 {"a":1}');
    expect(told.map((one) => one?.slice(0, 10))).toEqual(['2031-01-01', '2031-01-01']);
  } finally {
    await time.close();
  }
});
