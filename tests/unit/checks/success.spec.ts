import { expect, test } from '@playwright/test';
import type { Check, GateResult } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import { gateOf } from './crossroads.ts';

/** The gate over a hundred citizens of whom so many finish. */
function gateWhere(finished: number, check: Pick<Check, 'target' | 'bounds'>): GateResult {
  const options = { users: 100, outcome: (n: number) => (n <= finished ? 'finished' : 'failed') } as const;
  const success: Check = { type: 'success_rate_at_least', title: 'enough citizens finish', ...check };
  return gateOf(success, sampleEvents(options), samplePlan(options));
}

test('a target beside “warn” is still what turns it red', () => {
  const check = { target: 0.95, bounds: { warn: 0.99 } };
  expect(gateWhere(10, check)).toMatchObject({ status: 'red', bounds: 'yellow below 99 %, red below 95 %' });
  expect(gateWhere(97, check).status).toBe('yellow');
  expect(gateWhere(100, check).status).toBe('green');
});

test('a target beside “fail” is what turns it yellow, as with latencies', () => {
  const check = { target: 0.95, bounds: { fail: 0.9 } };
  expect(gateWhere(92, check)).toMatchObject({
    status: 'yellow',
    bounds: 'yellow below 95 %, red below 90 %',
  });
  expect(gateWhere(70, check).status).toBe('red');
  expect(gateWhere(96, check).status).toBe('green');
});

test('a check that states one bound has no other: a target is red, a warning never', () => {
  expect(gateWhere(70, { target: 0.95 })).toMatchObject({ status: 'red', bounds: 'red below 95 %' });
  expect(gateWhere(70, { bounds: { warn: 0.95 } })).toMatchObject({ status: 'yellow' });
  expect(gateWhere(70, {})).toMatchObject({ status: 'red', bounds: 'red when one does not finish' });
});
