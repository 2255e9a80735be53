import type { BrowserContext, Page } from 'playwright';
import { StepFailure } from '../../model/index.ts';

/** Between two presses of the reload key by somebody who is angry, ms: four a second, as fast as a hand does it. */
const ANGRY_MS = 250;

/** Opens the address that a page shows in a second tab of the same browser. */
export async function openAgain(context: BrowserContext, page: Page, timeout: number): Promise<void> {
  const url = page.url();
  const second = await context.newPage();
  const response = await second.goto(url, { timeout, waitUntil: 'load' });
  if (!response || response.status() < 400) return;
  const shown = url.split(/[?#]/, 1)[0] ?? url;
  throw new StepFailure(
    'error-page',
    `${shown} answered with status ${response.status()} when it was opened in a second tab`,
    'a page that people have open should open once more',
  );
}

/**
 * Reloads a page again and again without waiting for it, then waits for the last one. What comes of it the next step
 * sees.
 */
export async function reloadInAnger(
  page: Page,
  { times, timeout, signal }: { times: number; timeout: number; signal: AbortSignal },
): Promise<void> {
  for (let count = 1; count <= times && !signal.aborted; count += 1) {
    // Each calls the one before off, as the key does.
    const loading = page.reload({ timeout, waitUntil: 'load' }).catch(() => undefined);
    await (count === times ? loading : page.waitForTimeout(ANGRY_MS));
  }
}
