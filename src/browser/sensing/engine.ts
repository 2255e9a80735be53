import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { engineCalled, readyEngines } from '../engines.ts';
import { pageScript } from '../page-script.ts';

/** A page that does not answer within this time has nothing to say, ms. */
const ANSWERS_WITHIN_MS = 1_000;

const require = createRequire(import.meta.url);

/** The library as one script that makes a variable of itself. */
function library(): string {
  const folder = dirname(require.resolve('web-vitals'));
  return readFileSync(join(folder, 'web-vitals.iife.js'), 'utf8').replace(/^\/\/#.*$/gm, '');
}

const CONTENT = `(() => {\n${library()}\nreturn ${pageScript(new URL('page/', import.meta.url), 'engine.mjs')}.engine(webVitals);\n})()`;

const SENSES = engineCalled('esr-senses', CONTENT);

/** Asks our script in a page, in one round trip; undefined where the page is going away or does not answer. */
export async function askPage(page: Page, question: 'vitals' | 'state'): Promise<string | undefined> {
  try {
    await readyEngines();
    const selector = `${SENSES}=${question}`;
    return (
      (await page.mainFrame().locator(selector).textContent({ timeout: ANSWERS_WITHIN_MS })) ?? undefined
    );
  } catch {
    return undefined;
  }
}
