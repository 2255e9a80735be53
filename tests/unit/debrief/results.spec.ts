import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { TestResult } from 'allure-js-commons';
import { categoriesOf, writeExemplarResults } from '../../../src/debrief/allure/index.ts';
import type { Exchange, FailureCode } from '../../../src/model/index.ts';
import { sampleDebrief } from '../../support/debrief-sample.ts';
import type { SampleOptions } from '../../support/debrief-sample.ts';

async function resultsIn(dir: string): Promise<TestResult[]> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('-result.json'));
  return Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(dir, file), 'utf8')) as TestResult),
  );
}

const label = (result: TestResult, name: string): string | undefined =>
  result.labels.find((one) => one.name === name)?.value;

const failing = { outcome: (n: number) => (n % 5 === 0 ? 'failed' : 'finished') } as const;

test('each exemplar citizen becomes a result with real times, steps and who they are', async ({}, info) => {
  const dir = info.outputPath();
  await mkdir(join(dir, 'screenshots'), { recursive: true });
  await writeFile(join(dir, 'screenshots', '5.png'), 'png');
  const debrief = sampleDebrief(dir, failing);
  writeExemplarResults(debrief, join(dir, 'results'));
  const results = await resultsIn(join(dir, 'results'));
  const five = results.find(({ name }) => name === 'Evening learner #5');
  if (!five) throw new Error('citizen 5 failed and is an exemplar');
  expect(five.status).toBe('failed');
  expect(five.statusDetails.message).toContain('expected the page to say');
  expect(five.statusDetails.message).toContain('→ Look at the answer of POST /api/eligibility');
  expect(five.start).toBe(Date.parse('2026-11-21T10:15:03.000Z') + 1_600);
  expect(five.steps.map(({ name, status }) => [name, status])).toEqual([
    ['click /apply', 'passed'],
    ['fill state', 'passed'],
    ['upload transcript.pdf', 'passed'],
    ['click Submit', 'failed'],
  ]);
  expect(five.steps[1]?.parameters).toEqual([{ name: 'value', value: 'Iowa' }]);
  expect(five.steps[3]?.attachments).toMatchObject([{ name: 'What the citizen saw', type: 'image/png' }]);
  expect(five.attachments.map(({ name }) => name)).toEqual([
    'Who they are (made up)',
    'Exchanges with the service',
  ]);
  expect(label(five, 'parentSuite')).toBe('tuition-grant');
  expect(label(five, 'suite')).toBe('Citizens');
  expect(label(five, 'subSuite')).toBe('Evening learner');
  expect(label(five, 'host')).toBeTruthy();
  expect(label(five, 'thread')).toMatch(/^lane \d\d$/);
});

test('history hangs on the kind of citizen, not on the number: it survives another seed', async ({}, info) => {
  const histories = async (name: string, failsAt: number): Promise<string[]> => {
    const dir = info.outputPath(name);
    writeExemplarResults(
      sampleDebrief(dir, { outcome: (n) => (n === failsAt ? 'failed' : 'finished') }),
      dir,
    );
    return (await resultsIn(dir)).map(({ testCaseId }) => testCaseId ?? '').toSorted();
  };
  const [first, second] = [await histories('first', 5), await histories('second', 44)];
  expect(first).toEqual(second);
  expect(new Set(first).size).toBe(first.length);
  expect(first).toContain('TuitionGrantLoad / evening-learner / 1');
});

test('a persona that goes from passed to failed keeps its history, so that the report shows a regression', async ({}, info) => {
  const statusOf = async (name: string, options: SampleOptions): Promise<string | undefined> => {
    const dir = info.outputPath(name);
    writeExemplarResults(sampleDebrief(dir, options), dir);
    const history = 'TuitionGrantLoad / evening-learner / 1';
    return (await resultsIn(dir)).find(({ testCaseId }) => testCaseId === history)?.status;
  };
  expect(await statusOf('good', {})).toBe('passed');
  // Citizen 44 is not among the first of the persona.
  expect(await statusOf('bad', { outcome: (n) => (n === 44 ? 'failed' : 'finished') })).toBe('failed');
});

