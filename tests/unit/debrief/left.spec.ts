import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { TestResult } from 'allure-js-commons';
import { chooseExemplars, judge, Tally } from '../../../src/checks/index.ts';
import { writeExemplarResults } from '../../../src/debrief/allure/index.ts';
import { consoleReport } from '../../../src/debrief/index.ts';
import { writeAnswerPage } from '../../../src/debrief/page/index.ts';
import { reportName } from '../../../src/debrief/words.ts';
import type { CitizenOutcome, Debrief, RunEvent } from '../../../src/model/index.ts';
import { sampleDebrief, sampleEvents, samplePlan } from '../../support/debrief-sample.ts';

/** The sample, in which those who leave do so at the last step, as the script says. */
function debriefOf(dir: string, outcome: (n: number) => CitizenOutcome): Debrief {
  const events = sampleEvents({ outcome }).map((event): RunEvent =>
    event.type === 'step' && event.failure && outcome(event.citizen) === 'left'
      ? { ...event, failure: { code: 'left', message: 'left on /apply, as the script says' } }
      : event,
  );
  const tally = new Tally();
  for (const event of events) tally.add(event);
  const { exemplars, shown } = chooseExemplars(events);
  const plan = samplePlan();
  const sample = sampleDebrief(dir, { outcome });
  const citizenOf = new Map(sample.exemplars.map(({ citizen }) => [citizen.number, citizen]));
  return {
    ...sample,
    shown,
    scorecard: judge({ plan, tally }),
    exemplars: exemplars.flatMap(({ number, persona: _persona, ...rest }) => {
      const citizen = citizenOf.get(number);
      return citizen ? [{ ...rest, citizen }] : [];
    }),
  };
}

const someLeave = (n: number): CitizenOutcome => (n <= 12 ? 'left' : 'finished');
const SAID = '12 left as the script says';

async function pageOf(dir: string, debrief: Debrief): Promise<string> {
  await mkdir(dir, { recursive: true });
  return (await readFile(await writeAnswerPage(debrief), 'utf8')).replace(/\s+/g, ' ');
}

test('the console says how many left as the script says, and launches', () => {
  const { scorecard } = debriefOf('/runs/1', someLeave);
  expect(consoleReport(scorecard, { index: '/runs/1/index.html' })).toEqual([
    '✅ Latency p95 = 196 ms   ✅ 0 errors',
    '🏁 Scenario finished (duration 22 s)',
    '',
    '✅ LAUNCH (PASS)',
    `   • all 38 citizens finished (${SAID}), p95 196 ms (bound 300 ms), 0 errors`,
    `   • ${SAID}`,
    '',
    '   On the way ▃▆██████████████████▆▃  On average at most 6, between 14 s and 15 s.',
    '   p95        ██████████████████████  Slowest between 21 s and 22 s: p95 196\u00a0ms.',
    '',
    'Debrief: /runs/1/index.html',
  ]);
  expect(reportName(scorecard)).toContain(`38 of 50 finished, ${SAID}, `);
});

test('the page calls them neither finished nor stuck', async ({}, info) => {
  const page = await pageOf(info.outputPath(), debriefOf(info.outputPath(), someLeave));
  expect(page).toContain(`<dd>38 of 50<small>${SAID}</small></dd>`);
  expect(page).toContain(`Of 50 planned: 38 finished, ${SAID}.`);
  expect(page).toContain(`38 of 50 passed, ${SAID}`);
  expect(page).not.toContain('stopped here');
  expect(page).toContain('No citizen failed.');
});

test('where nobody left, nobody is said to have', async ({}, info) => {
  const debrief = debriefOf(info.outputPath(), () => 'finished');
  expect(await pageOf(info.outputPath(), debrief)).not.toContain('left as the script');
  expect(consoleReport(debrief.scorecard, { index: 'x' }).join('\n')).not.toContain('left as the script');
});

test('a bar is as long as many came to its step, and a step of some is called that', async ({}, info) => {
  const debrief = debriefOf(info.outputPath(), () => 'finished');
  const steps = debrief.scenario.steps.map((step, i) =>
    i === 2 ? { ...step, when: [{ choice: 0, option: 0 }] } : step,
  );
  Object.assign(debrief.scorecard.funnel[2] ?? {}, { started: 10, passed: 9, failed: 1 });
  const page = await pageOf(info.outputPath(), { ...debrief, scenario: { ...debrief.scenario, steps } });
  expect(page).toContain('9 of 10 passed, 1 stopped here · a step of some citizens only');
  expect(page.match(/of some citizens only/g)).toHaveLength(1);
  expect(page).toContain('aria-label="9 of 10 passed, 1 stopped here, of 50 planned"');
  expect(page).toContain('<rect class="track" width="20.00"');
});

test('a step at which all left is not said to have been passed by none', async ({}, info) => {
  const debrief = debriefOf(info.outputPath(), () => 'finished');
  Object.assign(debrief.scorecard.funnel[3] ?? {}, { started: 12, passed: 0, failed: 0, cutOff: 0 });
  const page = await pageOf(info.outputPath(), debrief);
  expect(page).toContain(`<span>${SAID}</span>`);
  expect(page).not.toContain('0 of 12');
});

test('in Allure they have passed, with a word on it, and belong to no category of failures', async ({}, info) => {
  const dir = info.outputPath('results');
  writeExemplarResults(
    debriefOf(info.outputPath(), (n) => (n === 20 ? 'failed' : someLeave(n))),
    dir,
  );
  const files = (await readdir(dir)).filter((file) => file.endsWith('-result.json'));
  const results = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(dir, file), 'utf8')) as TestResult),
  );
  const one = results.find(({ name }) => name?.endsWith(' #1'));
  expect(one).toMatchObject({ status: 'passed', statusDetails: { message: 'Left as the script says.' } });
  expect(one?.labels.some(({ name }) => name === 'cause')).toBe(false);
  expect(one?.labels).toContainEqual({ name: 'severity', value: 'normal' });
  expect(one?.steps.at(-1)?.status).toBe('passed');
  const failed = results.find(({ name }) => name?.endsWith(' #20'));
  expect(failed?.labels.some(({ name }) => name === 'cause')).toBe(true);
  const answer = results.find(({ name }) => name?.startsWith('Answer'));
  expect(answer?.steps.at(-1)).toMatchObject({
    name: `click Submit: 37 of 50 citizens, ${SAID}`,
    status: 'failed',
  });
});
