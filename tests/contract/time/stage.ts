import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import {
  followTime,
  simulatedAt,
  startTimeProxy,
  type SimulatedTime,
} from '../../../src/browser/time/index.ts';
import { serveSite, type Answer, type Site } from '../../support/site.ts';

/** A page whose time is simulated, at a site that may have something to do with it. */
export interface Stage {
  page: Page;
  context: BrowserContext;
  time: SimulatedTime;
}

/** Ten years and some hours from now: whoever shows this has not looked at a real clock. */
export const AHEAD_MS = 10 * 365 * 86_400_000 + 7 * 3_600_000;

/** Sites and simulated times that end with the test. */
export const test = base.extend<{
  site: (pages: Record<string, Answer>) => Promise<Site>;
  stage: (site: Pick<Site, 'url'>, time?: { warp?: number; aheadMs?: number }) => Promise<Stage>;
}>({
  site: async ({}, use) => {
    const sites: Site[] = [];
    await use(async (pages) => {
      const site = await serveSite(pages);
      sites.push(site);
      return site;
    });
    await Promise.all(sites.map((site) => site.close()));
  },
  stage: async ({ browser }, use) => {
    const ends: (() => Promise<void>)[] = [];
    await use(async ({ url }, { warp = 60, aheadMs = AHEAD_MS } = {}) => {
      const proxy = await startTimeProxy(url);
      const epoch = Date.now();
      const time = { startAt: epoch + aheadMs, epoch, warp };
      await proxy.begin(time);
      const context = await browser.newContext({ baseURL: url, proxy: { server: proxy.server } });
      ends.push(
        () => context.close(),
        () => proxy.close(),
      );
      await followTime(context, time);
      return { context, time, page: await context.newPage() };
    });
    for (const end of ends) await end();
  },
});

/** Asks for moments, and holds that each lies between now and now: everybody reads the same wall clock. */
export async function expectPresent<Moments extends Record<string, number>>(
  time: SimulatedTime,
  ask: () => Promise<Moments>,
): Promise<Moments> {
  const before = simulatedAt(time, Date.now());
  const told = await ask();
  const after = simulatedAt(time, Date.now());
  for (const [who, moment] of Object.entries(told)) {
    expect(moment, `${who} must not be behind`).toBeGreaterThanOrEqual(before);
    expect(moment, `${who} must not be ahead`).toBeLessThanOrEqual(after);
  }
  return told;
}

/** A script as a server sends it. */
export const script =
  (source: string): Answer =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(source);

/** The same site by another name: another origin, and for the browser another site. */
export const elsewhere = (url: string): string => url.replace('127.0.0.1', 'localhost');

export { expect };