test('no parameter may split the history', async ({}, info) => {
  const dir = info.outputPath('results');
  writeExemplarResults(sampleDebrief(dir), dir);
  const parameters = (await resultsIn(dir)).flatMap((result) => result.parameters);
  expect(parameters.length).toBeGreaterThan(0);
  expect(parameters.every(({ excluded }) => excluded)).toBe(true);
});

test('written twice, the same debrief leaves the same files, beside those of others', async ({}, info) => {
  const dir = info.outputPath('results');
  await mkdir(dir, { recursive: true });
  await writeFile(
    join(dir, 'somebody-else-result.json'),
    '{"uuid":"x","name":"walkthrough","status":"passed"}',
  );
  const debrief = sampleDebrief(info.outputPath(), failing);
  writeExemplarResults(debrief, dir);
  const once = await readdir(dir);
  writeExemplarResults(debrief, dir);
  expect(await readdir(dir)).toEqual(once);
  expect(once).toContain('somebody-else-result.json');
});

test('gates are results where no other face has them as tests', async ({}, info) => {
  const debrief = sampleDebrief(info.outputPath(), { latencyMs: 900 });
  const gatesIn = async (
    dir: string,
    gates: boolean,
  ): Promise<[string | undefined, string | undefined][]> => {
    writeExemplarResults(debrief, dir, { gates });
    const results = (await resultsIn(dir)).filter((result) => label(result, 'suite') === 'Gates');
    return results.map(({ name, status }): [string | undefined, string | undefined] => [name, status]);
  };
  expect(await gatesIn(info.outputPath('without'), false)).toEqual([]);
  const gates = await gatesIn(info.outputPath('with'), true);
  expect(gates).toHaveLength(3);
  expect(gates).toContainEqual(['latency p95 under 300 ms', 'failed']);
  expect(gates).toContainEqual(['every citizen finishes', 'passed']);
});

test('the answer is a result too, and says how many citizens are shown of how many', async ({}, info) => {
  const dir = info.outputPath('results');
  writeExemplarResults(sampleDebrief(dir, failing), dir);
  const answer = (await resultsIn(dir)).find((result) => label(result, 'suite') === 'Answer');
  expect(answer).toMatchObject({ name: 'Answer: do not launch', status: 'failed' });
  expect(answer?.description).toContain('all 10 failed citizens and 6 of 40 others');
});

test('an answer that can be launched with caution says so by name', async ({}, info) => {
  const dir = info.outputPath('results');
  writeExemplarResults(sampleDebrief(dir, { latencyMs: 400 }), dir);
  const answer = (await resultsIn(dir)).find((result) => label(result, 'suite') === 'Answer');
  expect(answer).toMatchObject({ name: 'Answer: launch, with caution', status: 'passed' });
});

test('who ended outside of the script shows why, under the cause of its finding', async ({}, info) => {
  const dir = info.outputPath('results');
  const debrief = sampleDebrief(dir, { outcome: (n) => (n === 2 ? 'lost' : 'finished') });
  const end = debrief.exemplars
    .flatMap(({ events }) => events)
    .find((e) => e.type === 'citizen.finished' && e.citizen === 2);
  Object.assign(end ?? {}, { failure: { code: 'browser-lost', message: 'no browser could be had' } });
  writeExemplarResults(debrief, dir);
  const two = (await resultsIn(dir)).find(({ name }) => name?.endsWith(' #2'));
  expect(two?.statusDetails.message).toBe('no browser could be had');
  expect(two && label(two, 'cause')).toBe('browser-lost outside the script');
});

