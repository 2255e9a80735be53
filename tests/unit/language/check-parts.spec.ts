import { expect } from '@playwright/test';
import { loadScenario } from '../../../src/language/index.ts';
import { plainTraits } from '../../../src/model/index.ts';
import type { Check } from '../../../src/model/index.ts';
import { messageOf, test, withTail } from './a-project.ts';
import type { Project } from './a-project.ts';

const traits = (groups: Record<string, string>) => ({
  ...plainTraits,
  think: { distribution: 'uniform', minMs: 0, maxMs: 0 } as const,
  groups,
});
const world = {
  personas: [
    { id: 'spanish-speaker', traits: traits({ language: 'Spanish', connection: 'mobile' }) },
    { id: 'farmer', traits: traits({ connection: 'mobile', age: '25 to 64' }) },
  ],
  services: ['eligibility', 'grants'],
};

async function load(project: Project, ...lines: string[]): Promise<Check[]> {
  const file = await project.write('scenarios/mine.yml', withTail('checks:', ...lines));
  return (await loadScenario(file, { projectDir: project.dir, ...world })).checks;
}

test('what a figure is of stands in braces, quoted or bare, and is told in one spelling', async ({
  project,
}) => {
  const same = ['{service="grants"}', "{service='grants'}", '{ service=grants }', '{service = grants}'];
  for (const braces of same) {
    const [check] = await load(project, `  - latency_p95_ms${braces} < 800`);
    expect(check).toMatchObject({
      title: 'latency_p95_ms{service="grants"} < 800',
      where: { service: 'grants' },
    });
  }
  const [check] = await load(
    project,
    "  - 'latency_p95_ms{service: grants, step: click Submit, persona: farmer, from: 2m, to: 5m} < 800'",
  );
  expect(check?.where).toEqual({
    service: 'grants',
    step: 'click Submit',
    persona: 'farmer',
    from: 120_000,
    to: 300_000,
  });
  expect(check?.title).toBe(
    'latency_p95_ms{service="grants", step="click Submit", persona="farmer", from="2m", to="5m"} < 800',
  );
});

test('a group is named by its kind and name, by its name alone, or by its kind as the key', async ({
  project,
}) => {
  for (const braces of [
    '{group="language: Spanish"}',
    '{group="language=Spanish"}',
    '{group=Spanish}',
    '{language="Spanish"}',
  ]) {
    const [check] = await load(project, `  - 'success_rate${braces} > 90%'`);
    expect(check?.where).toEqual({ group: 'language: Spanish' });
  }
  expect(await load(project, '  - \'disparity_ratio{by="language"} >= 0.8\'')).toMatchObject([
    { where: { by: 'language' }, target: 0.8 },
    { type: 'success_rate_at_least' },
  ]);
});

test('a step is named by its title, its kind or in quotes', async ({ project }) => {
  const checks = await load(
    project,
    '  - step.click.p95_ms < 3s',
    '  - \'step."click Submit".mean_ms < 3s\'',
  );
  expect(checks.map(({ title }) => title)).toEqual([
    'step.click.p95_ms < 3000',
    'step."click Submit".mean_ms < 3000',
    'at least 99 % of citizens finish',
  ]);
});

test('figures have units of their own', async ({ project }) => {
  const checks = await load(
    project,
    '  - throughput > 5/s',
    '  - bytes < 2MB',
    '  - cls_p75 < 0.1',
    '  - lcp_p75_ms < 2.5s',
  );
  expect(checks.map(({ target }) => target)).toEqual([5, 2_000_000, 0.1, 2_500, 0.99]);
});

test('a check with a word of its own is narrowed down beside it, and has bounds of its own', async ({
  project,
}) => {
  const [latency, success] = await load(
    project,
    '  - { type: latency_under_ms, warn: 300, fail: 500ms, service: grants, step: click Submit, from: 1m }',
    '  - { type: success_rate_at_least, target: 99%, fail: 95%, persona: farmer }',
  );
  expect(latency).toMatchObject({
    bounds: { warn: 300, fail: 500 },
    where: { service: 'grants', step: 'click Submit', from: 60_000 },
    title: 'latency p95 under 300 ms, red from 500ms {service="grants", step="click Submit", from="1m"}',
  });
  expect(latency).not.toHaveProperty('target');
  expect(success).toMatchObject({
    target: 0.99,
    bounds: { fail: 0.95 },
    title: 'at least 99 % of citizens finish, red from 95% {persona="farmer"}',
  });
});

