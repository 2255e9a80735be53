import { mkdir, readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { repeatCommand } from '../../../src/debrief/page/command.ts';
import { writeAnswerPage } from '../../../src/debrief/page/index.ts';
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
  expect(page).toContain(
    '<code>npx esr run scenarios/tuition-grant.yml --seed 7 --users 50 --ramp-up 20s</code>',
  );
  expect(page).not.toContain(process.cwd());
});

test('what repeats a rerun is a rerun of the same run, as it was asked for', () => {
  const debrief = sampleDebrief('/runs/1');
  debrief.scorecard.rerunOf = { run: '20261121-101503-a1b2' };
  expect(repeatCommand(debrief)).toBe('npx esr rerun 20261121-101503-a1b2');
  debrief.scorecard.rerunOf = {
    run: '20261121-101503-a1b2',
    step: 'click Submit',
    citizen: 37,
    all: true,
    toEnd: true,
    target: 'http://localhost:8080',
    noFaults: true,
    watched: ['window', 'trace', 'video'],
  };
  expect(repeatCommand(debrief)).toBe(
    'npx esr rerun 20261121-101503-a1b2 --step "click Submit" --citizen 37 --all --to-end ' +
      '--target http://localhost:8080 --no-faults --headed --trace --video',
  );
});

test('the command that repeats the run names the target and its arguments where the run was given them', () => {
  const debrief = sampleDebrief('/runs/1');
  debrief.scorecard.targetOption = 'http://localhost:8080';
  debrief.scorecard.targetArgs = ['--defect', 'lost update', '$HOME'];
  expect(repeatCommand(debrief)).toBe(
    'npx esr run scenarios/tuition-grant.yml --target http://localhost:8080 --seed 7 --users 50 --ramp-up 20s ' +
      String.raw`-- --defect "lost update" "\$HOME"`,
  );
  debrief.scorecard.targetOption = `${process.cwd()}/targets/my portal.yml`;
  debrief.scorecard.targetArgs = [];
  expect(repeatCommand(debrief)).toBe(
    'npx esr run scenarios/tuition-grant.yml --target "targets/my portal.yml" --seed 7 --users 50 --ramp-up 20s',
  );
});

test('what other hosts did is said in one line, and only when there was any', async ({}, info) => {
  const dir = info.outputPath();
  await mkdir(dir, { recursive: true });
  const debrief = sampleDebrief(dir);
  expect(await readFile(await writeAnswerPage(debrief), 'utf8')).not.toContain('not the service’s');
  debrief.scorecard.foreign = { exchanges: 1200, errors: 3 };
  expect(await readFile(await writeAnswerPage(debrief), 'utf8')).toContain(
    '1\u202f200 exchanges with hosts that are not the service’s, 3 of them failed: judged in no gate',
  );
});

test('citizens cut off in a step are told apart from those who stopped there', async ({}, info) => {
  const dir = info.outputPath();
  await mkdir(dir, { recursive: true });
  const debrief = sampleDebrief(dir);
  expect(await readFile(await writeAnswerPage(debrief), 'utf8')).not.toContain('cut off');
  const [first] = debrief.scorecard.funnel;
  Object.assign(first ?? {}, { passed: 45, failed: 2, cutOff: 3 });
  expect(await readFile(await writeAnswerPage(debrief), 'utf8')).toMatch(
    /45 of 50\s+passed, 2 stopped here, 3 cut off/,
  );
});

test('a launch to be careful with is called that in title and heading', async ({}, info) => {
  const dir = info.outputPath();
  await mkdir(dir, { recursive: true });
  const page = await readFile(await writeAnswerPage(sampleDebrief(dir, { latencyMs: 400 })), 'utf8');
  expect(page).toContain('<title>LAUNCH, WITH CAUTION · TuitionGrantLoad');
  expect(page).toMatch(/<h1>.*LAUNCH, WITH CAUTION<\/h1>/);
});
