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
  const tally = new Tally();
  for (const event of events) tally.add(event);
  const [gate] = judge({ plan: { ...plan, scenario: { ...plan.scenario, checks: [check] } }, tally }).gates;
  if (!gate) throw new Error('one check is one gate');
  return whyOfCheck({ check, gate }, events, whyOf(events, plan));
}

const metric = (name: string): Check => ({
  type: 'metric',
  title: name,
  target: 1,
  compare: { metric: name, operator: '<', miss: 'fail' },
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
