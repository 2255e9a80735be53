import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { judge, Tally } from '../../../src/checks/index.ts';
import type { Check, Plan, RunEvent } from '../../../src/model/index.ts';
import { computeOwn, loadOwnMetrics, ownFiguresOf } from '../../../src/run/own-metrics/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';

const test = base.extend<{ dir: string }>({
  async dir({}, use) {
    const dir = await mkdtemp(join(tmpdir(), 'esr-metrics-'));
    await use(dir);
    await rm(dir, { recursive: true });
  },
});

const cost: Check = {
  type: 'metric',
  target: 0.05,
  compare: { metric: 'cost_per_claim', operator: '<', miss: 'fail' },
  title: 'cost_per_claim < 0.05',
  at: { file: 'scenarios/dol.yml', line: 7, column: 5 },
};

async function planWith(dir: string, text: string, name = 'metrics/cost.mjs'): Promise<Plan> {
  const file = join(dir, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  const plan = samplePlan();
  plan.scenario.metrics = file;
  plan.scenario.checks = [cost];
  return plan;
}

function tallyOf(plan: Plan, more: readonly RunEvent[] = []): Tally {
  const tally = new Tally(plan);
  for (const event of [...more, ...sampleEvents()]) tally.add(event);
  return tally;
}

const CLOUD_COST: RunEvent = { type: 'gauge', t: 5, name: 'cloud_cost', value: 2, unit: 'count' };

test('the cost per claim of the handbook is computed from what the service states and what citizens did', async ({
  dir,
}) => {
  const text = [
    'export function cost_per_claim(metrics) {',
    '  return metrics["cloud_cost"] / metrics["claims_processed"]',
    '}',
    'export const claims_processed = ({ finished }) => finished;',
  ].join('\n');
  const plan = await planWith(dir, text);
  const own = await loadOwnMetrics(plan, dir);
  const tally = tallyOf(plan, [CLOUD_COST]);
  const figures = await ownFiguresOf(dir, { plan, tally, own });
  const card = judge({ plan, tally, own: figures });
  expect(card.gates).toMatchObject([
    {
      status: 'green',
      value: 0.04,
      measured: 'cost per claim 0.04',
      reason: 'cost per claim 0.04 (under 0.05)',
    },
  ]);
  expect(card.metrics).toMatchObject({ cost_per_claim: 0.04, claims_processed: 50 });
  // Judged again, nobody's code runs.
  await rm(join(dir, 'metrics'), { recursive: true });
  expect(await ownFiguresOf(dir, { plan, tally, own: undefined })).toEqual(figures);
  expect(JSON.parse(await readFile(join(dir, 'metrics.json'), 'utf8'))).toEqual(figures);
});

test('a module in TypeScript is read as it is', async ({ dir }) => {
  const text =
    'export function cost_per_claim(metrics: Record<string, number>): number { return metrics.finished! / 1e3; }';
  await writeFile(join(dir, 'package.json'), '{ "type": "module" }');
  const plan = await planWith(dir, text, 'metrics/cost.ts');
  const own = await loadOwnMetrics(plan, dir);
  expect(computeOwn(own ?? {}, plan, tallyOf(plan))).toEqual({ cost_per_claim: { value: 0.05 } });
});

const reasons: Record<string, [text: string, why: string | RegExp]> = {
  'without data': ['({ payment_success }) => payment_success', 'no data for “payment_success”'],
  'from a figure that there is not': [
    '(m) => m.finishd',
    'no metric is called “finishd”; did you mean “finished”?',
  ],
  'from itself': ['(m) => m.cost_per_claim', /“cost_per_claim” is computed from itself$/],
  'that is a text': ['() => "a lot"', '“cost_per_claim” came to a lot, which is no number'],
  'divided by nothing': ['() => 1 / 0', '“cost_per_claim” came to Infinity, which is no number'],
  'that fails': [
    '() => { throw new Error("no such rate") }',
    // The test runner rewrites modules, and may put a line before ours.
    /^“cost_per_claim” failed at cost\.mjs:[12]: no such rate$/,
  ],
};

for (const [what, [body, why]] of Object.entries(reasons)) {
  test(`a figure ${what} is not proven, and says why`, async ({ dir }) => {
    const plan = await planWith(dir, `export const cost_per_claim = ${body};`);
    const tally = tallyOf(plan);
    const own = computeOwn((await loadOwnMetrics(plan, dir)) ?? {}, plan, tally);
    const [gate] = judge({ plan, tally, own }).gates;
    expect(gate?.status).toBe('unproven');
    expect(gate?.reason).toMatch(why);
  });
}

test('a module that cannot be loaded is refused before anything starts', async ({ dir }) => {
  const plan = await planWith(dir, 'export const cost_per_claim = ;');
  await expect(loadOwnMetrics(plan, dir)).rejects.toThrow(
    /^metrics.cost\.mjs:1:1: could not load the metrics in metrics.cost\.mjs, because it said: .*Unexpected token/,
  );
});

test('a check of something that is no function is refused at its place', async ({ dir }) => {
  const plan = await planWith(dir, 'export const cost_per_claim = 5;');
  await expect(loadOwnMetrics(plan, dir)).rejects.toThrow(
    /^scenarios\/dol\.yml:7:5: “cost_per_claim” in metrics.cost\.mjs is no function/,
  );
});

test('a scenario without metrics of its own loads nothing', async ({ dir }) => {
  expect(await loadOwnMetrics(samplePlan(), dir)).toBeUndefined();
  expect(
    await ownFiguresOf(dir, { plan: samplePlan(), tally: tallyOf(samplePlan()), own: undefined }),
  ).toEqual({});
});
