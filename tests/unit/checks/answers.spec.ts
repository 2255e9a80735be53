import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../../src/checks/index.ts';
import type { CitizenOutcome, Exchange, RunEvent, Scorecard } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';

const ABORTED = { status: 0, error: 'net::ERR_ABORTED' };
const OVERDUE = { status: 0, error: 'no answer within 30 s' };

/** Citizen 1 ends as told, at step 3 unless they finish; their exchange of step `at` is changed. */
function judged(outcome: CitizenOutcome, at: number, change: Partial<Exchange>): Scorecard {
  const options = { users: 200, outcome: (n: number) => (n === 1 ? outcome : 'finished') };
  const events = sampleEvents(options).map((event): RunEvent =>
    event.type === 'exchange' && event.citizen === 1 && event.step === at ? { ...event, ...change } : event,
  );
  const tally = new Tally();
  for (const event of events) tally.add(event);
  return judge({ plan: samplePlan(options), tally });
}

const statusGate = ({ gates }: Scorecard) => gates.find(({ type }) => type === 'status_code_ok');

for (const [who, outcome, at] of [
  ['finished', 'finished', 3],
  ['passed the step and failed at a later one', 'failed', 1],
  ['passed the step and gave up at a later one', 'abandoned', 2],
] as const) {
  test(`a request that the page called off is nobody’s error when its citizen ${who}`, () => {
    const card = judged(outcome, at, ABORTED);
    expect(card.errors).toBe(0);
    expect(statusGate(card)).toMatchObject({
      status: 'green',
      measured: '0 errors in 800 exchanges; 1 exchange called off or cut off left out',
    });
  });
}

for (const outcome of ['failed', 'abandoned'] as const) {
  test(`a request that the page called off is an error when its citizen ${outcome} at that step`, () => {
    const card = judged(outcome, 3, ABORTED);
    expect(card.errors).toBe(1);
    expect(statusGate(card)).toMatchObject({
      status: 'red',
      reason: '1 of 800 exchanges failed: no answer from eligibility (net::ERR_ABORTED)',
    });
    expect(card.services.find(({ service }) => service === 'eligibility')?.errors).toBe(1);
  });
}

for (const outcome of ['finished', 'failed', 'abandoned', 'lost', 'interrupted'] as const) {
  test(`an answer that did not come within a citizen’s patience is an error, also of one who ${outcome}`, () => {
    const card = judged(outcome, 1, OVERDUE);
    expect(card.errors).toBe(1);
    expect(statusGate(card)).toMatchObject({
      status: 'red',
      reason: '1 of 800 exchanges failed: no answer from grants (no answer within 30 s)',
    });
  });
}

for (const outcome of ['lost', 'interrupted'] as const) {
  for (const error of ['net::ERR_ABORTED', 'net::ERR_CONNECTION_CLOSED']) {
    test(`an exchange that ended with ${error} because its citizen was ${outcome} is left out`, () => {
      const card = judged(outcome, 3, { status: 0, error });
      expect(card.errors).toBe(0);
      expect(statusGate(card)?.measured).toContain('1 exchange called off or cut off left out');
    });
  }
}

test('a connection refused before the citizen was lost is still the service’s error', () => {
  expect(judged('lost', 1, { status: 0, error: 'net::ERR_CONNECTION_REFUSED' }).errors).toBe(1);
});

test('what other hosts answer, or how slowly, is counted apart and judged never', () => {
  const plain = judged('finished', 0, {});
  const slow = judged('finished', 3, { foreign: true, service: 'statistics.test', durationMs: 60_000 });
  expect(slow).toMatchObject({ verdict: 'PASS', foreign: { exchanges: 1, errors: 0 } });
  expect(slow.latency.max).toBeLessThanOrEqual(plain.latency.max);
  expect(slow.exchanges).toBe(799);
  expect(slow.services.map(({ service }) => service)).toEqual(['grants', 'eligibility']);
  for (const broken of [{ status: 503 }, OVERDUE, { status: 404, kind: 'asset' }] as const) {
    expect(judged('finished', 3, { foreign: true, ...broken })).toMatchObject({
      verdict: 'PASS',
      errors: 0,
      foreign: { exchanges: 1, errors: 1 },
    });
  }
  expect(judged('failed', 3, { foreign: true, ...ABORTED })).toMatchObject({
    errors: 0,
    foreign: { exchanges: 1, errors: 0 },
  });
});
