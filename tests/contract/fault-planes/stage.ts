import { setTimeout as delay } from 'node:timers/promises';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { startFaultProxy, type FaultProxy } from '../../../src/browser/fault-proxy/index.ts';
import { kindOf } from '../../../src/faults/kinds/index.ts';
import type { InterceptedExchange } from '../../../src/model/index.ts';
import { serveSite, type Answer, type Site } from '../../support/site.ts';

/** A page whose context has a proxy of its own. */
export interface Stage {
  page: Page;
  context: BrowserContext;
  proxy: FaultProxy;
  /** What faults touched. */
  marked: { method: string; url: string; fault: string }[];
}

/** Sites and proxied pages that end with the test. */
export const test = base.extend<{
  site: (pages: Record<string, Answer>) => Promise<Site>;
  stage: (site: Pick<Site, 'url'>, upstream?: string) => Promise<Stage>;
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
    await use(async ({ url }, upstream) => {
      const marked: Stage['marked'] = [];
      const proxy = await startFaultProxy({
        marked: (touched) => void marked.push(touched),
        ...(upstream === undefined ? {} : { upstream }),
      });
      const context = await browser.newContext({
        baseURL: url,
        ignoreHTTPSErrors: true,
        proxy: { server: proxy.server, bypass: '<-loopback>' },
      });
      ends.push(
        () => context.close(),
        () => proxy.close(),
      );
      return { context, proxy, marked, page: await context.newPage() };
    });
    for (const end of ends) await end();
  },
});

/** A fault of a kind, acting until its signal is aborted. */
export function fault(
  name: string,
  settings: Record<string, unknown>,
  { signal = new AbortController().signal, called = name }: { signal?: AbortSignal; called?: string } = {},
): (exchange: InterceptedExchange) => Promise<void> {
  const kind = kindOf(name);
  if (kind?.acts !== 'exchange') throw new Error(`there is no fault ${name} of exchanges`);
  const made = kind.create(kind.settings.parse(settings), {
    sleep: (ms, until) => delay(ms, undefined, { signal: until }),
    now: () => performance.now(),
    luck: () => 0.5,
  });
  return async (exchange) => {
    exchange.mark(called);
    await made.apply(exchange, signal);
  };
}

/** What a page hears that asks: status and text, or the name of the error. */
export function ask(page: Page, path: string, method = 'GET'): Promise<string> {
  return page.evaluate(
    ([at = '', how = '']) =>
      fetch(at, { method: how, ...(how === 'GET' ? {} : { body: 'sent' }) })
        .then(async (answer) => `${answer.status} ${await answer.text()}`)
        .catch((error: unknown) => (error instanceof Error ? error.name : 'failed')),
    [path, method],
  );
}

export { expect };
