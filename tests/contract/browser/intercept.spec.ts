import type { InterceptedExchange } from '../../../src/model/index.ts';
import { json, slow, type Answer } from '../../support/site.ts';
import { button, exchangesIn, expect, failureOf, GO, HOME, test, type Visitor } from './visitor.ts';

const pages = { '/': button(`fetch('/a'); fetch('/b')`), '/a': json({}), '/b': json({}) };

/** `path: touch`, with the name of the fault if there is one. */
const touches = ({ signals }: Visitor): string[] =>
  exchangesIn(signals)
    .map(({ url, touch, fault }) => `${new URL(url).pathname}: ${touch}${fault ? ` ${fault}` : ''}`)
    .toSorted();

const breaking = (name: string) => (exchange: InterceptedExchange) => {
  exchange.mark(name);
  return exchange.answer({
    status: 503,
    headers: { 'content-type': 'application/json' },
    body: '{"why":"drill"}',
  });
};

test('what a fault touches is faulted, what only passes by is collateral, and before and after all is clean', async ({
  site,
  visitor,
}) => {
  const guest = await visitor(await site(pages));
  await guest.does(HOME);
  await guest.does(GO);
  expect(touches(guest)).toEqual(['/: clean', '/a: clean', '/b: clean']);

  guest.signals.length = 0;
  const withdraw = await guest.session.intercept('**/a', (exchange) => {
    exchange.mark('slow a');
    return exchange.pass();
  });
  await guest.does(GO);
  expect(touches(guest)).toEqual(['/a: faulted slow a', '/b: collateral']);

  guest.signals.length = 0;
  await withdraw();
  await withdraw();
  await guest.does(GO);
  expect(touches(guest)).toEqual(['/a: clean', '/b: clean']);
});

test('a fault can answer in the place of the service, which hears nothing of it', async ({
  site,
  visitor,
}) => {
  const portal = await site({
    ...pages,
    '/': button(`fetch('/a').then((a) => a.json()).then((a) => document.title = a.why)`),
  });
  const guest = await visitor(portal);
  await guest.does(HOME);
  await guest.session.intercept('**/a', breaking('outage'));
  await guest.does(GO);
  expect(await guest.page.title()).toBe('drill');
  expect(portal.requests).toEqual(['GET /']);
  expect(exchangesIn(guest.signals).at(-1)).toMatchObject({ status: 503, touch: 'faulted', fault: 'outage' });
});

test('a fault can refuse an exchange, and the citizen finds the service down', async ({ site, visitor }) => {
  const portal = await site(pages);
  const { does, session, signals } = await visitor(portal);
  await does(HOME);
  await session.intercept('**/a', (exchange) => {
    exchange.mark('cut');
    return exchange.abort('connectionreset');
  });
  const { code, message } = await failureOf(does(GO));
  expect([code, message]).toEqual([
    'target-down',
    `no answer from ${portal.url}/a (net::ERR_CONNECTION_RESET)`,
  ]);
  expect(exchangesIn(signals).find(({ url }) => url.endsWith('/a'))).toMatchObject({
    status: 0,
    touch: 'faulted',
    fault: 'cut',
    error: 'net::ERR_CONNECTION_RESET',
  });
});

test('the time that a fault holds an exchange is part of it, and of the step', async ({ site, visitor }) => {
  const { does, session, signals } = await visitor(
    await site({ '/': button(`fetch('/a')`), '/a': slow(100) }),
  );
  await does(HOME);
  await session.intercept('**/a', async (exchange) => {
    exchange.mark('slow');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await exchange.pass();
  });
  const { durationMs } = await does(GO);
  expect(durationMs).toBeGreaterThanOrEqual(399);
  expect(exchangesIn(signals).at(-1)?.durationMs).toBeGreaterThanOrEqual(399);
});

test('two faults on one address both act, and the exchange names both', async ({ site, visitor }) => {
  const { does, session, signals } = await visitor(await site(pages));
  await does(HOME);
  const passed: string[] = [];
  for (const name of ['slow', 'slower']) {
    await session.intercept('**/a', async (exchange) => {
      exchange.mark(name);
      passed.push(name);
      await exchange.pass();
    });
  }
  await does(GO);
  expect(passed.toSorted((a, b) => a.localeCompare(b))).toEqual(['slow', 'slower']);
  const touched = exchangesIn(signals).find(({ url }) => url.endsWith('/a'));
  expect(touched).toMatchObject({ status: 200, touch: 'faulted' });
  expect(touched?.fault?.split(', ').toSorted((a, b) => a.localeCompare(b))).toEqual(['slow', 'slower']);
});

test('an exchange that is held when its citizen leaves can still be let go', async ({ site, visitor }) => {
  const portal = await site(pages);
  const { does, session, page } = await visitor(portal);
  await does(HOME);
  const held = await new Promise<InterceptedExchange>((resolve) => {
    void session
      .intercept('**/a', (exchange) => Promise.resolve(resolve(exchange)))
      .then(() => page.getByText('Go').click());
  });
  await session.close();
  await held.pass();
  await held.answer({ status: 200 });
  await held.abort('failed');
  expect(portal.requests).not.toContain('GET /a');
});

test.describe('the HTTP cache', () => {
  const script: Answer = (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600' }).end('');
  const cached = {
    '/': '<script src="/app.js"></script>',
    '/again': '<script src="/app.js"></script>',
    '/app.js': script,
  };

  /** How often the service is asked for one cacheable script on two pages. */
  async function askedFor(visitor: Visitor, requests: string[]): Promise<number> {
    await visitor.does(HOME);
    await visitor.does({ visit: '/again' });
    return requests.filter((request) => request === 'GET /app.js').length;
  }

  test('works for a citizen without a fault: one request for two pages', async ({ site, visitor }) => {
    const portal = await site(cached);
    expect(await askedFor(await visitor(portal), portal.requests)).toBe(1);
  });

  // Playwright turns the cache off while any route is active, whatever its glob.
  test('is off while a route is in place, even one that touches nothing: two requests', async ({
    site,
    visitor,
  }) => {
    const portal = await site(cached);
    const guest = await visitor(portal);
    await guest.session.intercept('**/nothing-of-that-name', (exchange) => exchange.pass());
    expect(await askedFor(guest, portal.requests)).toBe(2);
  });

  test('is back once the fault is withdrawn', async ({ site, visitor }) => {
    const portal = await site(cached);
    const guest = await visitor(portal);
    const withdraw = await guest.session.intercept('**/nothing-of-that-name', (exchange) => exchange.pass());
    await withdraw();
    expect(await askedFor(guest, portal.requests)).toBe(1);
  });
});
