import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadScenario, loadTarget, readScenario } from '../../../src/language/index.ts';
import { describeProblem } from '../../../src/model/index.ts';
import type { Scenario } from '../../../src/model/index.ts';

/** The listings of the five chapters, as they are printed; tuition-grant has its tests beside the shipped scenarios. */
const root = join(import.meta.dirname, '../../..');
const seed = (name: string): string => join(root, 'tests/support/seeds', name);

async function load(name: string, change: (text: string) => string = (text) => text) {
  const notes: string[] = [];
  const services = (await loadTarget('portal', root)).services.map((service) => service.name);
  const text = change(await readFile(seed(name), 'utf8'));
  const scenario = await readScenario(
    { text, file: seed(name) },
    { projectDir: root, services, note: (problem) => notes.push(describeProblem(problem)) },
  );
  return { scenario, notes };
}

/** What a scenario means, without where it was written. */
function meaning({ file: _file, text: _text, id: _id, ...scenario }: Scenario): unknown {
  return JSON.parse(JSON.stringify(scenario, (key, value: unknown) => (key === 'at' ? undefined : value)));
}

const titles = ({ steps }: Scenario): string[] => steps.map(({ title }) => title);

test.describe('unemployment-48h', () => {
  test('a day of claims becomes 43,800 citizens in 24 minutes, by the hour', async () => {
    const { scenario, notes } = await load('unemployment-48h.yml');
    expect(scenario).toMatchObject({
      name: 'DOL_48h_SLA_Stress',
      timeWarp: 60,
      rampUpMs: 24 * 60_000,
      users: 43_800,
      profile: {
        points: [
          { atMs: 0, perSecond: 5 },
          { atMs: 8 * 3_600_000, perSecond: 30 },
          { atMs: 18 * 3_600_000, perSecond: 40 },
        ],
        durationMs: 24 * 3_600_000,
      },
    });
    expect(titles(scenario)).toEqual(['visit /']);
    expect(notes).toEqual([
      expect.stringContaining('the scenario has no “script”: its citizens visit the first page'),
    ]);
  });

  test('its two assertions decide, and nothing else', async () => {
    const { scenario } = await load('unemployment-48h.yml');
    expect(scenario.checks).toMatchObject([
      {
        type: 'metric',
        target: 2_000,
        compare: { metric: 'latency_p95_ms', operator: '<', miss: 'fail' },
        title: 'latency_p95_ms < 2000',
      },
      {
        type: 'metric',
        target: 0.95,
        compare: { metric: 'sla_48h_success_rate', operator: '>', miss: 'fail' },
        title: 'sla_48h_success_rate > 95%',
      },
    ]);
    expect(scenario.checks).toHaveLength(2);
  });

  test('as JSON it means the same', async () => {
    const [yaml, json] = await Promise.all([load('unemployment-48h.yml'), load('unemployment-48h.json')]);
    expect(meaning(json.scenario)).toEqual(meaning(yaml.scenario));
  });

  test('its database goes down at the twelfth hour: after twelve real minutes', async () => {
    const { scenario } = await load('unemployment-48h.json', (text) =>
      text.replace('"assertions"', '"failure_injection": ["db_down@hour12"],\n  "assertions"'),
    );
    expect(scenario.faults).toMatchObject([
      {
        name: 'db_down at 12h',
        kind: 'status',
        settings: { status: 503 },
        share: 1,
        window: { atMs: 720_000 },
      },
    ]);
  });

  test('without a script its citizens do the journey of the target', async () => {
    const notes: string[] = [];
    const scenario = await loadScenario(seed('unemployment-48h.yml'), {
      projectDir: root,
      journey: 'fetch-premium',
      note: (problem) => notes.push(problem.message),
    });
    expect(scenario.script).toMatchObject([{ item: 'use', action: 'fetch-premium' }]);
    expect(notes).toEqual([
      'the scenario has no “script”: its citizens do the target’s journey “fetch-premium”',
    ]);
    const missing = loadScenario(seed('unemployment-48h.yml'), { projectDir: root, journey: 'fetch-premum' });
    await expect(missing).rejects.toThrow('did you mean “fetch-premium”?');
  });
});

test.describe('flood-rerating', () => {
  test('10,000 citizens log in and look, 98 of 100 pay, two leave', async () => {
    const { scenario, notes } = await load('flood-rerating.json');
    expect(scenario).toMatchObject({
      name: 'flood_rerate_wave1',
      users: 10_000,
      rampUpMs: 30 * 60_000,
      faults: [],
    });
    expect(scenario.script).toMatchObject([
      { item: 'step', kind: 'login' },
      { item: 'use', action: 'fetch-premium' },
      {
        item: 'choose',
        options: [
          { share: 0.98, items: [{ item: 'step', kind: 'pay' }] },
          { share: 0.02, items: [{ item: 'step', kind: 'abandon' }] },
        ],
      },
    ]);
    expect(scenario.choices).toEqual([{ shares: [0.98, 0.02], when: [] }]);
    expect(notes).toEqual([]);
  });

  test('the clearing house goes down after a quarter of an hour', async () => {
    const { scenario } = await load('flood-rerating.json', (text) =>
      text.replace(
        '"ABANDON","ratio":0.02}',
        '"ABANDON","ratio":0.02},\n    { "action":"ACH_DOWN", "at": "15m" }',
      ),
    );
    expect(scenario.faults).toMatchObject([
      { name: 'ach_down at 15m', kind: 'status', settings: { status: 503 }, window: { atMs: 900_000 } },
    ]);
    expect(scenario.choices).toHaveLength(1);
  });

  test('a body that somebody posted has no file, and is called by its name', async () => {
    const text = await readFile(seed('flood-rerating.json'), 'utf8');
    const scenario = await readScenario({ text }, { projectDir: root });
    expect(scenario).toMatchObject({ id: 'flood-rerate-wave1', file: '', users: 10_000 });
    const compact = JSON.stringify(JSON.parse(text));
    const tabs = JSON.stringify(JSON.parse(text), undefined, '\t');
    for (const other of [compact, tabs]) {
      expect(meaning(await readScenario({ text: other }, { projectDir: root }))).toEqual(meaning(scenario));
    }
    const wrong = readScenario({ text: tabs.replace('LOGIN', 'LOGON') }, { projectDir: root });
    await expect(wrong).rejects.toThrow('scenario:6:14: there is no action “LOGON”');
  });
});

