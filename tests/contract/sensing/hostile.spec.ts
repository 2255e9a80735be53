import { expect, page, test } from './watched.ts';

/** Writes in bursts, so that a citizen can get on meanwhile, and must. */
const LOUD = `let i = 0;
  function shout() {
    for (const end = i + 100; i < end; i++) console.error('line ' + i);
    if (i < 100_000) setTimeout(shout);
  }`;

test('while a page writes 100,000 lines on its console a citizen gets on, and what is not heard is said', async ({
  site,
  citizen,
}) => {
  const portal = await site({
    '/': page(
      `<h1>Loud</h1><button onclick="shout(); this.textContent = 'Gone on'">Go on</button><script>${LOUD}</script>`,
    ),
  });
  const { does, heard } = await citizen(portal);
  await does({ visit: '/' }, { click: 'Go on' }, { expect: 'Gone on' });
  await expect
    .poll(() => heard('page.problem').at(-1)?.message)
    .toBe('the page wrote 2000 lines; nothing more of its console is heard');
  // What our own scripts say on the console of a page is heard apart, and counts.
  const said = heard('page.problem').slice(0, -1);
  expect(said.length).toBeGreaterThan(1_990);
  expect(said.map(({ message }) => message)).toEqual(said.map((_, i) => `line ${i}`));
});

test('an answer of 50 MB is timed to its last byte, and its size is known without reading it', async ({
  site,
  citizen,
}) => {
  const piece = Buffer.alloc(1_000_000);
  const portal = await site({
    '/': page(`<h1>Big</h1><button onclick="fetch('/big').then((a) => a.blob())">Load</button>`),
    '/big': (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 50_000_000 });
      let sent = 0;
      const more = (): void => {
        while (sent < 50 && response.write(piece)) sent += 1;
        if (sent < 50) response.once('drain', () => ((sent += 1), more()));
        else response.end();
      };
      more();
    },
  });
  const { does, heard } = await citizen(portal, { reads: () => true });
  await does({ visit: '/' }, { click: 'Load' });
  const big = heard('exchange').find(({ url }) => url.endsWith('/big'));
  expect(big).toMatchObject({ status: 200, bytes: 50_000_000 });
  expect(big?.body).toBeUndefined();
  expect(big!.ttfbMs!).toBeLessThan(big!.durationMs);
});

test('a service that lies about the time changes none of ours', async ({ site, citizen }) => {
  const portal = await site({
    '/': (_request, response) => {
      response.sendDate = false;
      response
        .writeHead(200, {
          'content-type': 'text/html',
          date: 'Mon, 01 Jan 2035 00:00:00 GMT',
          'x-simulated-time': '1999-12-31T23:59:59Z',
          age: '999999',
        })
        .end(page('<h1>Hello</h1>'));
    },
  });
  const before = performance.now();
  const { does, heard } = await citizen(portal);
  await does({ visit: '/' });
  const [exchange] = heard('exchange');
  expect(exchange!.startedAt).toBeGreaterThan(before);
  expect(exchange!.startedAt + exchange!.durationMs).toBeLessThan(performance.now());
});
