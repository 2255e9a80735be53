import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { generateAllure, writeExemplarResults } from '../../src/debrief/allure/index.ts';
import { writeDebrief } from '../../src/debrief/index.ts';
import { sampleDebrief } from '../support/debrief-sample.ts';
import type { SampleOptions } from '../support/debrief-sample.ts';

const failing: SampleOptions = { outcome: (n) => (n % 5 === 0 ? 'failed' : 'finished') };

test('the answer page leads to the failing citizen in the Allure report, by double click and offline', async ({
  page,
}, info) => {
  // A bracket and a space, for folders of users have them and Allure reads its arguments as globs.
  const dir = info.outputPath('run [1] of 2');
  await mkdir(dir, { recursive: true });
  const debrief = sampleDebrief(dir, failing);
  const { index, allure } = await writeDebrief(debrief, { allureResults: join(dir, 'allure-results') });
  expect(allure).toBe(join(dir, 'allure', 'index.html'));

  const outside: string[] = [];
  page.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url())) outside.push(request.url());
  });
  await page.goto(pathToFileURL(index).href);
  await page.getByRole('link', { name: '#5', exact: true }).click();
  await expect(page.getByText('Evening learner #5').first()).toBeVisible();
  await expect(page.getByText('expected the page to say ‘Application received’').first()).toBeVisible();

  await page.goto(pathToFileURL(allure ?? '').href);
  for (const suite of ['Answer', 'Gates', 'Citizens']) {
    await expect(page.getByText(suite, { exact: true }).first()).toBeVisible();
  }
  await expect(page).toHaveTitle(
    /DO NOT LAUNCH · TuitionGrantLoad · 40 of 50 finished, p95 196 ms, 0 errors/,
  );

  await page.goto(`${pathToFileURL(allure ?? '').href}#timeline`);
  await expect(page.getByText('lane 01').first()).toBeVisible();
  expect(outside).toEqual([]);
});

test('the report holds no address that would tell somebody else about the run, and without traces no viewer of them', async ({}, info) => {
  const dir = info.outputPath('run');
  await mkdir(dir, { recursive: true });
  const { allure = '' } = await writeDebrief(sampleDebrief(dir), { allureResults: join(dir, 'results') });
  const report = await readFile(allure, 'utf8');
  expect(report).not.toContain('googletagmanager');
  expect(report).not.toContain('dataLayer');
  expect(await readdir(join(dir, 'allure'))).not.toContain('trace');
});

test('results of Playwright and of the crowd appear as one report', async ({ page }, info) => {
  const dir = info.outputPath('run');
  const results = join(dir, 'allure-results');
  await mkdir(results, { recursive: true });
  await writeFile(
    join(results, 'walkthrough-result.json'),
    JSON.stringify({
      uuid: 'walkthrough',
      name: 'walkthrough of a first-generation student',
      fullName: 'walkthrough',
      status: 'passed',
      start: 1,
      stop: 2,
      titlePath: ['tuition-grant', 'walkthrough.spec.ts'],
      labels: [{ name: 'parentSuite', value: 'tuition-grant' }],
    }),
  );
  const { allure = '' } = await writeDebrief(sampleDebrief(dir), { allureResults: results, gates: false });
  await page.goto(pathToFileURL(allure).href);
  // Allure folds away suites in which nothing failed.
  for (const suite of ['tuition-grant', 'Citizens', 'Student on a rural phone']) {
    await page.getByText(suite, { exact: true }).last().click();
  }
  await expect(page.getByText('walkthrough of a first-generation student')).toBeVisible();
  await expect(page.getByText('Student on a rural phone #1', { exact: true })).toBeVisible();
});

test('the second run of a scenario knows the history of the first', async ({ page }, info) => {
  const historyPath = info.outputPath('history.jsonl');
  let report = '';
  for (const run of ['first', 'second']) {
    const dir = info.outputPath(run);
    await mkdir(dir, { recursive: true });
    const debrief = sampleDebrief(dir, {
      outcome: (n) => (n === (run === 'first' ? 5 : 44) ? 'failed' : 'finished'),
    });
    debrief.scorecard.runId = run;
    report = (await writeDebrief(debrief, { allureResults: join(dir, 'results'), historyPath })).allure ?? '';
  }
  await page.goto(pathToFileURL(report).href);
  await page.getByText('Evening learner #44').click();
  await expect(page.getByText(/^History\s*1$/).first()).toBeVisible();
  const lines = (await readFile(historyPath, 'utf8')).trim().split('\n');
  const cases = lines.map((line) =>
    Object.keys((JSON.parse(line) as { testResults: object }).testResults).toSorted(),
  );
  expect(cases).toHaveLength(2);
  expect(cases[0]).toEqual(cases[1]);
});

test('where Allure fails, the answer page is there all the same and says so', async ({ page }, info) => {
  const dir = info.outputPath('run');
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'allure-results'), 'a file where a folder should be');
  const lines: string[] = [];
  const written = await writeDebrief(sampleDebrief(dir), {
    allureResults: join(dir, 'allure-results'),
    log: (line) => lines.push(line),
  });
  expect(written.allure).toBeUndefined();
  expect(lines).toHaveLength(1);
  await page.goto(pathToFileURL(written.index).href);
  await expect(page.getByText('There is no Allure report')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('LAUNCH');
});

test('a report in the making ends at once when the run is stopped', async ({}, info) => {
  const dir = info.outputPath('run');
  const resultsDir = join(dir, 'results');
  writeExemplarResults(sampleDebrief(dir), resultsDir);
  const stop = new AbortController();
  const report = generateAllure({
    resultsDir,
    outDir: join(dir, 'allure'),
    reportName: 'x',
    signal: stop.signal,
  });
  stop.abort(new Error('stopped by Ctrl-C'));
  await expect(report).rejects.toThrow('stopped by Ctrl-C');
});
