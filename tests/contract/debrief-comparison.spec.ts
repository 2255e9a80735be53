import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { compareRuns, judge, Tally } from '../../src/checks/index.ts';
import type { Comparison } from '../../src/model/index.ts';
import { writeComparison } from '../../src/debrief/index.ts';
import { sampleEvents, samplePlan, type SampleOptions } from '../support/debrief-sample.ts';

function flown(options: SampleOptions) {
  const plan = samplePlan(options);
  const events = sampleEvents(options);
  const tally = new Tally(plan);
  for (const event of events) tally.add(event);
  return { plan, events, scorecard: judge({ plan, tally }) };
}

/** A run that was stopped, against a slow one in which many failed, whose pages say much. */
function comparison(): Comparison {
  const outcome: SampleOptions['outcome'] = (n) => (n % 5 === 0 ? 'failed' : 'finished');
  return compareRuns(
    flown({ interrupted: 'Ctrl-C', hostile: ' <b>“as it was before anybody touched it”</b>' }),
    flown({ latencyMs: 900, outcome, hostile: ' <b>“as it was before anybody touched it”</b>' }),
  );
}

for (const { width, colorScheme } of [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const) {
  test(`two runs beside each other can be read by everybody, ${width} pixels wide and ${colorScheme}`, async ({
    page,
  }, info) => {
    const file = info.outputPath('diff.html');
    await writeFile(file, writeComparison(comparison(), '.html'));
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await page.goto(pathToFileURL(file).href);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await expect(page.getByText('A was stopped before its end')).toBeInViewport();
    expect(await page.locator('b').count()).toBe(0);
    // What does not fit scrolls by itself and can be reached by the keyboard; at a desk nothing has to.
    const hidden = await page
      .locator('.scroll')
      .evaluateAll((all) => all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
    if (width > 1_000) expect(hidden).toBe(0);
    for (const one of await page.locator('.scroll').all()) await expect(one).toHaveAttribute('tabindex', '0');
  });
}

test('in Markdown too a side that proves nothing says so before any figure', () => {
  expect(writeComparison(comparison(), '.md').split('\n## ')[0]).toContain(
    '> A was stopped before its end: only who came to an end of their own is compared.',
  );
});
