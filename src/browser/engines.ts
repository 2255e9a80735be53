import { createHash } from 'node:crypto';

/** Our selector engines, by their names. */
const scripts = new Map<string, string>();
let registered: Promise<void> | undefined;

/**
 * Gives a selector engine its name, which says which one it is: two copies of this package in one process are no trouble.
 * @param content what runs in the page, one expression.
 */
export function engineCalled(prefix: string, content: string): string {
  const name = `${prefix}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}`;
  scripts.set(name, content);
  return name;
}

/**
 * Resolves when Playwright knows our engines. To be awaited before a page is touched for the first time: one that Playwright
 * has looked into already does not learn of them until it goes elsewhere. Playwright is loaded here and not before:
 * most commands open no page.
 */
export function readyEngines(): Promise<void> {
  return (registered ??= register());
}

async function register(): Promise<void> {
  const { selectors } = await import('playwright');
  // In a world beside the page's scripts: they cannot notice it, and Playwright is there already.
  const one = ([name, content]: [string, string]): Promise<void> =>
    selectors.register(name, { content }, { contentScript: true }).catch((error: unknown) => {
      if (!(error instanceof Error && /already registered/.test(error.message))) throw error;
    });
  await Promise.all([...scripts].map(one));
}
