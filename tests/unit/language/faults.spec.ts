import { expect } from '@playwright/test';
import { test, withTail } from './a-project.ts';
import type { Project } from './a-project.ts';

/** The fault files that most tests need. */
async function withFiles(project: Project): Promise<void> {
  await project.write(
    'fixtures/faults/db_down.yml',
    'about: The end.\nstatus: { status: 503, retryAfter: 30 }\nservice: "**/api/**"\n',
  );
  await project.write('fixtures/faults/slow-service.yml', 'latency: 1s\n');
  await project.write(
    'fixtures/faults/half.yml',
    'latency: 2s\nshare: 50%\nservice: grants\nat: 5m\nname: half of them\n',
  );
}

test('a fault has a name, everybody feels it, and settings may be spelt out', async ({ project }) => {
  const { faults } = await project.load(
    withTail(
      'faults:',
      '  - { latency: 0.8s, service: grants }',
      '  - { latency: { delayMs: 2s }, service: grants, name: second, share: 0.25 }',
      '  - { latency_ms: 300, service: eligibility, ratio: 10% }',
      '  - { status: 503, service: "**/api/{pay,refund}/**" }',
      '  - { status: { status: 429, retryAfter: 5, body: Later }, service: grants }',
    ),
  );
  expect(faults).toMatchObject([
    { name: 'latency on grants', kind: 'latency', settings: { delayMs: 800 }, service: 'grants', share: 1 },
    { name: 'second', settings: { delayMs: 2000 }, share: 0.25 },
    { name: 'latency on eligibility', settings: { delayMs: 300 }, share: 0.1 },
    { name: 'status on **/api/{pay,refund}/**', kind: 'status', settings: { status: 503 } },
    { name: 'status on grants', settings: { status: 429, retryAfter: 5, body: 'Later' } },
  ]);
  expect(faults.every((fault) => !('window' in fault))).toBe(true);
});

test('a fault begins and ends in simulated time', async ({ project }) => {
  const { faults } = await project.load(
    withTail(
      'duration: 1d',
      'time_warp: 60',
      'faults:',
      '  - { latency: 1s, service: grants, at: 12h, for: 1h }',
      '  - { latency: 1s, service: grants, at: hour13 }',
      '  - { latency: 1s, service: grants, for: 30m, name: first }',
      '  - { latency: 1s, service: grants, at: 0, name: all }',
    ),
  );
  expect(faults.map(({ name, window }) => [name, window])).toEqual([
    ['latency on grants at 12h', { atMs: 720_000, forMs: 60_000 }],
    ['latency on grants at 13h', { atMs: 780_000 }],
    ['first', { atMs: 0, forMs: 30_000 }],
    ['all', undefined],
  ]);
});

test('named faults are files of the project, and the scenario has the last word', async ({ project }) => {
  await withFiles(project);
  for (const key of ['faults', 'probes', 'failure_injection']) {
    const { faults } = await project.load(
      withTail(
        `${key}:`,
        '  - db_down@hour12',
        '  - DB-Down@15m',
        '  - slow_service: eligibility-svc latency_ms=800',
        '  - slow_service@1m grants latency=2s share=40% for=5m name=slow',
        '  - half',
        '  - half: { share: 0.1, name: a tenth, at: 1m }',
        '  - half:',
        '    name: late',
        '    at: 1h',
      ),
    );
    expect(faults).toMatchObject([
      {
        name: 'db_down at 12h',
        kind: 'status',
        settings: { status: 503, retryAfter: 30 },
        service: '**/api/**',
      },
      { name: 'db_down at 15m', window: { atMs: 900_000 } },
      { name: 'slow-service on eligibility', settings: { delayMs: 800 }, service: 'eligibility', share: 1 },
      {
        name: 'slow',
        service: 'grants',
        settings: { delayMs: 2000 },
        share: 0.4,
        window: { atMs: 60_000, forMs: 300_000 },
      },
      { name: 'half of them', share: 0.5, window: { atMs: 300_000 } },
      { name: 'a tenth', share: 0.1, window: { atMs: 60_000 } },
      { name: 'late', window: { atMs: 3_600_000 } },
    ]);
  }
});

test('a fault among the steps begins for everybody at its time, and is no step', async ({ project }) => {
  await withFiles(project);
  const { faults, steps, choices } = await project.load(
    [
      'users: 10',
      'script:',
      '  - { click: Pay, ratio: 98% }',
      '  - { action: "DB_DOWN", at: "15m" }',
      '  - { click: Leave, ratio: 2% }',
      '  - { action: slow_service, at: 1m, service: grants, ratio: 50% }',
    ].join('\n'),
  );
  expect(faults).toMatchObject([
    { name: 'db_down at 15m', window: { atMs: 900_000 }, at: { line: 4, column: 7 } },
    { name: 'slow-service on grants at 1m', share: 0.5 },
  ]);
  expect(steps).toHaveLength(2);
  expect(choices).toEqual([{ shares: [0.98, 0.02], when: [] }]);
});

