import { expect, test } from '@playwright/test';
import type { RunEvent, Signal } from '../../../src/model/index.ts';
import { pageSensors } from '../../../src/sensors/index.ts';

const services = [
  { name: 'eligibility', glob: '**/api/eligibility/**' },
  { name: 'grants', glob: '**/api/{grants,awards}/**' },
];

function hear(...signals: Signal[]): RunEvent[] {
  const events: RunEvent[] = [];
  const sense = pageSensors({ services, observe: (event) => events.push(event), now: () => 42 });
  const listener = sense({ citizen: 7, step: 2 });
  for (const signal of signals) listener(signal);
  return events;
}

const answered: Extract<Signal, { type: 'exchange' }> = {
  type: 'exchange',
  method: 'POST',
  url: 'http://127.0.0.1:4000/api/eligibility/checks?citizen=ada#top',
  kind: 'api',
  status: 201,
  startedAt: 10,
  durationMs: 32,
  touch: 'clean',
};

test('an exchange is stamped with citizen, step and service, and loses its query', () => {
  expect(hear(answered)).toEqual([
    {
      type: 'exchange',
      t: 42,
      citizen: 7,
      step: 2,
      method: 'POST',
      url: 'http://127.0.0.1:4000/api/eligibility/checks',
      service: 'eligibility',
      kind: 'api',
      status: 201,
      startedAt: 10,
      durationMs: 32,
      touch: 'clean',
    },
  ]);
});

test('an address of no service in the route map belongs to its host', () => {
  const [event] = hear({ ...answered, url: 'http://127.0.0.1:4001/assets/form.js' });
  expect(event).toMatchObject({ service: '127.0.0.1:4001' });
});

test('alternatives in a route map are understood', () => {
  const [event] = hear({ ...answered, url: 'http://portal.test/api/awards/1' });
  expect(event).toMatchObject({ service: 'grants' });
});

test('a problem with a rule is a policy rejection', () => {
  const problem = JSON.stringify({ type: 'about:blank', title: 'Residency', status: 422, rule: 'TG-001' });
  const [event] = hear({ ...answered, status: 422, problem });
  expect(event).toMatchObject({ rejection: { rule: 'TG-001', title: 'Residency' } });
});

for (const status of [500, 503, 201, 0]) {
  test(`an answer with status ${status} is no rejection, whatever rule its problem names`, () => {
    const problem = JSON.stringify({ title: 'Residency', status, rule: 'TG-001' });
    const [event] = hear({ ...answered, status, problem });
    expect(event).not.toHaveProperty('rejection');
  });
}

for (const [what, problem] of [
  ['without a rule', '{"title":"Bad request","status":400}'],
  ['that is not JSON', '<h1>oops</h1>'],
  ['whose rule is not text', '{"rule":{"$ne":1}}'],
] as const) {
  test(`a problem ${what} is an error like any other`, () => {
    const [event] = hear({ ...answered, status: 400, problem });
    expect(event).not.toHaveProperty('rejection');
  });
}

test('database time is the sum of the db entries of Server-Timing', () => {
  const [event] = hear({ ...answered, serverTiming: 'db;dur=3.5, app;dur=9, db;desc="second";dur=1.5' });
  expect(event).toMatchObject({ dbMs: 5 });
});

for (const [serverTiming, dbMs] of [
  ['db;dur=1e3', 1_000],
  ['db;desc="x";dur="2.5"', 2.5],
  ['db;dur=.5', 0.5],
  ['db;dur=1.2.3, db;dur=4', 4],
  ['db;dur=., db;dur=', undefined],
  ['db;dur=1e999', undefined],
  ['db;dur=1e308, db;dur=1e308', undefined],
  ['db;dur=-3', undefined],
  ['db;dur=0x10', undefined],
] as const) {
  test(`of “${serverTiming}” the database time is ${dbMs ?? 'not known'}`, () => {
    const [event] = hear({ ...answered, serverTiming });
    expect((event as { dbMs?: number }).dbMs).toBe(dbMs);
  });
}

test('a Server-Timing header without db says nothing about the database', () => {
  const [event] = hear({ ...answered, serverTiming: 'cache;desc="hit", dbase;dur=4' });
  expect(event).not.toHaveProperty('dbMs');
});

test('a page that logs without end is heard fifty times, then no more', () => {
  const noise = Array.from({ length: 500 }, (_, index): Signal => {
    return { type: 'page.problem', source: 'console', message: `${index} ${'x'.repeat(10_000)}` };
  });
  const events = hear(...noise);
  expect(events).toHaveLength(50);
  expect(events[0]).toMatchObject({ source: 'console', citizen: 7 });
  expect(JSON.stringify(events[0]).length).toBeLessThan(1_000);
});
