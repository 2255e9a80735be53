import { expect, test as base, type Browser } from '@playwright/test';
import { personaContext } from '../../../src/browser/index.ts';
import { markedUserAgent, States, type Sensing } from '../../../src/browser/sensing/index.ts';
import { sessionIn } from '../../../src/browser/window.ts';
import type { Done, Session, Signal } from '../../../src/model/index.ts';
import { citizenNumber, somebody } from '../../support/people.ts';
import { serveSite, type Answer, type Site } from '../../support/site.ts';
import { ready, type Written } from '../../support/steps.ts';

const NEVER = new AbortController().signal;

/** A citizen whose pages are watched as those of a run are. */
export interface Watched {
  session: Session;
  signals: Signal[];
  /** Signals of one kind. */
  heard<T extends Signal['type']>(type: T): Extract<Signal, { type: T }>[];
  does(...steps: Written[]): Promise<Done[]>;
}

async function watch(browser: Browser, url: string, sensing: Sensing, number: number): Promise<Watched> {
  const context = await browser.newContext({
    ...personaContext(somebody),
    userAgent: await markedUserAgent(browser),
  });
  const signals: Signal[] = [];
  const session = await sessionIn(
    context,
    citizenNumber(number, { ...somebody, patienceMs: 60_000 }),
    (signal) => signals.push(signal),
    { baseUrl: url, now: () => performance.now(), sensing },
  );
  return {
    session,
    signals,
    heard: (type) => signals.filter((signal) => signal.type === type) as never,
    async does(...steps) {
      const done: Done[] = [];
      for (const step of steps) done.push(await session.perform(ready(step), NEVER));
      return done;
    },
  };
}

/** A site of the test, and citizens at it who share what was looked at. */
export const test = base.extend<{
  site: (pages: Record<string, Answer>) => Promise<Site>;
  citizen: (site: Pick<Site, 'url'>, sensing?: Sensing) => Promise<Watched>;
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
  citizen: async ({ browser }, use) => {
    const all: Watched[] = [];
    const states = new States();
    await use(async ({ url }, sensing = { vitalsOfEach: 1, states }) => {
      const one = await watch(browser, url, sensing, all.length + 1);
      all.push(one);
      return one;
    });
    await Promise.all(all.map(({ session }) => session.close()));
  },
});

export { expect };

/** A page in English with a title, so that it has no barrier of its own. */
export const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body><main>${body}</main></body></html>`;