test.describe('passport-renewal', () => {
  test('fifty citizens renew a passport in a quarter of an hour, while a service is slow', async () => {
    const { scenario } = await load('passport-renewal.scn.yaml');
    expect(scenario).toMatchObject({
      id: 'passport-renewal',
      name: 'passport-renewal-v1',
      users: 50,
      rampUpMs: 900_000,
    });
    expect(
      scenario.steps.map(({ kind, settings, at }) => [kind, settings, `${at?.line}:${at?.column}`]),
    ).toEqual([
      ['visit', { path: '/start' }, '4:5'],
      ['fill', { field: 'passport_id', value: 'X12345678' }, '5:5'],
      ['upload', { path: 'photo.jpg', sizeKB: 420 }, '6:5'],
      [
        'pay',
        expect.objectContaining({ method: 'credit_card', failIf: { operator: '>', amount: 200 } }),
        '7:5',
      ],
      ['expect', { page: '/confirmation', status: 200 }, '8:5'],
    ]);
    expect(scenario.faults).toMatchObject([
      {
        name: 'slow_service on eligibility',
        kind: 'latency',
        settings: { delayMs: 800 },
        service: 'eligibility',
        share: 1,
      },
    ]);
  });

  test('its author hears how YAML says it, and what was read for the name of a service', async () => {
    const { notes } = await load('passport-renewal.scn.yaml');
    expect(notes.map((note) => note.replace(/^.*?seeds\//, '').split('\n'))).toEqual([
      [
        'passport-renewal.scn.yaml:5:5: several “key: value” on one line are not YAML; they are read all the same',
        '      - fill:   "passport_id"  value: "X12345678"',
        '        ^',
        '  → the YAML way: - { fill: "passport_id", value: "X12345678" }',
      ],
      [
        'passport-renewal.scn.yaml:10:19: “eligibility-svc” is read as the service “eligibility”',
        '      - slow_service: eligibility-svc latency_ms=800',
        '                      ^',
        '  → write it as eligibility',
      ],
    ]);
  });
});

test.describe('farm-subsidy', () => {
  test('what its fluent chain says can be written in YAML, by role and with its own words', async () => {
    const text = [
      'name: schedule_f_trial',
      'actors: 500',
      'personas: [farmer]',
      'script:',
      '  - { action: open_form, path: /apply-subsidy }',
      '  - { upload: { file: fake_schedule_f.pdf } }',
      '  - submit',
      'checks:',
      '  - warn: latency_p95_ms < 400',
      'duration: 10m',
    ].join('\n');
    const personas = [
      { id: 'row-cropper', role: 'farmer' },
      { id: 'rancher', role: 'farmer' },
      { id: 'student', role: 'citizen' },
    ];
    const scenario = await readScenario({ text }, { projectDir: root, personas });
    expect(scenario).toMatchObject({
      id: 'schedule-f-trial',
      users: 500,
      rampUpMs: 600_000,
      personas: ['row-cropper', 'rancher'],
    });
    expect(titles(scenario)).toEqual(['visit /apply-subsidy', 'upload fake_schedule_f.pdf', 'submit']);
    expect(scenario.checks).toMatchObject([
      { type: 'metric', target: 400, compare: { metric: 'latency_p95_ms', operator: '<', miss: 'warn' } },
      { type: 'success_rate_at_least', target: 0.99 },
    ]);
  });
});

test('every action and every fault that ships is read', async () => {
  const steps = ['use: fetch-premium'];
  const faults = [
    'slow_db',
    'db_down',
    'ach_down',
    'flaky_network',
    'bad_data',
    'slow_service grants',
    'forbidden grants',
  ];
  const text = `users: 1\nscript: [${steps.join(', ')}]\nfaults: [${faults.join(', ')}]\n`;
  const scenario = await readScenario({ text }, { projectDir: root, services: ['grants'] });
  expect(scenario.faults.map(({ name, kind, service }) => `${name}: ${kind} of ${service}`)).toEqual([
    'slow_db: latency of **/api/**',
    'db_down: status of **/api/**',
    'ach_down: status of **/{ach,pay,payment,payments}{,/**}',
    'flaky_network: jitter of **',
    'bad_data: truncate of **/api/**',
    'slow_service on grants: latency of grants',
    'forbidden on grants: status of grants',
  ]);
});