test('a step that was ended from outside did not fail', async ({}, info) => {
  const statusOf = async (code: FailureCode): Promise<string | undefined> => {
    const dir = info.outputPath(code);
    const debrief = sampleDebrief(dir, { outcome: (n) => (n === 5 ? 'failed' : 'finished') });
    const five = debrief.exemplars.find(({ citizen }) => citizen.number === 5);
    Object.assign(five?.steps[3]?.failure ?? {}, { code });
    writeExemplarResults(debrief, dir);
    return (await resultsIn(dir)).find(({ name }) => name?.endsWith(' #5'))?.steps[3]?.status;
  };
  expect(await statusOf('interrupted')).toBe('skipped');
  expect(await statusOf('browser-lost')).toBe('broken');
  expect(await statusOf('target-down')).toBe('failed');
});

test('an exchange is marked as failed where the gates count it, and not where they do not', async ({}, info) => {
  const statuses = async (name: string, change: Partial<Exchange>): Promise<(string | undefined)[]> => {
    const dir = info.outputPath(name);
    const debrief = sampleDebrief(dir, { outcome: (n) => (n === 5 ? 'failed' : 'finished') });
    const five = debrief.exemplars.find(({ citizen }) => citizen.number === 5);
    for (const event of five?.events ?? []) if (event.type === 'exchange') Object.assign(event, change);
    writeExemplarResults(debrief, dir);
    const result = (await resultsIn(dir)).find(({ name: title }) => title?.endsWith(' #5'));
    return (result?.steps ?? []).map(({ steps }) => steps[0]?.status);
  };
  const [passed, skipped, failed] = ['passed', 'skipped', 'failed'];
  expect(await statuses('fine', {})).toEqual([passed, passed, passed, passed]);
  expect(await statuses('foreign', { foreign: true, status: 500 })).toEqual([
    skipped,
    skipped,
    skipped,
    skipped,
  ]);
  const aborted = { status: 0, error: 'net::ERR_ABORTED' };
  expect(await statuses('called off', aborted)).toEqual([skipped, skipped, skipped, failed]);
  expect(await statuses('broken', { status: 500 })).toEqual([failed, failed, failed, failed]);
});

test('how citizens ended shows as what it was: lost is broken, stopped is skipped', async ({}, info) => {
  const dir = info.outputPath('results');
  const outcome = (n: number) =>
    n === 1 ? 'lost' : n === 2 ? 'interrupted' : n === 3 ? 'abandoned' : 'finished';
  writeExemplarResults(sampleDebrief(dir, { outcome, interrupted: 'Ctrl-C' }), dir);
  const results = await resultsIn(dir);
  const statusOf = (n: number) => results.find(({ name }) => name?.endsWith(` #${n}`))?.status;
  expect([1, 2, 3, 4].map(statusOf)).toEqual(['broken', 'skipped', 'failed', 'passed']);
});

test('a cell that a spreadsheet would run as a formula is defused', async ({}, info) => {
  const dir = info.outputPath('results');
  const debrief = sampleDebrief(dir);
  for (const event of debrief.exemplars.flatMap(({ events }) => events)) {
    if (event.type === 'exchange') Object.assign(event, { url: '=HYPERLINK("http://evil.test","x")' });
  }
  writeExemplarResults(debrief, dir);
  const table = (await readdir(dir)).find((file) => file.endsWith('.csv'));
  expect(await readFile(join(dir, table ?? ''), 'utf8')).toContain(
    `"'=HYPERLINK(""http://evil.test"",""x"")"`,
  );
});

test('every finding is a category that matches its cause and no other', () => {
  const { findings } = sampleDebrief('/runs/1', {
    hostile: ' (a.b)*',
    outcome: (n) => (n % 5 === 0 ? 'failed' : n % 7 === 0 ? 'abandoned' : 'finished'),
  }).scorecard;
  const rules = categoriesOf(findings);
  expect(rules).toHaveLength(2);
  for (const [i, { matchers }] of rules.entries()) {
    const pattern = new RegExp(matchers[0]?.labels.cause ?? '');
    expect(findings.map(({ cause }) => pattern.test(cause))).toEqual(findings.map((_, j) => i === j));
  }
});
