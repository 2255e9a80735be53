import { expect, page, test } from './watched.ts';

const BUSY = `const until = performance.now() + 120; while (performance.now() < until); this.textContent = 'Done'`;
const HOME = page(
  `<h1>Benefits of the state for everybody who lives here</h1><a href="/next">Next</a>
   <button onclick="${BUSY}">Work</button>
   <script>setTimeout(() => { const late = document.createElement('div'); late.style.height = '400px'; document.body.prepend(late) }, 600)</script>`,
);

test('every page tells its web vitals once, when the next one comes or its citizen goes', async ({
  site,
  citizen,
}) => {
  const portal = await site({ '/': HOME, '/next': page('<h1>The next page of them</h1><p>Text</p>') });
  const { does, heard, session } = await citizen(portal);
  await does({ visit: '/' }, { wait: '800ms' }, { click: 'Work' }, { wait: '400ms' }, { click: 'Next' });
  await session.close();
  const vitals = heard('vital');
  const of = (path: string): Record<string, number> =>
    Object.fromEntries(
      vitals.filter(({ url }) => url === `${portal.url}${path}`).map(({ name, value }) => [name, value]),
    );
  const first = of('/');
  expect(Object.keys(first).toSorted()).toEqual(['cls', 'fcp', 'inp', 'lcp', 'ttfb']);
  expect(first['inp']).toBeGreaterThanOrEqual(112);
  expect(first['cls']).toBeGreaterThan(0.05);
  expect(first['ttfb']).toBeLessThanOrEqual(first['fcp']!);
  expect(first['fcp']).toBeLessThanOrEqual(first['lcp']!);
  expect(Object.keys(of('/next'))).toEqual(expect.arrayContaining(['fcp', 'lcp', 'ttfb']));
  // Each of a page only once.
  expect(new Set(vitals.map(({ name, url }) => `${name} ${url}`)).size).toBe(vitals.length);
});

test('no vitals are told where a clock would falsify them', async ({ site, citizen }) => {
  const portal = await site({ '/': HOME });
  const { does, heard, session } = await citizen(portal, {});
  await does({ visit: '/' }, { click: 'Work' });
  await session.close();
  expect(heard('vital')).toEqual([]);
});

test('a page that says vitals of its own is not believed what cannot be', async ({ site, citizen }) => {
  const lies = [
    '{"url":"http://here.test/","from":1,"known":{"lcp":-5,"fcp":"fast","cls":1e99}}',
    '{"url":"javascript:alert(1)","from":1,"known":{"lcp":5}}',
    'null',
    '{',
  ].map((lie) => `console.debug('esr-vitals ' + ${JSON.stringify(lie)});`);
  const portal = await site({ '/': page(`<h1>Hello</h1><script>${lies.join('')}</script>`) });
  const { does, heard, session } = await citizen(portal);
  await does({ visit: '/' });
  await session.close();
  expect(heard('vital').filter(({ url }) => !url.startsWith(portal.url))).toEqual([]);
});

test('the service can tell that nobody of flesh and blood came', async ({ site, citizen }) => {
  const agents: string[] = [];
  const portal = await site({
    '/': (request, response) => {
      agents.push(request.headers['user-agent'] ?? '');
      response.writeHead(200, { 'content-type': 'text/html' }).end(page('<h1>Hello</h1>'));
    },
  });
  await (await citizen(portal)).does({ visit: '/' });
  expect(agents[0]).toMatch(/^Mozilla\/5\.0 .* HMS-ESR \(synthetic; test\)$/);
});

test('in a large crowd the vitals of some are told, and they are known by their numbers', async ({
  site,
  citizen,
}) => {
  const portal = await site({ '/': HOME });
  const told: number[] = [];
  for (let number = 1; number <= 4; number += 1) {
    const { does, heard, session } = await citizen(portal, { vitalsOfEach: 3 });
    await does({ visit: '/' });
    await session.close();
    if (heard('vital').length > 0) told.push(number);
  }
  expect(told).toEqual([1, 4]);
});

test('the vitals of a single-page application are those of the address it was opened at', async ({
  site,
  citizen,
}) => {
  const app = page(`<h1>App</h1><button onclick="history.pushState({}, '', '/later')">On</button>`);
  const portal = await site({ '/start': app });
  const { does, heard, session } = await citizen(portal);
  await does({ visit: '/start?name=Ada' }, { click: 'On' });
  await session.close();
  expect(new Set(heard('vital').map(({ url }) => url))).toEqual(new Set([`${portal.url}/start`]));
});