test('what a service is called need not be to the letter, and that is noted', async ({ project }) => {
  await withFiles(project);
  const notes = await project.notes(withTail('probes:', '  - slow_service: Eligibility-svc latency_ms=800'));
  expect(notes).toEqual([
    expect.stringContaining('mine.yml:5:19: “Eligibility-svc” is read as the service “eligibility”'),
  ]);
  const late = await project.notes(
    withTail('ramp_up: 1m', 'probes: [{ latency: 1s, service: grants, at: 2m }]'),
  );
  expect(late).toEqual([
    expect.stringContaining(
      'mine.yml:5:46: the fault “latency on grants at 2m” begins after the last citizen has come',
    ),
  ]);
});

const mistakes: readonly [what: string, item: string, ...said: string[]][] = [
  ['a number', '5', '5:5: a fault is a kind and what it does, but this is 5'],
  [
    'a name that is not there',
    'db_dwn@hour12',
    '5:5: unknown fault “db_dwn”',
    '→ did you mean “db_down”? There are: db_down, half, slow-service',
  ],
  [
    'a name that is not there, as a key',
    '{ db_dwn: grants }',
    '5:7: unknown fault “db_dwn”',
    '→ did you mean “db_down”?',
  ],
  [
    'a moment that is none',
    'db_down@noon',
    '5:5: “at” must be a moment such as 15m or hour12, at most 30d, but is “noon”',
  ],
  [
    'a word too many',
    'slow_service grants please',
    '5:5: “please” says nothing here',
    '→ a fault in one line is its name',
  ],
  [
    'no service',
    'slow_service',
    '5:5: “service” is missing',
    '→ say which, such as “slow-service: eligibility”',
  ],
  [
    'a service that is not there',
    'slow_service: gants',
    '5:19: the target has no service “gants”',
    '→ did you mean “grants”?',
  ],
  [
    'addresses that nobody reads alike',
    '{ latency: 1s, service: "/api/*" }',
    '5:29: “service” must be an address such as',
  ],
  [
    'a status that is no error',
    '{ status: 200, service: grants }',
    '5:15: “status” must be a whole number from 400 to 599, but is 200',
  ],
  [
    'a delay without unit',
    '{ latency: 800, service: grants }',
    '5:16: “latency” must be a duration above zero such as 800ms, at most 10m, but is 800',
  ],
  ['a delay of an hour', '{ latency: 1h, service: grants }', '5:16: “latency” must be a duration above zero'],
  ['a setting that is none', '{ latency: { delay: 1s }, service: grants }', '5:18: unknown key “delay”'],
  [
    'a list of settings',
    '{ latency: [1s], service: grants }',
    '5:16: “latency” must be a group of settings or the short form, but is a list',
  ],
  ['two kinds in one', '{ latency: 1s, status: 503, service: grants }', '5:20: one fault does one thing'],
  ['another kind than the file has', '{ db_down: , latency: 1s }', '5:27: “db_down” is a fault of status'],
  [
    'a setting twice',
    '{ latency: 1s, latency_ms: 1000, service: grants }',
    '5:20: “latency_ms” says again what “latency” says',
  ],
  [
    'a named fault with a list',
    'db_down: [grants]',
    '5:14: “db_down” must be a service or settings, but is a list',
  ],
  [
    'nothing of what it does',
    '{ service: grants }',
    '5:5: this fault does not say what it does',
    '→ there are: latency, status, db_down, half, slow-service',
  ],
  [
    'an unknown key',
    '{ latency: 1s, service: grants, shar: 3 }',
    '5:37: unknown key “shar”',
    '→ did you mean “share”?',
  ],
];

for (const [what, item, ...parts] of mistakes) {
  test(`a fault with ${what} is said where it is written`, async ({ project }) => {
    await withFiles(project);
    const said = await project.said(withTail('faults:', `  - ${item}`));
    for (const part of parts)
      expect(said).toContain(part.startsWith('→') ? part : `scenarios/mine.yml:${part}`);
  });
}

test('what is wrong with the file of a fault is said there', async ({ project }) => {
  await project.write('fixtures/faults/mine.yml', 'latency: soon\nservice: nobody\nstatsu: 3\n');
  await project.write('fixtures/faults/empty.yml', 'about: nothing\n');
  await project.write('fixtures/faults/list.yml', '- latency: 1s\n');
  const said = await project.said(withTail('faults: [mine, empty, list]'));
  expect(said.split('\n').filter((line) => /^\S+\.yml/.test(line))).toEqual([
    'scenarios/mine.yml:4:16: “service” is missing',
    'fixtures/faults/list.yml:1:1: a fault is a group of keys',
    'fixtures/faults/mine.yml:1:10: “latency” must be a duration above zero such as 800ms, at most 10m, but is “soon”',
    'fixtures/faults/mine.yml:2:10: the target has no service “nobody”',
    'fixtures/faults/mine.yml:3:1: unknown key “statsu”',
    'fixtures/faults/empty.yml:1:1: this fault does not say what it does',
  ]);
});
