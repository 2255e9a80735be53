import { mkdir, readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { writeAnswerPage } from '../../../src/debrief/page/index.ts';
import { formatCount, formatShare } from '../../../src/model/index.ts';
import type { Debrief } from '../../../src/model/index.ts';
import { busyDebrief } from './busy.ts';

async function open(page: Page, dir: string): Promise<{ debrief: Debrief; file: string }> {
  await mkdir(dir, { recursive: true });
  const debrief = busyDebrief(dir);
  const file = await writeAnswerPage(debrief, { allure: 'allure/index.html' });
  await page.goto(pathToFileURL(file).href);
  return { debrief, file };
}

/** Texts that stick out of the page, or lie over each other in one chart. */
async function misplaced(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const texts = Array.from(document.querySelectorAll('.panel span, .panel b, .gauges p, .why *, .step *'));
    const out = texts.filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return left < 0 || right > width + 1;
    });
    const ticks = Array.from(document.querySelectorAll('.ticks span'), (one) => one.getBoundingClientRect());
    const over = ticks.filter((one, index) => one.left < (ticks[index - 1]?.right ?? -1));
    return [...out.map(({ textContent }) => textContent ?? ''), ...over.map(({ left }) => `tick at ${left}`)];
  });
}

for (const { name, width, colorScheme } of [
  { name: 'a desk, in light', width: 1280, colorScheme: 'light' },
  { name: 'a desk, in dark', width: 1280, colorScheme: 'dark' },
  { name: 'a phone, in dark', width: 390, colorScheme: 'dark' },
] as const) {
  test(`charts of a run in which everything happened can be read by everybody on ${name}`, async ({
    page,
  }, info) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await open(page, info.outputPath());
    await page.getByText('The same as a table').click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await misplaced(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

test('the answer says what to do, by whom, and who is hurt first', async ({ page }, info) => {
  const { debrief } = await open(page, info.outputPath());
  const answer = page.locator('.answer');
  await expect(answer).toContainText('mend what threw. By the service’s developers.');
  const worst = debrief.scorecard.groups.toSorted((a, b) => (a.ratio ?? 1) - (b.ratio ?? 1))[0];
  if (!worst) throw new Error('the sample has no groups');
  await expect(answer).toContainText(
    `“${worst.group}”: ${formatCount(worst.finished)} of ${formatCount(worst.ended)} finished (${formatShare(worst.success ?? 0)})`,
  );
});

test('every chart has its words, and the table beneath says what the timeline drew', async ({
  page,
}, info) => {
  const { debrief } = await open(page, info.outputPath());
  const { buckets = [] } = debrief.scorecard.timeline ?? {};
  const chart = (name: RegExp) => page.getByRole('img', { name });
  await expect(chart(/^Arrivals over time. 240 in all, at most 12/)).toBeVisible();
  await expect(chart(/^Latency over time. Slowest between 7 s and 8 s/)).toBeVisible();
  await expect(chart(/^Errors over time. 21 errors, and \d+ touched by a fault/)).toBeVisible();
  await expect(chart(/^Fault ‘slow eligibility’: 7 s to 13.5 s$/)).toBeVisible();
  await expect(chart(/^Generator saturated, figures not judged: 15 s to 17 s$/)).toBeVisible();
  await expect(chart(/^Database waits over time: lowest/)).toBeVisible();
  await page.getByText('The same as a table').click();
  const rows = page.getByRole('region', { name: 'Table: The run over time' }).locator('tbody tr');
  await expect(rows).toHaveCount(buckets.length);
  const arrived = await rows.locator('td:nth-child(2)').allInnerTexts();
  expect(arrived.map(Number)).toEqual(buckets.map(({ arrivals }) => arrivals));
});

test('in print the page is light whatever the screen, and its charts keep their marks', async ({
  page,
}, info) => {
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await open(page, info.outputPath());
  const [ground, lines] = await page.evaluate(() => [
    getComputedStyle(document.body).backgroundColor,
    Array.from(document.querySelectorAll('.panel .line-b'), (one) => getComputedStyle(one).strokeDasharray),
  ]);
  expect(ground).toBe('rgb(255, 255, 255)');
  expect(lines).not.toHaveLength(0);
  expect(lines).not.toContain('none');
});

test('the page is one file below 2 MB that asks for nothing, also of the longest run', async ({
  page,
}, info) => {
  const dir = info.outputPath();
  const { debrief } = await open(page, dir);
  const { timeline } = debrief.scorecard;
  const [bucket] = timeline?.buckets ?? [];
  if (!timeline || !bucket) throw new Error('the sample has no timeline');
  timeline.buckets = Array.from({ length: 240 }, () => bucket);
  timeline.gauges = Array.from({ length: 20 }, (_, n) => ({
    ...(timeline.gauges[0] ?? { name: '', unit: 'count', low: 0, mean: 1, high: 2 }),
    name: `gauge ${n}`,
    values: timeline.buckets.map((_bucket, index) => index % 7),
  }));
  const page240 = await readFile(await writeAnswerPage(debrief), 'utf8');
  expect(Buffer.byteLength(page240)).toBeLessThan(2_000_000);
  expect(page240).not.toMatch(/<script|url\(|@import/);
});
