import { chromium, expect, test, type Browser } from '@playwright/test';
import { CHEAPER } from '../../../src/browser/discover/launch.ts';
import { launchOptions } from '../../support/browser.ts';
import { serveSite, type Answer, type Site } from '../../support/site.ts';

const isolated: Answer = (_request, response) =>
  response
    .writeHead(200, {
      'content-type': 'text/html',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    })
    .end('<title>Isolated</title>');
const alone: Answer = (_request, response) =>
  response
    .writeHead(200, { 'content-type': 'text/html', 'cross-origin-opener-policy': 'same-origin' })
    .end('<title>Alone</title>');

const { args, ...launch } = launchOptions();
const without = args.filter((one) => !CHEAPER.includes(one));

let site: Site;
let browsers: Browser[];
test.beforeAll(async () => {
  site = await serveSite({
    '/alone': alone,
    '/isolated': isolated,
    '/plain': '<title>Plain</title>',
    '/framed': (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          `<title>Framed</title><iframe src="${site.url.replace('127.0.0.1', 'localhost')}/plain"></iframe>`,
        ),
  });
  browsers = [
    await chromium.launch({ ...launch, args }),
    await chromium.launch({ ...launch, args: without }),
  ];
});
test.afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await site.close();
});

/** What a page can know of where it runs. */
const seen = (): unknown => ({
  crossOriginIsolated,
  shared: typeof SharedArrayBuffer,
  opener: String(opener),
  name: window.name,
  history: history.length,
  processors: navigator.hardwareConcurrency,
  frames: frames.length,
  agent: navigator.userAgent,
  webgl: document.createElement('canvas').getContext('webgl') !== null,
});

for (const path of ['/plain', '/alone', '/isolated', '/framed'])
  test(`${path} sees the same with the switches that make citizens cheaper`, async () => {
    const [cheap, dear] = await Promise.all(
      browsers.map(async (browser) => {
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.goto(`${site.url}${path}`);
        const first = await page.evaluate(seen);
        // A window that knows its opener, and one that does not.
        const opened = context.waitForEvent('page');
        await page.evaluate(() => void open('/plain', 'mine'));
        const popup = await opened;
        await popup.waitForLoadState();
        const unknown = context.waitForEvent('page');
        await page.evaluate(() => void open('/plain', '_blank', 'noopener'));
        const stranger = await unknown;
        await stranger.waitForLoadState();
        const all = [first, await popup.evaluate(seen), await stranger.evaluate(seen)];
        await context.close();
        return all;
      }),
    );
    expect(cheap).toHaveLength(3);
    expect(cheap).toEqual(dear);
  });

test('the empty page before a page with a group of its own has its process, and other citizens have theirs', async () => {
  // One of its own: processes of contexts that others have just closed may still be on their way out.
  const browser = await chromium.launch({ ...launch, args });
  const renderers = await rendererOf(browser);
  const before = await renderers();

  const ada = await (await browser.newContext()).newPage();
  const empty = await renderers();
  await ada.goto(`${site.url}/alone`);
  expect(await renderers()).toEqual(empty);
  expect(empty.length).toBe(before.length + 1);

  const ben = await (await browser.newContext()).newPage();
  await ben.goto(`${site.url}/alone`);
  expect(await renderers()).toHaveLength(before.length + 2);
  await browser.close();
});

/** Numbers of the processes that pages have. */
async function rendererOf(browser: Browser): Promise<() => Promise<number[]>> {
  const session = await browser.newBrowserCDPSession();
  return async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  };
}
