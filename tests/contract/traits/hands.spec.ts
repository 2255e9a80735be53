import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { failureOf } from '../../support/failure-of.ts';
import { expect, heard, listening, test } from './person.ts';

const NAME = 'Ada Example';
const FORM = listening(`<label>Name <input name="name"></label>
  <form id="form"><button>Send</button></form><button onclick="more = (globalThis.more ?? 0) + 1">More</button>
  <script>form.onsubmit = (event) => {
    event.preventDefault();
    fetch('/applications', { method: 'POST' });
  }</script>`);
const THIS_FILE = fileURLToPath(import.meta.url);

function taken(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
}

function posts({ requests }: { requests: string[] }): number {
  return requests.filter((request) => request.startsWith('POST /applications')).length;
}

test('who uses a finger touches the page, who uses a mouse does not', async ({ site, person }) => {
  const portal = await site({ '/': FORM });
  const steps = [{ visit: '/' }, { click: 'More' }];
  const finger = await person(portal, { input: 'touch' });
  await finger.does(...steps);
  expect([await heard(finger.page, 'touchstart'), await heard(finger.page, 'click')]).toEqual([1, 1]);
  const mouse = await person(portal, {});
  await mouse.does(...steps);
  expect([await heard(mouse.page, 'touchstart'), await heard(mouse.page, 'click')]).toEqual([0, 1]);
});

test('who types at a speed presses a key for each character, who does not presses none', async ({
  site,
  person,
}) => {
  const portal = await site({ '/': FORM });
  const steps = [{ visit: '/' }, { fill: { field: 'Name', value: NAME } }];
  const typist = await person(portal, { typing: 50 });
  const startedAt = performance.now();
  await typist.does(...steps);
  const tookMs = performance.now() - startedAt;
  expect(await heard(typist.page, 'keydown')).toBe(NAME.length);
  expect(await typist.page.getByLabel('Name').inputValue()).toBe(NAME);
  expect(tookMs).toBeGreaterThan((NAME.length - 1) * 20);
  const quick = await person(portal, {});
  await quick.does(...steps);
  expect(await heard(quick.page, 'keydown')).toBe(0);
});

test('typing takes longer than anybody’s patience and is still no waiting', async ({ site, person }) => {
  const portal = await site({ '/': FORM });
  const { does, page } = await person(portal, { typing: 10 }, { patienceMs: 600 });
  await does({ visit: '/' }, { fill: { field: 'Name', value: NAME } });
  expect(await page.getByLabel('Name').inputValue()).toBe(NAME);
});

for (const input of ['mouse', 'touch', 'keyboard'] as const) {
  test(`who submits twice with the ${input} sends it twice, and presses nothing else twice`, async ({
    site,
    person,
  }) => {
    const portal = await site({ '/': FORM, '/applications': taken });
    const { does, page, signals } = await person(portal, { input, doubleSubmit: true });
    await does({ visit: '/' }, { click: 'More' }, { click: 'Send' });
    expect(posts(portal)).toBe(2);
    const seen = signals.filter((one) => one.type === 'exchange' && one.method === 'POST');
    expect(seen).toHaveLength(2);
    expect(await page.evaluate(() => (globalThis as unknown as { more: number }).more)).toBe(1);
    const plain = await person(portal, { input });
    await plain.does({ visit: '/' }, { click: 'Send' });
    expect(posts(portal)).toBe(3);
  });
}

test('a file is given without a mouse where its field takes the focus, and where a button opens it', async ({
  site,
  person,
}) => {
  const html = `<label>Transcript <input type="file" id="plain"></label>
    <div><button onclick="hidden.click()">Choose a photo</button>
    <input type="file" id="hidden" aria-label="Photo" style="display:none"></div>`;
  const { does, page } = await person(await site({ '/': listening(html) }), { input: 'keyboard' });
  await does(
    { visit: '/' },
    { upload: { path: THIS_FILE, to: 'Transcript' } },
    { upload: { path: THIS_FILE, to: 'Photo' } },
  );
  const names = page
    .locator('input')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).files?.length));
  expect(await names).toEqual([1, 1]);
});

test('a file field that only a mouse gets to is a barrier', async ({ site, person }) => {
  const html = '<label>Photo <input type="file" style="display:none"></label><button>Other</button>';
  const { does } = await person(await site({ '/': listening(html) }), { input: 'keyboard' });
  await does({ visit: '/' });
  const failure = await failureOf(does({ upload: { path: THIS_FILE, to: 'Photo' } }));
  expect(failure.code).toBe('unreachable');
});
