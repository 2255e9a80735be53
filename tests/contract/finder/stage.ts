import { expect, test as base, type Page } from '@playwright/test';
import { StepFailure } from '../../../src/model/index.ts';
import type { Patience } from '../../../src/browser/patience.ts';

/** Somebody who looks once. */
export const hasty: Patience = {
  patienceMs: 2_000,
  left: () => 2_000,
  worthWaiting: () => false,
  renew: () => undefined,
  grant: () => undefined,
};

/** Somebody who waits. */
export const patient: Patience = {
  ...hasty,
  patienceMs: 10_000,
  left: () => 10_000,
  worthWaiting: () => true,
};

/** One page for many fragments: a window for each would cost most of the time. */
export const test = base.extend<{ shows: (html: string) => Promise<Page> }, { stage: Page }>({
  stage: [
    async ({ browser }, use) => {
      const page = await browser.newPage();
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
  shows: async ({ stage }, use) => {
    await use(async (html) => {
      await stage.setContent(`<!doctype html>${html}`);
      return stage;
    });
  },
});

/** What somebody is told who does not get what they look for. */
export async function told(search: Promise<unknown>): Promise<StepFailure> {
  const error = await search.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StepFailure);
  return error as StepFailure;
}
