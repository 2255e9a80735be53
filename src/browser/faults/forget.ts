import type { BrowserContext } from 'playwright';

/** Runs in the page: empties what it has stored. */
async function emptyStores(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
}

/** Takes away what the pages of a context remember of their citizen. */
export async function forget(context: BrowserContext, what: 'cookies' | 'storage' | 'all'): Promise<void> {
  if (what !== 'storage') await context.clearCookies();
  if (what === 'cookies') return;
  const frames = context.pages().flatMap((page) => page.frames());
  // A frame without an address of its own has no store, and says so.
  await Promise.all(frames.map((frame) => frame.evaluate(emptyStores).catch(() => undefined)));
}