test('a rate of some citizens does not say how many of all must finish', async ({ project }) => {
  const checks = await load(project, '  - { type: success_rate_at_least, target: 50%, persona: farmer }');
  expect(checks.at(-1)).toMatchObject({ target: 0.99 });
});

test('a check may end the run, after a grace, and may want a number of values', async ({ project }) => {
  const checks = await load(
    project,
    '  - { fail: error_rate < 1%, abort_on_fail: true, grace: 30s, min_sample: 100 }',
    '  - { type: latency_under_ms, target: 300, abort_on_fail: true }',
    '  - { warn: latency_p99_ms < 2s, min_sample: 500 }',
  );
  expect(checks).toMatchObject([
    { title: 'error_rate < 1%', abort: { graceMs: 30_000 }, minSample: 100 },
    { abort: { graceMs: 0 } },
    { minSample: 500, compare: { miss: 'warn' } },
    {},
  ]);
});

const mistakes: readonly [line: string, ...said: string[]][] = [
  [
    '- \'latency_p95_ms{service="grant"} < 8\'',
    '5:5: unknown service “grant”',
    '→ did you mean “grants”? There are: eligibility, grants',
  ],
  [
    '- \'latency_p95_ms{step="click Sumbit"} < 8\'',
    '5:5: unknown step “click Sumbit”',
    '→ did you mean “click Submit”?',
  ],
  ["- 'latency_p95_ms{persona=farmr} < 8'", '5:5: unknown persona “farmr”', 'did you mean “farmer”?'],
  ["- 'success_rate{group=Spansh} > 0'", '5:5: unknown group “Spansh”'],
  [
    "- 'success_rate{service=grants} > 0'",
    '5:5: this figure knows no “service”',
    '→ there are: persona, group, from, to',
  ],
  ["- 'latency_p95_ms{servce=grants} < 8'", '5:5: unknown filter “servce”', '→ did you mean “service”?'],
  ["- 'latency_p95_ms{service} < 8'", '5:5: “service” is no filter'],
  ["- 'latency_p95_ms{from=5m, to=2m} < 8'", '5:5: “to” must come after “from”'],
  ["- 'latency_p95_ms{from=soon} < 8'", '5:5: “from” must be a moment, but is “soon”'],
  ["- 'latency_p95_ms{service=grants, service=grants} < 8'", '5:5: “service” is there twice'],
  [
    "- 'disparity_ratio{by=langage} > 0.8'",
    '5:5: unknown kind of group “langage”',
    '→ did you mean “language”?',
  ],
  ["- 'latency_p95_ms{touch=dirty} < 8'", '5:5: unknown touch “dirty”', '→ there are: clean, faulted'],
  ['- step.pay.p95_ms < 8', '5:5: unknown step “pay”', '→ there are: click Submit, click'],
  ['- lcp_p75 < 8', '5:5: unknown metric “lcp_p75”', '→ did you mean “lcp_p75_ms”?'],
  ['- throughput > 5%', '5:5: throughput is a rate'],
  ['- latency_p95_ms{service: grants} < 800', '5:5: this check is not one text', '→ put quotes around it'],
  ['- { fail: error_rate < 1%, grace: 30s }', '5:30: “grace” means nothing without “abort_on_fail”'],
  ['- { warn: error_rate < 1%, abort_on_fail: true }', '5:30: a check that only warns ends no run'],
  [
    '- { fail: error_rate < 1%, abort_on_fial: true }',
    '5:30: unknown key “abort_on_fial”',
    'did you mean “abort_on_fail”?',
  ],
  ['- { fail: 5 }', '5:13: “fail” must be a check, but is 5'],
  ['- { type: latency_under_ms, warn: 500, fail: 300 }', '5:42: “fail” must be worse than “warn”'],
  ['- { type: success_rate_at_least, target: 85%, fail: 90% }', '5:49: “fail” must be worse than “target”'],
  ['- { type: success_rate_at_least, target: 95%, warn: 90% }', '5:36: “target” must be worse than “warn”'],
  ['- { type: latency_under_ms, target: 5, service: grnts }', '5:51: unknown service “grnts”'],
  ['- { type: success_rate_at_least, target: 5%, service: grants }', '5:48: unknown key “service”'],
];

for (const [line, ...parts] of mistakes) {
  test(`“${line}” is refused in plain words, at its place`, async ({ project }) => {
    const said = (await messageOf(load(project, `  ${line}`))).replaceAll(`${project.dir}/`, '');
    for (const part of parts) expect(said).toContain(/^\d/.test(part) ? `scenarios/mine.yml:${part}` : part);
  });
}

