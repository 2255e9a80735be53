import { createHash } from 'node:crypto';
import { selectors } from 'playwright';
import { pageScript } from '../page-script.ts';

/** The finder's engine as Playwright takes it: one expression, made of the modules that run in the page. */
const CONTENT = `${pageScript(new URL('page/', import.meta.url), 'engine.mjs')}.engine()`;

/**
 * Makes the engine known to Playwright. A page that Playwright has looked into before does not learn of it, so this
 * happens when the module is loaded and not at the first question.
 */
async function register(): Promise<string> {
  // The name says which engine it is: two copies of this package in one process are no trouble.
  const name = `esr-${createHash('sha256').update(CONTENT).digest('hex').slice(0, 8)}`;
  await selectors.register(name, { content: CONTENT }, { contentScript: true }).catch((error: unknown) => {
    if (!(error instanceof Error && /already registered/.test(error.message))) throw error;
  });
  return name;
}

const registered = register();
// Whoever asks hears of it.
registered.catch(() => undefined);

/** The engine's name in selectors, once Playwright knows it. */
export function engineReady(): Promise<string> {
  return registered;
}
