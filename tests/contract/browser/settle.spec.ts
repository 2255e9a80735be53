import type { ServerResponse } from 'node:http';
import { json, silence, slow } from '../../support/site.ts';
import { button, exchangesIn, expect, failureOf, GO, HOME, test } from './visitor.ts';

test('the answers to a chain of requests are in the duration, the quiet after them is not', async ({
  site,
  visitor,
}) => {
  const answeredAt: number[] = [];
  const portal = await site({
    '/': button(`fetch('/a').then(() => fetch('/b')).then(() => document.title = 'done')`),
    '/a': slow(150, answeredAt),
    '/b': slow(150, answeredAt),
  });
  const { does, page, exchanges } = await visitor(portal);
  await does(HOME);
  const startedAt = performance.now();
  const { durationMs } = await does(GO);
  const endedAt = performance.now();
  expect(await page.title()).toBe('done');
  expect(exchanges()).toEqual(['GET / 200', 'GET /a 200', 'GET /b 200']);
  expect(durationMs).toBeGreaterThanOrEqual((answeredAt[1] ?? Infinity) - startedAt);
  expect(durationMs).toBeLessThanOrEqual(endedAt - startedAt - 100);
});

test('a request that the page sends a moment after the click is waited for too', async ({
  site,
  visitor,
}) => {
  const portal = await site({
    '/': button(`setTimeout(() => fetch('/a').then(() => document.title = 'done'), 60)`),
    '/a': slow(200),
  });
  const { does, page } = await visitor(portal);
  await does(HOME);
  await does(GO);
  expect(await page.title()).toBe('done');
});

test('an answer later than a citizen is patient is given up, and what was waited for is named', async ({
  site,
  visitor,
}) => {
  const portal = await site({
    '/': button(`fetch('/late?secret=1', { method: 'POST' })`),
    '/late': silence,
  });
  const { does } = await visitor(portal, 2_000);
  await does(HOME);
  expect(await failureOf(does(GO))).toMatchObject({
    code: 'gave-up',
    message: `gave up after 2 s on ${portal.url}/, still waiting for POST ${portal.url}/late`,
  });
});

test('a page that does not come is given up', async ({ site, visitor }) => {
  const portal = await site({ '/': silence });
  const { does } = await visitor(portal, 2_000);
  const { code, message } = await failureOf(does(HOME));
  expect(code).toBe('gave-up');
  expect(message).toContain(`still waiting for GET ${portal.url}/`);
});

test('a page whose script never yields is given up', async ({ site, visitor }) => {
  const portal = await site({ '/': button(`setTimeout(() => { for (;;); })`) });
  const { does } = await visitor(portal, 2_000);
  await does(HOME);
  // The page may freeze before the browser has told of the first press: then that one is given up already.
  const twice = async (): Promise<void> => {
    await does(GO);
    await does(GO);
  };
  expect(await failureOf(twice())).toMatchObject({ code: 'gave-up' });
});

test('what was asked for between two steps and never answered is told when its citizen leaves', async ({
  site,
  visitor,
}) => {
  const held: ServerResponse[] = [];
  const begins = (_request: unknown, response: ServerResponse): void =>
    void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n');
  const portal = await site({
    '/': button(''),
    '/hangs': silence,
    '/framed': silence,
    '/removed': silence,
    '/streams': begins,
    '/events': begins,
    '/late': silence,
    '/held': (_request, response) => void held.push(response),
  });
  const patienceMs = 1_500;
  const { does, page, session, signals } = await visitor(portal, patienceMs);
  await does(HOME);
  // No more than these: a browser has six lines to a host. First a long poll that is answered, and asked anew.
  await page.evaluate(
    () =>
      void (async () => {
        for (;;) await fetch('/held');
      })(),
  );
  await expect.poll(() => held.length).toBe(1);
  await does(GO);
  held[0]?.end('{}');
  await expect.poll(() => held.length).toBe(2);
  await page.evaluate(async () => {
    const frame = (src: string): HTMLElement => Object.assign(document.createElement('iframe'), { src });
    void fetch('/hangs?of=Ada', { method: 'POST' });
    document.body.append(frame('/framed'), frame('/removed'));
    Object.assign(window, { events: new EventSource('/events') });
    await fetch('/streams');
    document.querySelector<HTMLElement>('iframe[src="/removed"]')?.remove();
  });
  const askedAt = performance.now();
  await expect.poll(() => performance.now() - askedAt).toBeGreaterThan(patienceMs);
  await page.evaluate(() => void fetch('/late'));
  await expect.poll(() => portal.requests).toContain('GET /late');
  await session.close();
  const told = exchangesIn(signals).filter(({ error }) => error?.startsWith('no answer'));
  expect(told.map(({ url, kind, status, error }) => [new URL(url).pathname, kind, status, error])).toEqual([
    ['/hangs', 'api', 0, 'no answer within 1.5 s'],
    ['/framed', 'document', 0, 'no answer within 1.5 s'],
  ]);
});

const restless = {
  'asks the service again and again': `setInterval(() => fetch('/poll'), 30)`,
  'asks anew as soon as it is answered': `(async () => { for (;;) await fetch('/poll'); })()`,
  'keeps a line open (long poll)': `setTimeout(() => { (async () => { for (;;) await fetch('/held'); })() }, 1_500)`,
  'listens to events': `new EventSource('/events')`,
  'holds a WebSocket': `new WebSocket('ws://' + location.host + '/socket')`,
};
for (const [title, script] of Object.entries(restless)) {
  test(`a page that ${title} comes to rest all the same`, async ({ site, visitor }) => {
    const portal = await site({
      '/': `${button(`fetch('/a').then(() => document.title = 'done')`)}<script>${script}</script>`,
      '/a': slow(100),
      '/poll': slow(10),
      '/held': slow(60_000),
      '/events': (_request, response) =>
        void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n'),
    });
    const { does, page } = await visitor(portal);
    await does(HOME);
    await page.waitForFunction(() => performance.now() > 1_700);
    await does(GO);
    expect(await page.title()).toBe('done');
  });
}

test('a status is that of what the step caused, not of a page that polls', async ({ site, visitor }) => {
  const portal = await site({
    '/': `${button(`fetch('/submit', { method: 'POST' })`)}<script>setInterval(() => fetch('/poll'), 20)</script>`,
    '/submit': json({}, 422),
    '/poll': slow(5),
  });
  const { does } = await visitor(portal);
  await does(HOME);
  await does(GO);
  await does({ expect: { status: 422 } });
});

test('a frame that is taken away while it loads holds nobody up', async ({ site, visitor }) => {
  const portal = await site({
    '/': `${button(`document.querySelector('iframe').remove()`)}<script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<iframe src=/held></iframe>'), 1_500)</script>`,
    '/held': slow(60_000),
  });
  const { does, page } = await visitor(portal, 3_000);
  await does(HOME);
  await page.locator('iframe').waitFor();
  await does(GO);
});

test('a shared worker, and a picture that never comes, hold nobody up for good', async ({
  site,
  visitor,
}) => {
  const portal = await site({
    '/': button(`
      document.body.append(Object.assign(new Image(), { src: '/picture.png' }));
      new SharedWorker('/worker.js').port.start();
      document.title = 'done'`),
    '/picture.png': silence,
    '/worker.js': (_request, response) =>
      void response.setHeader('content-type', 'text/javascript').end('onconnect = () => {};'),
  });
  const { does, page } = await visitor(portal);
  await does(HOME);
  await does(GO);
  expect(await page.title()).toBe('done');
});
