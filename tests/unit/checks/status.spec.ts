import { expect, test } from '@playwright/test';
import type { Check, Exchange, GateResult } from '../../../src/model/index.ts';
import { samplePlan } from '../../support/debrief-sample.ts';
import { exchangeAt } from '../../support/events.ts';
import { gateOf } from './crossroads.ts';

/** The gate over answers of this kind, one after the other. */
function gateWhere(kinds: readonly Partial<Exchange>[], more: Partial<Check> = {}): GateResult {
  const check: Check = { type: 'status_code_ok', title: 'every answer is in order', ...more };
  const t = kinds.length * 1_000;
  return gateOf(
    check,
    [...kinds.map((kind, i) => exchangeAt(i * 1_000, kind)), { type: 'run.finished', t, interrupted: false }],
    samplePlan(),
  );
}

const byFault = { touch: 'faulted', status: 503, fault: 'down' } as const;

test('where a fault gave every answer nothing is proven of the service', () => {
  expect(gateWhere([byFault, byFault])).toMatchObject({
    status: 'unproven',
    measured: '0 errors in 2 exchanges; 2 errors caused by a fault left out',
    reason: 'none of 2 exchanges with the service could be judged: 2 errors caused by a fault left out',
  });
  expect(gateWhere([byFault, {}]).status).toBe('green');
  expect(gateWhere([]).reason).toBe('no exchange with the service was seen');
});

test('what was cut off with its citizen is no evidence either', () => {
  const gone = { status: 0, error: 'net::ERR_FAILED' };
  expect(gateWhere([gone])).toMatchObject({ status: 'unproven' });
  expect(gateWhere([gone, {}])).toMatchObject({ status: 'green' });
});

test('of fewer answers than its author wants it proves nothing, good or bad', () => {
  const wants = { minSample: 3 };
  expect(gateWhere([{}, {}], wants)).toMatchObject({
    status: 'unproven',
    reason: '0 errors, but of 2 only, and the check wants 3',
  });
  expect(gateWhere([{}, { status: 500 }], wants).status).toBe('unproven');
  expect(gateWhere([{}, {}, byFault], wants).status).toBe('unproven');
  expect(gateWhere([{}, {}, { status: 500 }], wants).status).toBe('red');
});
