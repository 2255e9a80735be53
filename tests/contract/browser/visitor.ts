import { expect, test as base, type Browser, type Page } from '@playwright/test';
import { personaContext } from '../../../src/browser/index.ts';
import { sessionIn } from '../../../src/browser/window.ts';
import {
  StepFailure,
  type Done,
  type Session,
  type Signal,
  type StepOptions,
} from '../../../src/model/index.ts';
import { citizenNumber, somebody } from '../../support/people.ts';
import { ready, type Written } from '../../support/steps.ts';
import { serveSite, type Answer, type Site } from '../../support/site.ts';

/** A citizen at a site, as the pool would open them, with everything their page signalled. */
export interface Visitor {
  session: Session;
  /** The page behind the session, to look at what became of it. */
  page: Page;
  signals: Signal[];
  /** Exchanges among the signals, as `GET /path 200`. */
  exchanges(): string[];
  does(written: Written, signal?: AbortSignal, options?: StepOptions): Promise<Done>;
}

type Exchange = Extract<Signal, { type: 'exchange' }>;
const NEVER = new AbortController().signal;

/** Opens a citizen's window on a site. */
export async function openVisitor(browser: Browser, url: string, patienceMs = 5_000): Promise<Visitor> {
  const context = await browser.newContext(personaContext(somebody));
  const signals: Signal[] = [];
  const session = await sessionIn(
    context,
    citizenNumber(1, { ...somebody, patienceMs }),
    (signal) => signals.push(signal),
    { baseUrl: url, now: () => performance.now() },
  );
  const [page] = context.pages();
  if (!page) throw new Error('a session without a page');
  return {
    session,
    page,
    signals,
    exchanges: () => exchangesIn(signals).map((e) => `${e.method} ${new URL(e.url).pathname} ${e.status}`),
    does: (written, signal = NEVER, options = {}) => session.perform(ready(written, options), signal),
  };
}

/** Sites and visitors that end with the test. */
export const test = base.extend<{
  site: (pages: Record<string, Answer>) => Promise<Site>;
  visitor: (site: Pick<Site, 'url'>, patienceMs?: number) => Promise<Visitor>;
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
  visitor: async ({ browser }, use) => {
    const visitors: Visitor[] = [];
    await use(async ({ url }, patienceMs) => {
      const visitor = await openVisitor(browser, url, patienceMs);
      visitors.push(visitor);
      return visitor;
    });
    await Promise.all(visitors.map(({ session }) => session.close()));
  },
});

/** The exchanges among some signals. */
export function exchangesIn(signals: readonly Signal[]): Exchange[] {
  return signals.filter((signal) => signal.type === 'exchange');
}

export { expect };

/** What became of a step that must fail. */
export async function failureOf(step: Promise<unknown>): Promise<StepFailure> {
  const error = await step.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StepFailure);
  return error as StepFailure;
}

/** A page with one button. */
export const button = (script: string): string => `<!doctype html><button onclick="${script}">Go</button>`;

export const HOME = { visit: '/' } as const;
export const GO = { click: 'Go' } as const;
