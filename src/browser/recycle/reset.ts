import type { BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright';
import type { Seen } from './seen.ts';

/** An empty page comes from no service, so it comes within this time, or not at all, ms. */
const WITHIN_MS = 3_000;

/**
 * A context that nobody has, with an empty page in it. The page keeps the process alive in which the service's pages
 * ran, which is what a context of one's own costs most; it shares nothing with pages that come later.
 */
export interface Resting {
  context: BrowserContext;
  keeper: Page;
  session: CDPSession;
}

/** What belongs to a process and not to a page: see `settle`. */
export type OfProcess = Pick<BrowserContextOptions, 'locale' | 'timezoneId'>;

/** What the empty page is made of. */
const EMPTY = {
  responseCode: 200,
  responseHeaders: [
    { name: 'content-type', value: 'text/html' },
    { name: 'cache-control', value: 'no-store' },
  ],
};

/** A context cannot be used again, and why. */
class Unclean extends Error {}

/**
 * Takes everything away that a citizen left in a context, and looks whether it is gone.
 * @param before the context as it was before this citizen, when it was in use before.
 * @throws when anything is left, or might be: then the context must go.
 */
export async function reset(
  context: BrowserContext,
  { seen, before, ...ofProcess }: OfProcess & { seen: Seen; before: Resting | undefined },
): Promise<Resting> {
  clean(seen);
  const pages = context.pages().filter((page) => page !== before?.keeper);
  const resting = before ?? (await keeperOf(context, [...seen.origins].at(-1)));
  await Promise.all(pages.map((page) => closeUnheard(context, page)));
  const { session } = resting;
  await Promise.all([
    // The HTTP cache, on disk and in memory; the second goes when the cache is switched off.
    session.send('Network.clearBrowserCache'),
    session.send('Network.setCacheDisabled', { cacheDisabled: true }),
    session.send('Network.setCacheDisabled', { cacheDisabled: false }),
    ...[...seen.origins].map((origin) =>
      session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' }),
    ),
    session.send('Network.clearBrowserCookies'),
    context.clearPermissions(),
  ]);
  if (!before) await settle(resting, ofProcess);
  await prove(resting);
  return resting;
}

function clean(seen: Seen): void {
  const stain = seen.stain();
  if (stain !== undefined) throw new Unclean(stain);
}

/**
 * Opens the page that keeps the process: an empty one at the service's address, which the service is not asked for.
 * It has to be there before the citizen's own page goes, and their process with it.
 */
async function keeperOf(context: BrowserContext, origin: string | undefined): Promise<Resting> {
  if (origin === undefined) throw new Unclean('no page of a service was opened');
  const keeper = await context.newPage();
  const session = await context.newCDPSession(keeper);
  session.on('Fetch.requestPaused', ({ requestId }) => {
    void session.send('Fetch.fulfillRequest', { requestId, ...EMPTY }).catch(() => undefined);
  });
  await session.send('Network.enable', { maxTotalBufferSize: 0 });
  await session.send('Network.setBypassServiceWorker', { bypass: true });
  await session.send('Fetch.enable');
  await keeper.goto(`${origin}/`, { timeout: WITHIN_MS });
  await session.send('Fetch.disable');
  return { context, keeper, session };
}

/**
 * Makes language and time zone those of the process for good. Whoever set them first has them until they go: that was
 * the first citizen's page, and one that comes in the same moment would be left without.
 * @throws when that page has them still.
 */
async function settle({ session }: Resting, { locale, timezoneId }: OfProcess): Promise<void> {
  if (locale !== undefined) await session.send('Emulation.setLocaleOverride', { locale });
  if (timezoneId !== undefined) await session.send('Emulation.setTimezoneOverride', { timezoneId });
}

/**
 * Closes a window as the end of its context would: none of its scripts hears of it. One that does could write something
 * down or send something, whose answer would come to the next citizen.
 */
async function closeUnheard(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  await page.close();
}

async function prove({ context, keeper, session }: Resting): Promise<void> {
  const { cookies } = await session.send('Network.getAllCookies');
  const left = [
    cookies.length > 0 && 'cookies',
    context.serviceWorkers().length > 0 && 'a service worker',
    context.pages().some((page) => page !== keeper) && 'a window',
  ].find((one) => one !== false);
  if (left !== undefined) throw new Unclean(left);
}
