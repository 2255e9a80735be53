import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { formatScenario, writeScenario } from '../../../src/language/index.ts';
import { scenarioSchema } from '../../../src/language/json-schema.ts';
import { stepKinds } from '../../../src/steps/index.ts';
import { test } from './a-project.ts';
import { anyScenario } from './write-scenarios.ts';

const root = join(import.meta.dirname, '../../..');
const shipped = JSON.parse(readFileSync(join(root, 'schema/scenario.schema.json'), 'utf8')) as object;
const isValid = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(shipped);

/** Why an editor would underline something; empty where it would not. */
function complaintsOn(text: string): string[] {
  const good = isValid(parse(text));
  return good ? [] : (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test('the JSON Schema that is shipped is that of the reader: else run node scripts/schema.mjs', () => {
  expect(shipped).toEqual(JSON.parse(JSON.stringify(scenarioSchema())));
});

const files = ['scenarios', 'tests/support/seeds'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
);

for (const file of files) {
  test(`an editor has nothing to say about ${file} in its canonical form, nor as it is where that is YAML`, async () => {
    const { before, after } = await formatScenario(join(root, file), { projectDir: root });
    expect(complaintsOn(after)).toEqual([]);
    // One-line items are read, and are no YAML.
    if (!file.includes('passport')) expect(complaintsOn(before)).toEqual([]);
  });
}

for (const [word, { example }] of Object.entries(stepKinds)) {
  test(`an editor takes the example of ${word} as a step`, () => {
    expect(complaintsOn(`users: 5\nscript:\n  - ${example}\n`)).toEqual([]);
  });
}

test('an editor has nothing to say about any canonical form', async ({ project }) => {
  const file = await project.write('scenarios/mine.yml', '');
  const documents = ['photo.jpg', `${project.dir}/fixtures/transcript.pdf`];
  fc.assert(
    fc.property(anyScenario(file, 'mine', documents), (scenario) => {
      expect(complaintsOn(writeScenario(scenario, { projectDir: project.dir }))).toEqual([]);
    }),
    { seed: 20_260_106, numRuns: 60, endOnFailure: true },
  );
});

const forms: readonly string[] = [
  'users: 5\nscript: [{fill: "id", value: "X1"}, {upload: photo.jpg, sizeKB: 420}, submit, {open: /}]',
  'actors: 5\nsteps: [{action: PAY, ratio: 0.98, failIf: "amount > 1"}, {action: ACH_DOWN, at: 15m}]',
  'personas: 5\nscenario: x\nprobes: [{slow_service: eligibility latency_ms=800}, "db_down@hour12"]',
  'users: 5\npersonas: [farmer]\ntag: smoke\nscript: [{repeat: {times: 2, steps: [refresh]}}]',
  'load_profile: [[0, 5], [8, 30]]\nduration_hours: 24\nassertions: ["error_rate < 1%", {fail: "latency_max_ms<9s"}]',
];

for (const form of forms) {
  test(`an editor takes other ways of writing: ${form.replaceAll('\n', ', ').slice(0, 60)}`, () => {
    expect(complaintsOn(form)).toEqual([]);
  });
}

/** Slips of people, each in a scenario that is good but for it. */
const slips: readonly string[] = [
  'script: [refresh]',
  'users: many\nscript: [refresh]',
  'users: 0\nscript: [refresh]',
  'users: 5\nuser: 6',
  'users: 5\nramp_up: 5 minutes',
  'users: 5\ntime_warp: 0',
  'users: 5\nscript: []',
  'users: 5\nscript: [clik: Submit]',
  'users: 5\nscript: [click]',
  'users: 5\nscript: [{click: Submit, visit: /}]',
  'users: 5\nscript: [{fill: {field: state}}]',
  'users: 5\nscript: [{fill: state}]',
  'users: 5\nscript: [{fill: {field: state, valeu: Ohio}}]',
  'users: 5\nscript: [{visit: apply}]',
  'users: 5\nscript: [{wait: long}]',
  'users: 5\nscript: [{expect: {status: 42}}]',
  'users: 5\nscript: [{expect: {control: Send, state: gone}}]',
  'users: 5\nscript: [{click: Submit, nth: first}]',
  'users: 5\nscript: [{refresh: now}]',
  'users: 5\nscript: [{repeat: 3}]',
  'users: 5\nscript: [{choose: [{steps: [refresh]}]}]',
  'users: 5\nscript: [{steps: [refresh]}]',
  'users: 5\nscript: [{use: login, ratoi: 0.5}]',
  'users: 5\nchecks: [{type: latency_under_ms}]',
  'users: 5\nchecks: [{type: status_code_ok, target: 5}]',
  'users: 5\nchecks: [latency_p95_ms]',
  'users: 5\nfaults: [{latency: 800ms}]',
  'users: 5\nfaults: [{latency: 800ms, service: api, share: {}}]',
  'users: 5\nfaults: [{status: 200, service: api}]',
];

for (const slip of slips) {
  test(`an editor underlines the slip in ${slip.replaceAll('\n', ', ')}`, () => {
    expect(complaintsOn(slip)).not.toEqual([]);
  });
}
