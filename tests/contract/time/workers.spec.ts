import type { Page } from '@playwright/test';
import { elsewhere, expect, expectPresent, script, test } from './stage.ts';

/** Says when its first line ran. */
const FIRST = 'const first = Date.now(); postMessage(first);';
const PAGES = {
  '/': '',
  '/worker.js': script(FIRST),
  '/module.js': script(`import { loaded } from '/part.js'; postMessage(loaded);`),
  '/part.js': script('export const loaded = Date.now();'),
  '/parent.js': script(`new Worker('/worker.js').onmessage = ({ data }) => postMessage(data);`),
  '/shared.js': script(
    'const first = Date.now(); onconnect = ({ ports: [port] }) => port.postMessage(first);',
  ),
  '/service.js': script(
    `const first = Date.now(); onmessage = ({ source }) => source.postMessage(first);
    oninstall = () => skipWaiting();`,
  ),
  '/frame': `<script>new Worker('/parent.js').onmessage = ({ data }) => parent.postMessage(data, '*')</script>`,
};

/** Starts a dedicated worker and gives what it says first. */
function fromWorker(page: Page, address: string, type: 'classic' | 'module' = 'classic'): Promise<number> {
  return page.evaluate(
    ({ address: at, type: kind }) =>
      new Promise<number>((resolve, reject) => {
        const worker = new Worker(
          at.startsWith('/') ? at : URL.createObjectURL(new Blob([at], { type: 'text/javascript' })),
          {
            type: kind,
          },
        );
        worker.addEventListener('message', ({ data }: MessageEvent<number>) => resolve(data));
        worker.addEventListener('error', () => reject(new Error('the worker failed')));
      }),
    { address, type },
  );
}

const DEDICATED = [
  ['a script', '/worker.js', 'classic'],
  ['a module with an import', '/module.js', 'module'],
  ['a blob', FIRST, 'classic'],
  ['a blob that is a module', FIRST, 'module'],
  ['a worker of a worker', '/parent.js', 'classic'],
] as const;

for (const [what, address, type] of DEDICATED) {
  test(`a worker from ${what} tells simulated time from its first line on`, async ({ site, stage }) => {
    const { page, time } = await stage(await site(PAGES));
    await page.goto('/');
    await expectPresent(time, async () => ({ first: await fromWorker(page, address, type) }));
  });
}

test('a shared worker tells simulated time from its first line on', async ({ site, stage }) => {
  const { page, time } = await stage(await site(PAGES));
  await page.goto('/');
  const ask = (): Promise<number> =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const { port } = new SharedWorker('/shared.js');
          port.addEventListener('message', ({ data }: MessageEvent<number>) => resolve(data));
          port.start();
        }),
    );
  await expectPresent(time, async () => ({ first: await ask() }));
});

test('a service worker tells simulated time from its first line on', async ({ site, stage }) => {
  const { page, time } = await stage(await site(PAGES));
  await page.goto('/');
  const ask = (): Promise<number> =>
    page.evaluate(async () => {
      await navigator.serviceWorker.register('/service.js');
      const { active } = await navigator.serviceWorker.ready;
      return new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<number>) =>
          resolve(data),
        );
        navigator.serviceWorker.startMessages();
        active?.postMessage('', []);
      });
    });
  await expectPresent(time, async () => ({ first: await ask() }));
});

test('workers in a frame of another site tell simulated time', async ({ site, stage }) => {
  const made = await site(PAGES);
  const { page, time } = await stage(made);
  await page.goto('/');
  const ask = (away: string): Promise<number> =>
    page.evaluate(
      (src) =>
        new Promise((resolve) => {
          onmessage = ({ data }: MessageEvent<number>) => resolve(data);
          document.body.append(Object.assign(document.createElement('iframe'), { src }));
        }),
      away,
    );
  await expectPresent(time, async () => ({ first: await ask(`${elsewhere(made.url)}/frame`) }));
});

test('no worker gets ahead of its clock, though many start at once and the page allows no foreign scripts', async ({
  site,
  stage,
}) => {
  const made = await site({
    ...PAGES,
    '/strict': (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': "default-src 'self'" })
        .end('<!doctype html>'),
  });
  const { page, time } = await stage(made);
  await page.goto('/strict');
  const many = Array.from({ length: 25 }, (_, index) => index);
  await expectPresent(time, async () =>
    Object.fromEntries(
      await Promise.all(many.map(async (index) => [index, await fromWorker(page, `/worker.js?${index}`)])),
    ),
  );
});

test('workers of a citizen without simulated time keep the real one beside those who have it', async ({
  site,
  stage,
  browser,
}) => {
  const made = await site(PAGES);
  await stage(made);
  const page = await browser.newPage();
  await page.goto(made.url);
  const before = Date.now();
  const told = await fromWorker(page, '/worker.js');
  expect(told).toBeGreaterThanOrEqual(before);
  expect(told).toBeLessThanOrEqual(Date.now());
  await page.close();
});
