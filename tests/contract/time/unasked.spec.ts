import type { Browser, BrowserContext } from '@playwright/test';
import type { SimulatedTime } from '../../../src/browser/time/index.ts';
import { sessionIn } from '../../../src/browser/window.ts';
import type { Session } from '../../../src/model/index.ts';
import { simulate, type Simulation } from '../../../src/run/index.ts';
import { citizenNumber, somebody } from '../../support/people.ts';
import type { Answer, Site } from '../../support/site.ts';
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

/** A site, and what each visit to it said of simulated time. */
async function visited(
  site: (pages: Record<string, Answer>) => Promise<Site>,
): Promise<{ told: unknown[]; url: string }> {
  const told: unknown[] = [];
  const visit: Answer = ({ headers }, response) =>
    response.end(`visit ${told.push(headers['x-simulated-time'])}`);
  const { url } = await site({ '/': visit });
  return { told, url };
}

/** Opens a citizen’s window at a site, in whatever time it is there. */
const open = (context: BrowserContext, url: string, simulation?: Simulation): Promise<Session> =>
  sessionIn(context, citizenNumber(1, somebody), () => undefined, {
    baseUrl: url,
    now: () => performance.now(),
    ...(simulation ? { time: () => simulation.time } : {}),
  });

/** Time of a scenario with a start, not begun, and a context that goes through its proxy. */
async function simulated(browser: Browser, url: string) {
  const simulation = await simulate({ start: '2031-05-01T06:00:00Z', timeWarp: 24 }, url);
  if (!simulation) throw new Error('a scenario with a start has simulated time');
  return { simulation, context: await browser.newContext({ proxy: { server: simulation.server } }) };
}

/** The page is in simulated time, and the one visit said so. */
async function expectInTime(time: SimulatedTime, context: BrowserContext, told: unknown[]): Promise<void> {
  const [page] = context.pages();
  expect(told).toEqual([expect.stringMatching(/^2031-05-01T0/)]);
  await expectPresent(time, async () => ({ page: (await page?.evaluate(() => Date.now())) ?? 0 }));
}

test('a scenario without start and time_warp needs no simulation', async () => {
  expect(await simulate({ timeWarp: 1 }, 'http://127.0.0.1:4000')).toBeUndefined();
});

test('without simulated time nothing is put into pages, and nothing into requests', async ({
  site,
  browser,
}) => {
  const { told, url } = await visited(site);
  const context = await browser.newContext();
  const done = watched(context);
  const session = await open(context, url);
  const [page] = context.pages();
  await page?.goto(url);
  expect(done).toEqual([]);
  expect(told).toEqual([undefined]);
  expect(await page?.evaluate(() => String(Date))).toBe('function Date() { [native code] }');
  await session.close();
});

test('a citizen of a scenario with start is in its time, by one script and no protocol session', async ({
  site,
  browser,
}) => {
  const { told, url } = await visited(site);
  const { simulation, context } = await simulated(browser, url);
  const time = await simulation.begin();
  expect(time).toMatchObject({ startAt: Date.parse('2031-05-01T06:00:00Z'), warp: 24 });
  const done = watched(context);
  const session = await open(context, url, simulation);
  await context.pages()[0]?.goto(url);
  expect(done).toEqual(['addInitScript']);
  await expectInTime(time, context, told);
  await session.close();
  await simulation.close();
});

test('whoever sat at their window before time began is in it from their first step on', async ({
  site,
  browser,
}) => {
  const { told, url } = await visited(site);
  const { simulation, context } = await simulated(browser, url);
  const session = await open(context, url, simulation);
  const time = await simulation.begin();
  await session.perform(ready({ visit: '/' }), new AbortController().signal);
  await expectInTime(time, context, told);
  await session.close();
  await simulation.close();
});
