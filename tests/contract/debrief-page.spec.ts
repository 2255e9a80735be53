import { mkdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { writeAnswerPage } from '../../src/debrief/page/index.ts';
import { sampleDebrief } from '../support/debrief-sample.ts';
import type { SampleOptions } from '../support/debrief-sample.ts';

const RUNS: Record<string, SampleOptions> = {
  'a good run': {},
  'a run to mind': { latencyMs: 400 },
  'a run with failures': {
    outcome: (n) => (n % 5 === 0 ? 'failed' : n % 7 === 0 ? 'abandoned' : 'finished'),
    rule: 'state-residency',
  },
  'a run with a fault': { users: 120, faultMs: 200 },
  'a stopped run': { interrupted: 'Ctrl-C', outcome: (n) => (n > 30 ? 'not-started' : 'finished') },
};

async function open(page: Page, dir: string, options: SampleOptions): Promise<void> {
  await mkdir(dir, { recursive: true });
  const file = await writeAnswerPage(sampleDebrief(dir, options), { allure: 'allure/index.html' });
  await page.goto(pathToFileURL(file).href);
}

for (const [name, options] of Object.entries(RUNS)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${name} can be read by everybody, in ${colorScheme}`, async ({ page }, info) => {
      await page.emulateMedia({ colorScheme });
      await open(page, info.outputPath(), options);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  }

  test(`${name} fits a phone without scrolling sideways, the answer on the first screen`, async ({
    page,
  }, info) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, info.outputPath(), options);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
    await expect(page.locator('.reasons')).toBeInViewport({ ratio: 1 });
  });
}

test('the first screen answers: launch or not, why, and the four figures', async ({ page }, info) => {
  await open(page, info.outputPath(), RUNS['a run with failures'] ?? {});
  await expect(page.getByRole('heading', { level: 1 })).toContainText('DO NOT LAUNCH');
  const answer = page.locator('.answer');
  await expect(answer.getByRole('listitem').first()).toContainText(
    '34 of 50 citizens finished; 10 stopped at',
  );
  for (const figure of ['Citizens finished', 'Latency p95', 'Errors', 'Refused by policy']) {
    await expect(answer.getByText(figure, { exact: true })).toBeInViewport({ ratio: 1 });
  }
  await expect(page.getByRole('link', { name: /Evidence: every step of \d+ citizens/ })).toBeInViewport();
});

test('a stopped run says so before anything else', async ({ page }, info) => {
  await open(page, info.outputPath(), RUNS['a stopped run'] ?? {});
  await expect(page.getByText('Interrupted. This run was stopped before its end')).toBeInViewport();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('NOT PROVEN');
});

test('a script that slipped into a page under test does not run in the debrief', async ({ page }, info) => {
  const alerts: string[] = [];
  page.on('dialog', async (dialog) => {
    alerts.push(dialog.message());
    await dialog.dismiss();
  });
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>';
  await open(page, info.outputPath(), {
    hostile,
    faultMs: 50,
    outcome: (n) => (n % 5 === 0 ? 'failed' : 'finished'),
  });
  await expect(page.getByText('alert(1)').first()).toBeVisible();
  expect(await page.locator('script, img').count()).toBe(0);
  expect(alerts).toEqual([]);
});
