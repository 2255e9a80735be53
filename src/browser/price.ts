import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, LaunchOptions, Page } from 'playwright';
import type { FaultPrice } from '../model/index.ts';
import { openGate } from './guarded.ts';
import { routeThrough } from './intercepted.ts';
import { ownProxy } from './own-proxy.ts';
import { Traffic } from './traffic.ts';

/** Scripts of the page, each of which a browser may keep for an hour. */
const SCRIPTS = 20;
/** Requests and loads of the page in each window; the figures are their medians. */
const REQUESTS = 25;
const LOADS = 7;

/** One window on a service of its own, and what it took. */
interface Window {
  page: Page;
  url: string;
  /** How often its service was asked so far. */
  hits(): number;
  loadMs: number[];
  requestMs: number[];
  close(): Promise<void>;
}

/**
 * What it costs to be ready to inject on a plane while no fault acts there: the same page and the same requests in a
 * window without, and in one whose exchanges a fault could touch and does not, in turns. On the loopback, about a second.
 * @throws Error when the browser cannot start.
 */
export async function priceOf(launch: LaunchOptions, plane: FaultPrice['plane']): Promise<FaultPrice> {
  const { chromium } = await import('playwright');
  const browser = await chromium.launch(launch);
  const windows: Window[] = [];
  try {
    const bare = await plain(browser);
    windows.push(bare);
    const ready = await (plane === 'proxy' ? withProxy(browser) : withRoute(browser));
    windows.push(ready);
    // The first load fills the caches.
    for (const window of windows) await load(window);
    const before = windows.map(({ hits }) => hits());
    for (let turn = 0; turn < LOADS; turn += 1) {
      for (const window of windows) window.loadMs.push(await load(window));
    }
    const [bareHits = 0, readyHits = 0] = windows.map(({ hits }, at) => (hits() - (before[at] ?? 0)) / LOADS);
    for (let turn = 0; turn < REQUESTS; turn += 1) {
      for (const window of windows) window.requestMs.push(await ask(window));
    }
    return {
      plane,
      requests: REQUESTS,
      loads: LOADS,
      requestMs: { without: median(bare.requestMs), with: median(ready.requestMs) },
      loadMs: { without: median(bare.loadMs), with: median(ready.loadMs) },
      hits: { without: bareHits, with: readyHits },
    };
  } finally {
    await browser.close();
    await Promise.all(windows.map((window) => window.close()));
  }
}

async function load({ page, url }: Window): Promise<number> {
  await page.goto(url, { waitUntil: 'load' });
  return page.evaluate(() => performance.getEntriesByType('navigation')[0]?.duration ?? 0);
}

async function ask({ page }: Window): Promise<number> {
  return page.evaluate(async () => {
    const from = performance.now();
    const answer = await fetch('/thing', { cache: 'no-store' });
    await answer.text();
    return performance.now() - from;
  });
}

async function plain(browser: Browser): Promise<Window> {
  return { page: await browser.newPage(), loadMs: [], requestMs: [], ...(await serve()) };
}

async function withRoute(browser: Browser): Promise<Window> {
  const window = await plain(browser);
  const traffic = new Traffic(window.page.context(), {
    now: () => performance.now(),
    tell: () => undefined,
    baseUrl: window.url,
  });
  const handler = (exchange: { pass(): Promise<void> }): Promise<void> => exchange.pass();
  await routeThrough(window.page.context(), '**', { handler, gate: openGate, traffic });
  return window;
}

async function withProxy(browser: Browser): Promise<Window> {
  const [proxy, service] = await Promise.all([ownProxy(), serve()]);
  return {
    page: await browser.newPage({ proxy: proxy.context }),
    loadMs: [],
    requestMs: [],
    ...service,
    close: async () => {
      await Promise.all([proxy.close(), service.close()]);
    },
  };
}

/** The page, its scripts, and something to ask for. */
async function serve(): Promise<Pick<Window, 'url' | 'hits' | 'close'>> {
  let hits = 0;
  const scripts = Array.from({ length: SCRIPTS }, (_, at) => `<script src="/${at}.js"></script>`).join('');
  const server = createServer(({ url }, response) => {
    hits += 1;
    const isPage = url === '/';
    response.writeHead(200, {
      'content-type': isPage ? 'text/html' : 'text/javascript',
      'cache-control': url?.endsWith('.js') ? 'max-age=3600' : 'no-store',
    });
    response.end(isPage ? `<!doctype html><link rel="icon" href="data:,">${scripts}` : '0;');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    hits: () => hits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
