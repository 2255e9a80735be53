import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { loadPersonas, loadScenario, loadTarget } from '../../../src/language/index.ts';
import { messageOf, test, withSteps, world } from './a-project.ts';

const root = join(import.meta.dirname, '../../..');

async function shipped(name: string) {
  const personas = await loadPersonas(join(root, 'personas'));
  const services = (await loadTarget('portal', root)).services.map((service) => service.name);
  return loadScenario(join(root, 'scenarios', name), { projectDir: root, personas, services });
}

test("the seed's listing is shipped word for word", async () => {
  const seed = await readFile(join(root, 'tests/support/seeds/tuition-grant.yml'));
  expect(await readFile(join(root, 'scenarios/tuition-grant.yml'))).toEqual(seed);
});

test("the seed's listing becomes 1000 citizens in five minutes, four steps and three gates", async () => {
  const scenario = await shipped('tuition-grant.yml');
  expect(scenario).toMatchObject({
    name: 'TuitionGrantLoad',
    users: 1000,
    rampUpMs: 300_000,
    faults: [],
  });
  expect(scenario.steps).toMatchObject([
    {
      kind: 'click',
      settings: { control: '/apply' },
      title: 'click /apply',
      at: { file: expect.stringMatching(/tuition-grant\.yml$/), line: 6, column: 5 },
    },
    {
      kind: 'fill',
      settings: { field: 'state', value: '{{ random.states }}' },
      title: 'fill state',
      at: { line: 7, column: 5 },
    },
    {
      kind: 'upload',
      settings: { path: join(root, 'fixtures/transcript.pdf') },
      title: 'upload transcript.pdf',
    },
    { kind: 'click', settings: { control: 'Submit' }, title: 'click Submit' },
  ]);
  expect(scenario.checks).toMatchObject([
    { type: 'latency_under_ms', target: 300, title: 'latency p95 under 300 ms', at: { line: 14, column: 5 } },
    { type: 'status_code_ok', title: 'every answer has an OK status' },
    { type: 'success_rate_at_least', target: 0.99, title: 'at least 99 % of citizens finish' },
  ]);
  expect(scenario.file).toBe(join(root, 'scenarios/tuition-grant.yml'));
  expect(scenario.text).toContain('name: TuitionGrantLoad');
});

test('the slow-eligibility drill delays four of ten citizens by 800 ms', async () => {
  const scenario = await shipped('tuition-grant-slow-eligibility.yml');
  expect(scenario).toMatchObject({ users: 300, rampUpMs: 90_000 });
  expect(scenario.faults).toMatchObject([
    {
      name: 'slow eligibility',
      kind: 'latency',
      settings: { delayMs: 800 },
      service: 'eligibility',
      share: 0.4,
    },
  ]);
  expect(scenario.steps.at(-1)).toMatchObject({
    kind: 'expect',
    settings: { text: 'Your grant is approved' },
  });
});

test('the out-of-state drill expects a refusal by the very words of the rule', async () => {
  const scenario = await shipped('tuition-grant-out-of-state.yml');
  expect(scenario.steps).toContainEqual(
    expect.objectContaining({ kind: 'fill', settings: { field: 'state', value: 'Puerto Rico' } }),
  );
  const last = scenario.steps.at(-1);
  expect(last).toMatchObject({ kind: 'expect', settings: { status: 422 } });
  const rules = await readFile(join(root, 'apps/rules/tuition-grant.yml'), 'utf8');
  expect(rules).toContain(last?.settings['text']);
});

test('steps may be written in their short forms, under “steps”, and repeated', async ({ project }) => {
  const { steps, name, rampUpMs } = await project.load(
    [
      'users: 1',
      'steps:',
      '  - visit: /apply?from=mail',
      '  - click: Next',
      '  - click: Next',
      '  - upload: fixtures/transcript.pdf',
      '  - upload: { path: fixtures/transcript.pdf, to: Second transcript }',
      '  - expect: Thank you',
      '  - expect: { page: /done, status: 200 }',
    ].join('\n'),
  );
  expect({ name, rampUpMs }).toEqual({ name: 'mine', rampUpMs: 0 });
  expect(steps.map(({ title }) => title)).toEqual([
    'visit /apply?from=mail',
    'click Next',
    'click Next (2)',
    'upload transcript.pdf',
    'upload transcript.pdf (2)',
    'expect “Thank you”',
    'expect page /done, status 200',
  ]);
  expect(steps[4]).toMatchObject({ settings: { to: 'Second transcript' } });
});

test('a ZIP code without quotes keeps its zero, and an empty value empties a field', async ({ project }) => {
  const { steps } = await project.load(
    withSteps(
      '- fill: { field: zip, value: 02134 }',
      '- fill: { field: age, value: 42 }',
      '- fill: { field: a, value: "" }',
    ),
  );
  expect(steps.map((step) => step.settings['value'])).toEqual(['02134', '42', '']);
});

test('a file beside the scenario is found when the project has none of that name', async ({ project }) => {
  const beside = await project.write('scenarios/letter.pdf', 'a letter');
  const { steps } = await project.load(withSteps('- upload: ./letter.pdf'));
  expect(steps[0]).toMatchObject({ kind: 'upload', settings: { path: beside } });
});

test('a file name that is no safe id is refused at once, with a better one', async ({ project }) => {
  for (const [name, better] of [
    ['my drill', 'my-drill'],
    ['drill (1)', 'drill-1'],
    ['-x', 'x'],
    ['.hidden', 'hidden'],
    ['a&b', 'a-b'],
    ['trailing.', 'trailing'],
    ['(', 'my-scenario'],
  ]) {
    const file = await project.write(`scenarios/${name}.yml`, withSteps('- click: a'));
    const message = await messageOf(loadScenario(file, { projectDir: project.dir, ...world }));
    expect(message).toContain(`:1:1: a scenario cannot be called “${name}”`);
    expect(message).toContain(`→ rename the file to ${better}.yml`);
  }
});

test('letters of any language, digits, dots, dashes and underscores make a file name', async ({
  project,
}) => {
  for (const name of ['drill', 'v1.2_final-3', '2026', 'matrícula']) {
    const file = await project.write(`scenarios/${name}.yml`, withSteps('- click: a'));
    expect((await loadScenario(file, { projectDir: project.dir, ...world })).id).toBe(name);
  }
});
