import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../../../src/checks/index.ts';
import { whyOf, whyOfCheck } from '../../../../src/checks/why/index.ts';
import type { Cause, Check, RunEvent } from '../../../../src/model/index.ts';
import { eventsOf, faultOf, planOf, type Told } from './tale.ts';

const unmet = { code: 'expectation-unmet' } as const;

/** Why a check of a tale came out as it did. */
function whyOfOne(check: Check, told: readonly Told[], more: readonly RunEvent[] = []): Cause | undefined {
  const plan = planOf(told, [faultOf('latency', { delayMs: 900 })]);
  const events = [...eventsOf(told), ...more];
  const asked = { ...plan, scenario: { ...plan.scenario, checks: [check] } };
  const tally = new Tally(asked);
  for (const event of events) tally.add(event);
  const [gate] = judge({ plan: asked, tally }).gates;
  if (!gate) throw new Error('one check is one gate');
  return whyOfCheck({ check, gate }, { events, plan }, whyOf(events, plan));
}

const metric = (name: string, where?: Check['where']): Check => ({
  type: 'metric',
  title: name,
  target: 1,
  compare: { metric: name, operator: '<', miss: 'fail' },
  ...(where ? { where } : {}),
});

test('a success rate is red for what most of those who failed met', () => {
  const told: Told[] = [
    { asks: [{ status: 500 }], fails: unmet },
    { asks: [{ status: 422, rejection: { rule: 'AGE-1', title: 'Too young' } }], fails: unmet },
    { asks: [{ status: 500 }], fails: unmet },
  ];
  const why = whyOfOne({ type: 'success_rate_at_least', target: 1, title: 'all finish' }, told);
  expect(why).toMatchObject({ kind: 'defect', subject: 'api' });
  expect(why?.evidence[0]?.what).toBe('2 of 3 citizens who failed did so for this cause');
});

test('a check of errors names the service and the answer, though nobody failed for it', () => {
  const told: Told[] = [{ asks: [{ status: 503 }] }, { asks: [{ status: 503 }] }, {}];
  const why = whyOfOne({ type: 'status_code_ok', title: 'no errors' }, told);
  expect(why).toMatchObject({ kind: 'defect', summary: 'api answered 503 2 times, of 2 errors in all' });
  expect(why?.evidence[0]).toMatchObject({ what: 'POST /api/applications answered 503 after 20 ms' });
});

test('a latency is the slowest service’s, or the fault’s where that made it red', () => {
  const slow = { durationMs: 1_500 };
  const latency: Check = { type: 'latency_under_ms', target: 100, title: 'quick' };
  const told: Told[] = [{ asks: [slow, { service: 'quick', durationMs: 5 }] }];
  expect(whyOfOne(latency, told)).toMatchObject({ kind: 'slow', subject: 'api', confidence: 'likely' });
  const late: Told[] = [{ asks: [{ ...slow, fault: 'planned' }, { durationMs: 5 }] }];
  expect(whyOfOne(latency, late)).toMatchObject({ kind: 'fault', subject: 'planned' });
});

test('checks of refusals, barriers and flags name the rule, the control and the flag', () => {
  const refused: Told = { asks: [{ status: 422, rejection: { rule: 'AGE-1', title: 'Too young' } }] };
  expect(whyOfOne(metric('policy_rejections'), [refused, refused])).toMatchObject({
    kind: 'policy',
    summary: 'rule AGE-1 refused 2 times: “Too young”',
  });
  const [t, citizen, url] = [9_000, 1, 'http://127.0.0.1/apply'];
  const barrier: RunEvent = {
    type: 'a11y',
    t,
    citizen,
    step: 0,
    url,
    state: 'apply',
    violations: [
      { rule: 'label', impact: 'serious', help: 'Fields have labels', nodes: 1, selector: '#state' },
    ],
  };
  expect(whyOfOne(metric('a11y_serious'), [{}], [barrier])).toMatchObject({
    kind: 'accessibility',
    subject: 'label',
    fix: 'mend #state',
  });
  const flag: RunEvent = {
    type: 'values.flag',
    t,
    citizen,
    step: 0,
    url,
    flag: 'asks-for-ssn',
    message: 'asked for a number',
    refused: true,
  };
  expect(whyOfOne(metric('values_flags'), [{}], [flag])).toMatchObject({
    kind: 'policy',
    subject: 'asks-for-ssn',
  });
});

