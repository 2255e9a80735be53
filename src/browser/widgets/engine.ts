import { createHash } from 'node:crypto';
import { selectors } from 'playwright';
import { pageScript } from '../page-script.ts';

const SCRIPT = pageScript(new URL('page/', import.meta.url), 'engine.mjs');
const CONTENT = `((engine) => ({ ...engine, query: (...all) => engine.queryAll(...all)[0] }))(${SCRIPT})`;

/** Name of the selector engine. It says which one it is: two copies of this package in one process are no trouble. */
export const ENGINE = `esr-hand-${createHash('sha256').update(CONTENT).digest('hex').slice(0, 8)}`;

const registered = register();
// Whoever awaits it hears of it.
registered.catch(() => undefined);

/**
 * Resolves when Playwright knows the engine of the hands. To be awaited before a page is touched for the first time:
 * one that Playwright has looked into already does not learn of it until it goes elsewhere.
 */
export function readyHands(): Promise<void> {
  return registered;
}

async function register(): Promise<void> {
  // In a world beside the page's scripts: they cannot notice it, and Playwright is there already.
  await selectors.register(ENGINE, { content: CONTENT }, { contentScript: true }).catch((error: unknown) => {
    if (!(error instanceof Error && /already registered/.test(error.message))) throw error;
  });
}
