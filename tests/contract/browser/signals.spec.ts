import { json, slow } from '../../support/site.ts';
import { button, exchangesIn, expect, failureOf, GO, HOME, test, type Visitor } from './visitor.ts';

const problems = (visitor: Visitor): string[] =>
  visitor.signals.flatMap((signal) =>
    signal.type === 'page.problem' ? `${signal.source}: ${signal.message}` : [],
  );

test('errors of its scripts and on its console', async ({ site, visitor }) => {
  const guest = await visitor(
    await site({
      '/': `<script>console.error('no such rule'); console.log('fine'); setTimeout(() => { throw new TypeError('broken') })</script>`,
    }),
  );
  await guest.does(HOME);
  await expect.poll(() => problems(guest)).toEqual(['console: no such rule', 'exception: broken']);
});

test('every exchange, with what it was for, its status and its address', async ({ site, visitor }) => {
  const portal = await site({
    '/': `<script src="/script.js?v=2"></script><iframe src=/frame></iframe>${button(`fetch('/api?name=Ohio', { method: 'PUT' })`)}`,
    '/frame': (_request, response) => response.writeHead(302, { location: '/framed' }).end(),
    '/framed': 'framed',
    '/script.js': (_request, response) =>
      response.writeHead(200, { 'server-timing': 'cache;dur=1, db;dur=7' }).end(''),
    '/api': json({}, 409),
  });
  const { does, signals } = await visitor(portal);
  await does(HOME);
  await does(GO);
  const seen = exchangesIn(signals).map((e) =>
    [e.method, e.url.replace(portal.url, ''), e.kind, e.status, e.touch].join(' '),
  );
  expect(seen.toSorted()).toEqual([
    'GET / document 200 clean',
    'GET /frame document 302 clean',
    'GET /framed document 200 clean',
    'GET /script.js?v=2 asset 200 clean',
    'PUT /api?name=Ohio api 409 clean',
  ]);
  const script = exchangesIn(signals).find(({ url }) => url.includes('script.js'));
  expect(script?.serverTiming).toBe('cache;dur=1, db;dur=7');
  for (const { durationMs } of exchangesIn(signals)) expect(durationMs).toBeGreaterThanOrEqual(0);
});

test('the words of a refusal by rule', async ({ site, visitor }) => {
  const refusal = JSON.stringify({ rule: 'in-state-only', title: 'You live elsewhere' });
  const portal = await site({
    '/': button(`fetch('/apply', { method: 'POST' })`),
    '/apply': (_request, response) =>
      response.writeHead(422, { 'content-type': 'application/problem+json; charset=utf-8' }).end(refusal),
  });
  const { does, signals } = await visitor(portal);
  await does(HOME);
  await does(GO);
  expect(exchangesIn(signals).map(({ problem }) => problem)).toEqual([undefined, refusal]);
});

test('a service that gives no answer, and why', async ({ site, visitor }) => {
  const portal = await site({
    '/': button(`fetch('/reset').catch(() => undefined)`),
    '/reset': (request) => request.socket.resetAndDestroy(),
  });
  const { does, signals } = await visitor(portal);
  await does(HOME);
  await failureOf(does(GO));
  expect(exchangesIn(signals).at(-1)).toMatchObject({ status: 0, error: 'net::ERR_CONNECTION_RESET' });
});

test('an exchange takes as long as the service takes', async ({ site, visitor }) => {
  const portal = await site({ '/': button(`fetch('/a')`), '/a': slow(250) });
  const { does, signals } = await visitor(portal);
  await does(HOME);
  await does(GO);
  expect(exchangesIn(signals).at(-1)?.durationMs).toBeGreaterThanOrEqual(249);
});

test('every fault that a service says it felt', async ({ site, visitor }) => {
  const guest = await visitor(
    await site({
      '/': (_request, response) =>
        void response.writeHead(200, { 'x-simulated-fault': 'slow db, cut' }).end('hello'),
    }),
  );
  await guest.does(HOME);
  expect(exchangesIn(guest.signals)[0]).toMatchObject({ touch: 'faulted', fault: 'slow db, cut' });
});
