import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadPersonas } from '../../src/language/index.ts';
import { CITIZEN_ROLE, traitsOf, type Scorecard } from '../../src/model/index.ts';
import { prepareRun, rehearse as flyPrepared } from '../../src/run/index.ts';
import { expectNothingLeft, ROOT, startNode } from '../support/processes.ts';
import { onlyRun, temporaryReports } from '../support/project.ts';
import { QUIET } from '../support/quiet.ts';
import { expectNothingButLatencyDecides } from '../support/verdict.ts';

/** What Playwright ends with when a test fails: also when a drill proves nothing. */
const PLAYWRIGHT_FAILED = 1;

interface Rehearsed {
  output: string;
  code: number | null;
  dir: string;
  scorecard: Scorecard;
}

/** The sentence the product is known by, typed in the project's own folder; the reports go elsewhere. */
async function rehearse(scenario: string): Promise<Rehearsed> {
  const reports = await temporaryReports();
  const running = startNode([`${ROOT}node_modules/playwright/cli.js`, 'test', `--project=${scenario}`], {
    env: { ESR_REPORTS: reports },
  });
  const code = await running.ended;
  await expectNothingLeft(running);
  const output = running.output();
  expect(output).toContain(`Debrief: ${join(reports, scenario)}`);
  const { dir, scorecard } = await onlyRun(reports, scenario);
  return { output, code, dir, scorecard };
}

/** Flies a scenario of the project with so many citizens, two a second, against a portal of its own. */
async function fly(scenario: string, users: number): Promise<Scorecard> {
  const prepared = await prepareRun({
    scenario: `scenarios/${scenario}.yml`,
    projectDir: ROOT,
    reportsDir: await temporaryReports(),
    users,
    rampUpMs: users * 500,
  });
  return (await flyPrepared(prepared, new AbortController().signal)).scorecard;
}

/** Exemplars have a row on Allure's timeline, and their steps are folded. */
async function expectExemplars({ dir, scorecard }: Rehearsed): Promise<void> {
  const results = await citizensShown(dir);
  expect(results.length).toBeGreaterThan(0);
  expect(results.length).toBeLessThanOrEqual(scorecard.citizens.planned);
  for (const { name, labels } of results) {
    expect(labels, name).toContainEqual({ name: 'host', value: expect.stringMatching(/./) });
    expect(labels, name).toContainEqual({ name: 'thread', value: expect.stringMatching(/^lane \d\d$/) });
  }
  const { plugins } = JSON.parse(await readFile(join(dir, 'allurerc.json'), 'utf8')) as AllureSettings;
  expect(plugins.awesome.options).toMatchObject({ stepTreeExpansion: 'collapsed' });
}

test(
  'npx playwright test --project=tuition-grant: every citizen is served, and the gates say whether to launch',
  QUIET,
  async () => {
    const rehearsed = await rehearse('tuition-grant');
    const { output, scorecard } = rehearsed;
    expect(scorecard.citizens).toMatchObject({ planned: 40, started: 40, finished: 40, lost: 0 });
    expect(scorecard.errors).toBe(0);
    expect(scorecard.policyRejections).toEqual({});
    // What the portal states of itself is seen from here too.
    expect(scorecard.timeline?.gauges.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['CPU', 'DB waits']),
    );
    expect(scorecard.gates.map(({ title }) => title)).toEqual([
      'latency p95 under 300 ms',
      'every answer has an OK status',
      'at least 99 % of citizens finish',
    ]);
    expectNothingButLatencyDecides(rehearsed, PLAYWRIGHT_FAILED);
    const people = (await loadPersonas(join(ROOT, 'personas'))).filter(
      (persona) => traitsOf(persona).role === CITIZEN_ROLE,
    );
    for (const { name } of people) expect(output).toMatch(new RegExp(`✓.*walkthrough › ${name}`));
    const tests = people.length + 1 + scorecard.gates.length;
    if (scorecard.verdict === 'PASS' || scorecard.verdict === 'WARN')
      expect(output).toContain(`${tests} passed`);
    await expectExemplars(rehearsed);
  },
);

test('out-of-state applicants are turned away as the rule says: right answers, not errors', async () => {
  const { policyRejections, errors, citizens } = await fly('tuition-grant-out-of-state', 3);
  expect(policyRejections).toEqual({ 'TG-001': 3 });
  expect(errors).toBe(0);
  expect(citizens).toMatchObject({ planned: 3, finished: 3 });
});

test('a slow eligibility service is felt by the exposed and by nobody else', QUIET, async () => {
  const { faults, citizens, errors } = await fly('tuition-grant-slow-eligibility', 40);
  const [effect] = faults;
  expect(effect).toMatchObject({ fault: 'slow eligibility', exposed: 16, control: 16, withdrawn: true });
  expect(effect?.fired).toBe(16);
  expect(effect?.slowestStep?.title).toBe('click Submit');
  // 800 ms were injected. A busy machine widens the interval, but it may neither reach down to no effect nor miss
  // the truth altogether.
  expect(effect?.slowestStep?.low).toBeGreaterThan(0);
  expect(effect?.slowestStep?.high).toBeGreaterThan(800);
  expect(effect?.success).toMatchObject({ control: 1, exposed: 1 });
  expect(citizens).toMatchObject({ planned: 40, finished: 40 });
  expect(errors).toBe(0);
});

interface AllureSettings {
  plugins: { awesome: { options: Record<string, unknown> } };
}

interface AllureResult {
  name: string;
  labels: { name: string; value: string }[];
}

/** The Allure results of citizens, apart from those of tests, gates and the answer. */
async function citizensShown(dir: string): Promise<AllureResult[]> {
  const folder = join(dir, 'allure-results');
  const files = (await readdir(folder)).filter((file) => file.endsWith('-result.json'));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts
    .map((text) => JSON.parse(text) as AllureResult)
    .filter(({ labels }) => labels.some(({ name, value }) => name === 'suite' && value === 'Citizens'));
}
