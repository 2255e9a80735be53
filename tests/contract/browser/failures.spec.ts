import { silence } from '../../support/site.ts';
import { button, exchangesIn, expect, failureOf, GO, HOME, test } from './visitor.ts';

test('nobody listens: target-down, with the address', async ({ site, visitor }) => {
  const portal = await site({});
  await portal.close();
  const { does } = await visitor(portal);
  expect(await failureOf(does(HOME))).toMatchObject({
    code: 'target-down',
    message: `no answer from ${portal.url}/ (net::ERR_CONNECTION_REFUSED)`,
  });
});

for (const [title, script] of Object.entries({
  'a link': `location.href = '/next?id=7'`,
  'a request': `fetch('/next?id=7').catch(() => undefined)`,
})) {
  test(`the service dies before ${title} is followed: target-down, though the page says nothing`, async ({
    site,
    visitor,
  }) => {
    const portal = await site({ '/': button(script) });
    const { does } = await visitor(portal);
    await does(HOME);
    await portal.close();
    const { code, message } = await failureOf(does(GO));
    expect(code).toBe('target-down');
    expect(message).toContain(`no answer from ${portal.url}/next (net::ERR_`);
  });
}

test('an answer that breaks off is no answer', async ({ site, visitor }) => {
  const portal = await site({
    '/': button(`fetch('/half').then((answer) => answer.text()).catch(() => undefined)`),
    '/half': (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half of it');
      setTimeout(() => response.destroy(), 50);
    },
  });
  const { does } = await visitor(portal);
  await does(HOME);
  expect(await failureOf(does(GO))).toMatchObject({ code: 'target-down' });
});

test('the page comes as an error page: error-page, with its status', async ({ site, visitor }) => {
  const portal = await site({ '/': (_request, response) => response.writeHead(503).end('later') });
  const { does, exchanges } = await visitor(portal);
  expect(await failureOf(does(HOME))).toMatchObject({
    code: 'error-page',
    message: `${portal.url}/ answered with status 503`,
  });
  expect(exchanges()).toEqual(['GET / 503']);
});

test('the page crashes: browser-lost, which is the generator’s failure', async ({ site, visitor }) => {
  const { does, session, page } = await visitor(await site({ '/': button('') }));
  await does(HOME);
  const crashed = page.waitForEvent('crash');
  const cdp = await page.context().newCDPSession(page);
  cdp.send('Page.crash').catch(() => undefined);
  await crashed;
  expect((await failureOf(does(GO))).code).toBe('browser-lost');
  expect(await session.screenshot(test.info().outputPath('crashed.png'))).toBe(false);
});

test('the page crashes while an answer is under way: browser-lost', async ({ site, visitor }) => {
  const portal = await site({ '/': button(`fetch('/held')`), '/held': silence });
  const { does, page } = await visitor(portal);
  await does(HOME);
  const step = failureOf(does(GO));
  await expect.poll(() => portal.requests).toContain('GET /held');
  const cdp = await page.context().newCDPSession(page);
  cdp.send('Page.crash').catch(() => undefined);
  expect((await step).code).toBe('browser-lost');
});

test('a page that sends its visitor elsewhere, and drops what it no longer needs, is nobody’s failure', async ({
  site,
  visitor,
}) => {
  const portal = await site({
    '/': button(`fetch('/held').catch(() => undefined); location.href = '/next'`),
    '/held': silence,
    '/next': '<h1>There</h1><script>location.replace("/last")</script>',
    '/last': '<h1>Here</h1>',
  });
  const { does, exchanges } = await visitor(portal);
  await does(HOME);
  await does(GO);
  await does({ expect: { text: 'Here' } });
  // What was called off is told as such; whether the page in between was read to its end is up to the browser.
  const there = exchanges().filter((exchange) => !exchange.endsWith(' 0') && exchange !== 'GET /next 200');
  expect(there).toEqual(['GET / 200', 'GET /last 200']);
  expect(exchanges()).toContain('GET /held 0');
});

test('a page that sends its visitor on while it loads can be visited', async ({ site, visitor }) => {
  const portal = await site({
    '/': '<script>location.replace("/last")</script>',
    '/last': '<h1>Here</h1>',
  });
  const { does, session } = await visitor(portal);
  await does(HOME);
  expect(session.address()).toBe(`${portal.url}/last`);
});

test('a click that ends on a broken page has failed, with its address and status', async ({
  site,
  visitor,
}) => {
  const portal = await site({
    '/': '<a href="/broken">Go</a>',
    '/broken': (_request, response) =>
      response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>'),
  });
  const { does } = await visitor(portal);
  await does(HOME);
  expect(await failureOf(does({ click: 'Go' }))).toMatchObject({
    code: 'error-page',
    message: `${portal.url}/broken answered with status 503`,
  });
});

test('statistics of somebody else that are down are not the service’s failure', async ({ site, visitor }) => {
  const portal = await site({ '/': button(`fetch('http://localhost:9/count').catch(() => undefined)`) });
  const { does, signals } = await visitor(portal);
  await does(HOME);
  await does(GO);
  expect(exchangesIn(signals).map(({ url, foreign }) => [new URL(url).pathname, foreign])).toEqual([
    ['/', undefined],
    ['/count', true],
  ]);
});

test('a request that nobody answers while the citizen waits is told as one without an answer', async ({
  site,
  visitor,
}) => {
  const portal = await site({
    '/': button(`fetch('/held', { method: 'POST' }).catch(() => undefined)`),
    '/held': silence,
  });
  const { does, signals } = await visitor(portal, 2_000);
  await does(HOME);
  expect((await failureOf(does(GO))).code).toBe('gave-up');
  expect(exchangesIn(signals).at(-1)).toMatchObject({
    method: 'POST',
    status: 0,
    error: 'no answer within 2 s',
  });
});
