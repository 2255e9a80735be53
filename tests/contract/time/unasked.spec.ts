import type { BrowserContext } from '@playwright/test';
import { sessionIn } from '../../../src/browser/window.ts';
import { simulate } from '../../../src/run/index.ts';
import { citizenNumber, somebody } from '../../support/people.ts';
import { ready } from '../../support/steps.ts';
import { expect, expectPresent, test } from './stage.ts';

/** What a session does to its context before its citizen goes anywhere. */
function watched(context: BrowserContext): string[] {
  const done: string[] = [];
  for (const name of [
    'addInitScript',
    'newCDPSession',
    'setExtraHTTPHeaders',
    'route',
    'exposeBinding',
  ] as const) {
    const real = context[name].bind(context) as (...given: unknown[]) => unknown;
    Object.assign(context, { [name]: (...given: unknown[]) => (done.push(name), real(...given)) });
  }
  return done;
}

const options = (url: string) => ({ baseUrl: url, now: () => performance.now() });
const citizen = citizenNumber(1, somebody);

test('a scenario without start and time_warp needs no simulation', async () => {
  expect(await simulate({ timeWarp: 1 }, 'http://127.0.0.1:4000')).toBeUndefined();
});

test('without simulated time nothing is put into pages, and nothing into requests', async ({
  site,
  browser,
}) => {
  const headers: unknown[] = [];
  const { url } = await site({
    '/': (request, response) => response.end(`visit ${headers.push(request.headers['x-simulated-time'])}`),
  });
  const context = await browser.newContext();
  const done = watched(context);
  const session = await sessionIn(context, citizen, () => undefined, options(url));
  const [page] = context.pages();
  await page?.goto(url);
  expect(done).toEqual([]);
  expect(headers).toEqual([undefined]);
  expect(await page?.evaluate(() => String(Date))).toBe('function Date() { [native code] }');
  await session.close();
});

test('a citizen of a scenario with start is in its time, by one script and no protocol session', async ({
  site,
  browser,
}) => {
  const told: unknown[] = [];
  const { url } = await site({
    '/': (request, response) => response.end(`visit ${told.push(request.headers['x-simulated-time'])}`),
  });
  const simulation = await simulate({ start: '2031-05-01T06:00:00Z', timeWarp: 24 }, url);
  if (!simulation) throw new Error('a scenario with a start has simulated time');
  const time = await simulation.begin();
  expect(time).toMatchObject({ startAt: Date.parse('2031-05-01T06:00:00Z'), warp: 24 });
  const context = await browser.newContext({ proxy: { server: simulation.server } });
  const done = watched(context);
  const session = await sessionIn(context, citizen, () => undefined, {
    ...options(url),
    time: () => simulation.time,
  });
  const [page] = context.pages();
  await page?.goto(url);
  expect(done).toEqual(['addInitScript']);
  expect(told).toEqual([expect.stringMatching(/^2031-05-01T0/)]);
  await expectPresent(time, async () => ({ page: (await page?.evaluate(() => Date.now())) ?? 0 }));
  await session.close();
  await simulation.close();
});

test('whoever sat at their window before time began is in it from their first step on', async ({
  site,
  browser,
}) => {
  const told: unknown[] = [];
  const { url } = await site({
    '/': (request, response) => response.end(`visit ${told.push(request.headers['x-simulated-time'])}`),
  });
  const simulation = await simulate({ start: '2031-05-01T06:00:00Z', timeWarp: 24 }, url);
  if (!simulation) throw new Error('a scenario with a start has simulated time');
  const context = await browser.newContext({ proxy: { server: simulation.server } });
  const session = await sessionIn(context, citizen, () => undefined, {
    ...options(url),
    time: () => simulation.time,
  });
  const time = await simulation.begin();
  await session.perform(ready({ visit: '/' }), new AbortController().signal);
  const [page] = context.pages();
  expect(told).toEqual([expect.stringMatching(/^2031-05-01T0/)]);
  await expectPresent(time, async () => ({ page: (await page?.evaluate(() => Date.now())) ?? 0 }));
  await session.close();
  await simulation.close();
});