test('a check of a part of the run is explained by that part alone', () => {
  const rule = { status: 422, rejection: { rule: 'AGE-1', title: 'Too young' } };
  // Citizen 1 comes in the first second and a half, on a phone; 2 and 3 come later.
  const told: Told[] = [
    { asks: [{ status: 500, service: 'grants' }, rule], fails: unmet, persona: 'rural-phone' },
    {
      asks: [
        { status: 503, durationMs: 900 },
        { ...rule, rejection: { rule: 'INCOME-2', title: 'Too rich' } },
      ],
    },
    { asks: [{ status: 503 }, { at: 1, service: 'grants', durationMs: 400 }], fails: unmet },
  ];
  const subjectsOf = (name: string): (string | undefined)[] =>
    [
      {},
      { service: 'grants' },
      { step: 'click Send' },
      { persona: 'rural-phone' },
      { to: 1_500 },
      { from: 1_500 },
      { persona: 'rural-phone', from: 1_500 },
    ].map((where) => whyOfOne(metric(name, where), told)?.subject);
  expect(subjectsOf('latency_p95_ms')).toEqual([
    'api',
    'grants',
    'grants',
    'grants',
    'grants',
    'api',
    undefined,
  ]);
  expect(subjectsOf('errors').slice(0, 2)).toEqual(['api', 'grants']);
  expect(subjectsOf('errors').slice(3)).toEqual(['grants', 'grants', 'api', undefined]);
  expect(subjectsOf('policy_rejections').slice(4, 6)).toEqual(['AGE-1', 'INCOME-2']);
  const evidence = whyOfOne(metric('errors', { from: 1_500 }), told)?.evidence[0];
  expect(evidence).toMatchObject({ citizen: 2, what: 'POST /api/applications answered 503 after 900 ms' });
});

test('a check of citizens of a part is red for what most of those failed for, not for what most of all did', () => {
  const denied: Told = {
    asks: [{ status: 422, rejection: { rule: 'AGE-1', title: 'Too young' } }],
    fails: unmet,
    persona: 'rural-phone',
  };
  const broken: Told = { asks: [{ status: 500 }], fails: unmet };
  const all: Check = { type: 'success_rate_at_least', target: 1, title: 'all finish' };
  const told = [broken, denied, broken];
  expect(whyOfOne(all, told)).toMatchObject({ kind: 'defect' });
  const why = whyOfOne({ ...all, where: { persona: 'rural-phone' } }, told);
  expect(why).toMatchObject({ kind: 'policy', subject: 'AGE-1' });
  expect(why?.evidence[0]?.what).toBe('1 of 1 citizen who failed did so for this cause');
  expect(whyOfOne({ ...all, where: { to: 1_500 } }, told)).toMatchObject({ kind: 'defect' });
});

test('the time of a step is explained by what that step asked for', () => {
  const told: Told[] = [
    {
      asks: [
        { at: 0, service: 'statistics', durationMs: 5_000 },
        { at: 1, durationMs: 300 },
      ],
    },
  ];
  expect(whyOfOne(metric('step.click Send.p95_ms'), told)).toMatchObject({ kind: 'slow', subject: 'api' });
});

test('a percentile that faulted exchanges made red is the fault’s, also where a metric names it', () => {
  const late: Told[] = [{ asks: [{ durationMs: 1_500, fault: 'planned' }, { durationMs: 5 }] }];
  expect(whyOfOne(metric('latency_p95_ms'), late)).toMatchObject({ kind: 'fault', subject: 'planned' });
});

test('a wait for the database is explained by who states the longest', () => {
  const told: Told[] = [
    {
      asks: [
        { durationMs: 900, dbMs: 2 },
        { service: 'claims', dbMs: 400 },
      ],
    },
  ];
  expect(whyOfOne(metric('db_wait_p95_ms'), told)).toMatchObject({ kind: 'slow', subject: 'claims' });
});
