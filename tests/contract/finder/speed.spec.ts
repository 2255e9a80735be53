import { expect, test } from '@playwright/test';
import { findControl } from '../../../src/browser/finder/index.ts';
import { QUIET } from '../../support/quiet.ts';
import { bigPage, searches } from './big-page.ts';
import { hasty } from './stage.ts';

const PAIRS = 21;
/** No way of finding may take so many times what Playwright takes to count the buttons of one name. */
const TIMES = 2;

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

test(
  'a control on a page of 2,000 elements is found about as fast as Playwright counts buttons',
  QUIET,
  async ({ page }) => {
    await page.setContent(bigPage);
    expect(await page.locator('*').count()).toBeGreaterThan(1_900);
    for (const { how, wanted, id } of searches) {
      const found = await findControl(page, wanted, hasty);
      expect(await found.control.getAttribute('id'), how).toBe(id);
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let pair = 0; pair < PAIRS; pair += 1) {
        ours.push(await took(() => findControl(page, wanted, hasty)));
        theirs.push(await took(() => page.getByRole('button', { name: 'Submit', exact: true }).count()));
      }
      expect(median(ours) / median(theirs), how).toBeLessThan(TIMES);
    }
  },
);
