import { mkdir, readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { writeAnswerPage } from '../../../src/debrief/index.ts';
import { sampleDebrief } from '../../support/debrief-sample.ts';

const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&lt;`;

test('nothing a page under test says becomes markup of the answer page', async ({}, info) => {
  const dir = info.outputPath();
  await mkdir(dir, { recursive: true });
  const debrief = sampleDebrief(dir, {
    hostile: HOSTILE,
    faultMs: 300,
    rule: `rule${HOSTILE}`,
    interrupted: HOSTILE,
    outcome: (n) => (n % 5 === 0 ? 'failed' : n % 7 === 0 ? 'abandoned' : 'finished'),
  });
  debrief.scorecard.runId = HOSTILE;
  debrief.scorecard.startedAt = HOSTILE;
  debrief.scorecard.personas[0] = { persona: HOSTILE, citizens: 1, finished: 1 };
  const file = await writeAnswerPage(debrief, { allureProblem: HOSTILE, command: HOSTILE });
  const page = await readFile(file, 'utf8');
  expect(page).not.toContain('<script');
  expect(page).not.toContain('<img');
  expect(page.split('&lt;script&gt;').length).toBeGreaterThan(20);
});

test('the page stays small and needs nothing from elsewhere, also with a thousand citizens', async ({}, info) => {
  const dir = info.outputPath();
  await mkdir(dir, { recursive: true });
  const debrief = sampleDebrief(dir, { users: 1000, outcome: (n) => (n % 3 === 0 ? 'failed' : 'finished') });
  const page = await readFile(await writeAnswerPage(debrief, { allure: 'allure/index.html' }), 'utf8');
  expect(Buffer.byteLength(page)).toBeLessThan(500_000);
  expect(page.match(/(?:src|href)="(?!#|allure\/|scorecard\.json)[^"]*"/g)).toBeNull();
  expect(page).toContain('50 of 333 failed citizens and 4 of 667 others');
});

test('the command that repeats the run is exact, and does not tell where the project lies', async ({}, info) => {
  const dir = info.outputPath();
  await mkdir(dir, { recursive: true });
  const page = await readFile(await writeAnswerPage(sampleDebrief(dir)), 'utf8');
  expect(page).toContain('esr run scenarios/tuition-grant.yml --seed 7 --users 50 --ramp-up 20s');
  expect(page).not.toContain(process.cwd());
});
