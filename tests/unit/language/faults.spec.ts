import { expect } from '@playwright/test';
import { faultForms } from '../../../src/language/fault-forms.ts';
import { kindOf } from '../../../src/faults/kinds/index.ts';
import { faultKinds } from '../../../src/model/index.ts';
import { test, withTail } from './a-project.ts';
import { withFiles } from './fault-files.ts';

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

test('every kind has a short form, and what is of the window names no service', async ({ project }) => {
  const { faults } = await project.load(
    withTail(
      'faults:',
      ...Object.values(faultForms).map(
        ({ example, ofWindow }) => `  - { ${example}${ofWindow ? '' : ', service: grants'} }`,
      ),
    ),
  );
  expect(faults.map(({ kind }) => kind).toSorted()).toEqual([...faultKinds].toSorted());
  const named = Object.fromEntries(faults.map(({ kind, settings }) => [kind, settings]));
  expect(named).toMatchObject({
    bandwidth: { bytesPerSecond: 20_000 },
    cut: { after: 0.5 },
    rate_limit: { limit: { requests: 5, perMs: 1_000 } },
    corrupt: { bytes: 0.01 },
    mutate: { remove: ['claim.amount'] },
    offline: { forMs: 10_000 },
    clock_skew: { byMs: -300_000 },
  });
  expect(faults.find(({ kind }) => kind === 'cpu')).toMatchObject({ name: 'cpu', service: '**' });
});

test('what a file says of a fault is what the fault itself takes', async ({ project }) => {
  const { faults } = await project.load(
    withTail(
      'faults:',
      ...Object.values(faultForms).map(
        ({ example, ofWindow }) => `  - { ${example}${ofWindow ? '' : ', service: grants'} }`,
      ),
    ),
  );
  for (const { kind, settings } of faults) {
    expect(kindOf(kind)?.settings.safeParse(settings)).toMatchObject({ success: true, data: settings });
  }
});

test('a fault is bound to a persona, a step and a plane, and comes again', async ({ project }) => {
  await withFiles(project);
  const { faults } = await project.load(
    withTail(
      'time_warp: 60',
      'faults:',
      '  - { latency: 1s, service: grants, persona: returning-adult, step: "Click submit", plane: route, at: 1h, for: 1m, every: 30m }',
      '  - db_down@10m for=1m every=1h',
    ),
  );
  expect(faults[0]).toMatchObject({
    persona: 'returning-adult',
    step: 'Click submit',
    plane: 'route',
    window: { atMs: 60_000, forMs: 1_000, everyMs: 30_000 },
  });
  expect(faults[1]?.window).toEqual({ atMs: 10_000, forMs: 1_000, everyMs: 60_000 });
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
