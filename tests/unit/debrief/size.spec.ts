import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fitsOneFile } from '../../../src/debrief/allure/size.ts';
import { answerPage } from '../../../src/debrief/page/index.ts';
import { sampleDebrief } from '../../support/debrief-sample.ts';

test('evidence is one file only below 50 MB, whatever it is made of', async ({}, info) => {
  const dir = info.outputPath('results');
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'one-result.json'), '{}');
  expect(await fitsOneFile(dir)).toBe(true);
  const picture = join(dir, 'picture.png');
  await writeFile(picture, '');
  await truncate(picture, 30_000_000);
  expect(await fitsOneFile(dir)).toBe(true);
  await truncate(picture, 36_000_000);
  expect(await fitsOneFile(dir)).toBe(false);
});

test('where evidence is a folder the answer page says so, and how it is opened', () => {
  const page = answerPage(sampleDebrief(join(process.cwd(), 'reports', 'grant', 'run-1')), {
    allure: 'allure/index.html',
    needsServer: true,
  });
  expect(page).toContain('As one file it would have 50 MB or more');
  expect(page).toContain('<code>npx allure open reports/grant/run-1</code>');
});