test('figures of one’s own are named as those of the catalogue, and a slip finds them', async ({
  project,
}) => {
  await project.write(
    'metrics/cost.ts',
    'export function cost_per_claim(m: Record<string, number>) { return m.finished; }',
  );
  const tail = (check: string) => withTail('metrics: ./metrics/cost.ts', 'assertions:', `  - "${check}"`);
  const scenario = await project.load(tail('cost_per_claim < 0.05'));
  expect(scenario.metrics).toBe(`${project.dir}/metrics/cost.ts`);
  expect(scenario.checks[0]).toMatchObject({ title: 'cost_per_claim < 0.05', target: 0.05 });
  const said = await project.said(tail('cost_per_clam < 0.05'));
  expect(said).toContain('scenarios/mine.yml:6:5: unknown metric “cost_per_clam”');
  expect(said).toContain('did you mean “cost_per_claim”?');
  expect(await project.said(withTail('checks:', '  - cost_per_claim < 0.05'))).toContain(
    'unknown metric “cost_per_claim”',
  );
});

const modules: Record<string, [text: string | undefined, said: string]> = {
  'is not there': [undefined, 'could not use the script “metrics/cost.ts”, because there is no such file'],
  'exports nothing': ['const a = 1;', 'the module “metrics/cost.ts” exports no figure'],
  'takes the name of a metric': [
    'export const error_rate = () => 1;',
    'exports “error_rate”, which is a metric already',
  ],
};

for (const [what, [text, part]] of Object.entries(modules)) {
  test(`a module that ${what} is refused at its line`, async ({ project }) => {
    if (text !== undefined) await project.write('metrics/cost.ts', text);
    const said = await project.said(withTail('metrics: metrics/cost.ts'));
    expect(said).toContain('scenarios/mine.yml:4:10: ');
    expect(said).toContain(part);
  });
}

test('every way to export a name is read, and comments are not', async ({ project }) => {
  const text = [
    '// export function none_a() {}',
    '/*\nexport const none_b = 1;\n*/',
    'export const one = (m) => m.finished;',
    'function two(m) { return one(m); }',
    'function inner() {}',
    'export { two, inner as three };',
    'export async function four() {}',
  ].join('\n');
  await project.write('metrics/all.mjs', text);
  const check = (name: string) => withTail('metrics: metrics/all.mjs', `checks: ["${name} > 1"]`);
  for (const name of ['one', 'two', 'three', 'four']) {
    expect((await project.load(check(name))).checks[0]?.title).toBe(`${name} > 1`);
  }
  for (const name of ['none_a', 'none_b', 'inner'])
    expect(await project.said(check(name))).toContain('unknown metric');
});

test('rules are files that say what must never be seen', async ({ project }) => {
  await project.write(
    'fixtures/rules/no-traces.yml',
    'about: Nobody sees our code.\nnever: ["at Object."]\nplaces: [console, dialog]\n',
  );
  const { rules } = await project.load(withTail('rules: [no-traces]'));
  expect(rules).toEqual([
    {
      name: 'no-traces',
      about: 'Nobody sees our code.',
      never: ['at Object.'],
      places: ['console', 'dialog'],
    },
  ]);
  expect((await project.load(withTail('rules: no-traces'))).rules).toHaveLength(1);
  expect(await project.said(withTail('rules: [no-trace]'))).toContain('there is no rule “no-trace”');
  await project.write('fixtures/rules/bad.yml', 'about: x\nnever: []\nplace: console\n');
  const said = await project.said(withTail('rules: [bad]'));
  expect(said).toContain('bad.yml:2:8: “never” must be a list of at least one word');
  expect(said).toContain('bad.yml:3:1: unknown key “place”');
  const secrets = 'about: x\nnever: ["/token/", "token=", "?ssn", ";jsessionid="]\n';
  await project.write('fixtures/rules/query.yml', `${secrets}places: [address]\n`);
  const unseen = await project.said(withTail('rules: [query]'));
  expect(unseen).toContain('query.yml:2:20: “token=” can never be seen: addresses are recorded without');
  expect(unseen).toContain('query.yml:2:30: “?ssn” can never be seen');
  expect(unseen).not.toMatch(/“(\/token\/|;jsessionid=)”/);
  // A dialog may say it.
  await project.write('fixtures/rules/query.yml', `${secrets}places: [address, dialog]\n`);
  expect((await project.load(withTail('rules: [query]'))).rules).toHaveLength(1);
});
