import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { TestResult } from 'allure-js-commons';
import { writeExemplarResults } from '../../../src/debrief/allure/index.ts';
import { videosLine } from '../../../src/debrief/page/traces.ts';
import type { Debrief } from '../../../src/model/index.ts';
import { sampleDebrief } from '../../support/debrief-sample.ts';

/** A run in which citizen 5 was filmed, in two windows. */
async function filmedRun(dir: string): Promise<Debrief> {
  await mkdir(join(dir, 'videos'), { recursive: true });
  await writeFile(join(dir, 'videos', 'citizen-5.webm'), 'first window');
  await writeFile(join(dir, 'videos', 'citizen-5-2.webm'), 'second window');
  return sampleDebrief(dir, { outcome: (n) => (n % 5 === 0 ? 'failed' : 'finished') });
}

test('in Allure a citizen who was filmed has their videos, and nobody else has any', async ({}, info) => {
  const dir = info.outputPath();
  const results = join(dir, 'results');
  writeExemplarResults(await filmedRun(dir), results);
  const files = (await readdir(results)).filter((file) => file.endsWith('-result.json'));
  const filmed: Record<string, string[][]> = {};
  for (const file of files) {
    const { name = '', attachments } = JSON.parse(await readFile(join(results, file), 'utf8')) as TestResult;
    for (const { name: title, type, source } of attachments) {
      if (type !== 'video/webm') continue;
      expect(source).toMatch(/\.webm$/);
      (filmed[name] ??= []).push([title, await readFile(join(results, source), 'utf8')]);
    }
  }
  expect(filmed).toEqual({
    'Evening learner #5': [
      ['Video of what the citizen saw', 'first window'],
      ['Video of their window 2', 'second window'],
    ],
  });
});

test('the answer page in the folder of the run links to them; one that lies elsewhere says where they are', async ({}, info) => {
  const debrief = await filmedRun(info.outputPath());
  const beside = videosLine(debrief, true)?.source;
  expect(beside).toContain('<a href="videos/citizen-5.webm">video of #5</a>');
  expect(beside).toContain('<a href="videos/citizen-5-2.webm">video of #5, window 2</a>');
  const elsewhere = videosLine(debrief, false)?.source;
  expect(elsewhere).toMatch(/Videos were kept, such as <code>\S*videos\/citizen-5\.webm<\/code>/);
  expect(elsewhere).not.toContain('<a ');
  expect(videosLine({ ...debrief, dir: info.outputPath('nobody') }, true)).toBeUndefined();
});
