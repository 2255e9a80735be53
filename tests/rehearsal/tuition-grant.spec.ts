import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Scorecard } from '../../src/model/index.ts';
import { expectNothingLeft, ROOT, startNode } from '../support/processes.ts';

/** The sentence the product is known by, typed in the project's own folder. */
async function rehearse(
  scenario: string,
): Promise<{ output: string; code: number | null; scorecard: Scorecard }> {
  const running = startNode([`${ROOT}node_modules/playwright/cli.js`, 'test', `--project=${scenario}`]);
  const code = await running.ended;
  await expectNothingLeft(running);
  const output = running.output();
  const index = /Debrief: (.*)/.exec(output)?.[1] ?? '';
  expect(index, output).toContain(join('reports', scenario));
  const dir = join(index, '..');
  const scorecard = JSON.parse(await readFile(join(dir, 'scorecard.json'), 'utf8')) as Scorecard;
  await rm(dir, { recursive: true });
  return { output, code, scorecard };
}

test('npx playwright test --project=tuition-grant: every citizen is served, and the answer is launch', async () => {
  const { output, code, scorecard } = await rehearse('tuition-grant');
  expect(output).toContain('7 passed');
  expect(output).toContain('LAUNCH');
  expect(code).toBe(0);
  expect(scorecard.citizens).toMatchObject({ planned: 40, started: 40, finished: 40, lost: 0 });
  expect(scorecard.errors).toBe(0);
  expect(scorecard.gates.map(({ title }) => title)).toEqual([
    'latency p95 under 300 ms',
    'every answer has an OK status',
    'at least 99 % of citizens finish',
  ]);
});

test('a slow eligibility service is felt by the exposed and by nobody else', async () => {
  const { code, scorecard } = await rehearse('tuition-grant-slow-eligibility');
  expect(code).toBe(0);
  const [effect] = scorecard.faults;
  expect(effect).toMatchObject({ fault: 'slow eligibility', exposed: 16, control: 16, withdrawn: true });
  expect(effect?.fired).toBe(16);
  expect(effect?.slowestStep?.title).toBe('click Submit');
  // 800 ms were injected: the interval of the difference must hold it apart from nothing and near the truth.
  expect(effect?.slowestStep?.low).toBeGreaterThan(400);
  expect(effect?.slowestStep?.high).toBeLessThan(1_600);
  expect(effect?.success).toMatchObject({ control: 1, exposed: 1 });
});

test('a healthy portal turns out-of-state applicants away, as its rule says', async () => {
  const { code, scorecard } = await rehearse('tuition-grant-out-of-state');
  expect(code).toBe(0);
  expect(scorecard.policyRejections).toEqual({ 'TG-001': 40 });
  expect(scorecard.errors).toBe(0);
});
