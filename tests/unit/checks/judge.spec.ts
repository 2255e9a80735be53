import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../../src/checks/index.ts';
import type {
  Check,
  CitizenOutcome,
  Exchange,
  Plan,
  RunEvent,
  Scorecard,
  Touch,
} from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import type { SampleOptions } from '../../support/debrief-sample.ts';
import { metric } from './crossroads.ts';

function judged(events: readonly RunEvent[], plan: Plan = samplePlan()): Scorecard {
  const tally = new Tally();
  for (const event of events) tally.add(event);
  return judge({ plan, tally });
}

function sample(options: SampleOptions): Scorecard {
  return judged(sampleEvents(options), samplePlan(options));
}

/** The record with every exchange changed; `undefined` leaves one out. */
function withExchanges(events: RunEvent[], change: (exchange: Exchange) => Partial<Exchange>): RunEvent[] {
  return events.map((event) => (event.type === 'exchange' ? { ...event, ...change(event) } : event));
}

const statuses = (card: Scorecard) => card.gates.map(({ status }) => status);
const everyFifth = (outcome: CitizenOutcome) => (n: number) => (n % 5 === 0 ? outcome : 'finished');

test('a run in which everything went well says launch, in one line with its figures', () => {
  const card = sample({ users: 1000 });
  expect(card).toMatchObject({ verdict: 'PASS', answer: 'launch', errors: 0, interrupted: false });
  expect(card.reasons).toEqual(['all 1\u202f000 citizens finished, p95 196 ms (bound 300 ms), 0 errors']);
});

test('latency above the target is a caution, above twice the target a red gate', () => {
  expect(sample({ latencyMs: 284 })).toMatchObject({ verdict: 'PASS' });
  const yellow = sample({ latencyMs: 400 });
  expect(yellow).toMatchObject({ verdict: 'WARN', answer: 'launch, with caution' });
  expect(yellow.reasons[0]).toBe('with caution: p95 latency is 416 ms (yellow above 300 ms)');
  const red = sample({ latencyMs: 700 });
  expect(red).toMatchObject({ verdict: 'FAIL', answer: 'do not launch' });
  expect(red.reasons[0]).toBe('p95 latency is 716 ms (red above 600 ms)');
});

test('a figure just above its bound is never printed as if it were the bound', () => {
  const events = withExchanges(sampleEvents(), () => ({ durationMs: 300.04 }));
  expect(judged(events).gates[0]).toMatchObject({
    status: 'yellow',
    measured: 'p95 300.1 ms over 200 exchanges; 95 % interval 300 ms to 300 ms',
  });
});

test('citizens who could not finish make the answer no, with how many and where they got stuck', () => {
  const card = sample({ outcome: everyFifth('failed') });
  expect(card).toMatchObject({ verdict: 'FAIL', answer: 'do not launch' });
  expect(card.reasons[0]).toMatch(
    /^40 of 50 citizens finished; 10 stopped at ‘click Submit’: expected the page/,
  );
  expect(card.findings).toMatchObject([
    {
      cause: 'expectation-unmet at click Submit',
      count: 10,
      citizens: [5, 10, 15, 20, 25, 30, 35, 40, 45, 50],
    },
  ]);
});

test('a scenario that states how many must finish is judged by that and nothing stricter', () => {
  const plan = samplePlan();
  plan.scenario.checks = [{ type: 'success_rate_at_least', target: 0.8, title: 'at least 80 % finish' }];
  expect(judged(sampleEvents({ outcome: everyFifth('failed') }), plan)).toMatchObject({ verdict: 'PASS' });
  plan.scenario.checks[0] = { type: 'success_rate_at_least', target: 0.9, title: 'at least 90 % finish' };
  expect(judged(sampleEvents({ outcome: everyFifth('failed') }), plan)).toMatchObject({ verdict: 'FAIL' });
});

test('the most frequent cause comes first among the findings', () => {
  const card = sample({ outcome: (n) => (n % 10 === 0 ? 'abandoned' : n % 3 === 0 ? 'failed' : 'finished') });
  expect(card.findings.map(({ cause, count }) => [cause, count])).toEqual([
    ['expectation-unmet at click Submit', 15],
    ['gave-up at click Submit', 5],
  ]);
});

test('an answer of 500 is an error, and the reason names the service', () => {
  const events = withExchanges(sampleEvents(), ({ citizen, step }) =>
    citizen === 4 && step === 3 ? { status: 500 } : {},
  );
  const card = judged(events);
  expect(card).toMatchObject({ verdict: 'FAIL', errors: 1 });
  expect(card.reasons[0]).toBe('1 of 200 exchanges failed: HTTP 500 from eligibility');
  expect(card.services.find(({ service }) => service === 'eligibility')?.errors).toBe(1);
});

test('a refusal by policy is a right answer: counted by rule, never an error', () => {
  const card = sample({ outcome: everyFifth('failed'), rule: 'state-residency' });
  expect(card).toMatchObject({ errors: 0, policyRejections: { 'state-residency': 10 } });
  expect(statuses(card)).toEqual(['green', 'green', 'red']);
});

test('an asset that fails to load is a caution, not an error', () => {
  const events = withExchanges(sampleEvents(), ({ citizen }) =>
    citizen === 4 ? { kind: 'asset', status: 404 } : {},
  );
  expect(judged(events)).toMatchObject({ verdict: 'WARN', errors: 0 });
});

test('clean and faulted exchanges are never mixed: the slow cohort decides, the quick one does not hide it', () => {
  const card = sample({ users: 240, faultMs: 200 });
  expect(card.gates[0]).toMatchObject({ type: 'latency_under_ms', status: 'yellow' });
  expect(card.gates[0]?.measured).toBe(
    'p95 196 ms over 840 clean exchanges; p95 396 ms over 120 faulted exchanges; 95 % interval 395 ms to 396 ms',
  );
  expect(card.latency).toMatchObject({ n: 840, p95: 196 });
});

test('exchanges that a route merely slowed are left out, and the gate says so', () => {
  const events = withExchanges(sampleEvents(), ({ citizen }) =>
    citizen <= 25 ? { touch: 'collateral', durationMs: 5_000 } : {},
  );
  expect(judged(events).gates[0]).toMatchObject({
    status: 'green',
    measured:
      'p95 196 ms over 100 clean exchanges; 95 % interval 195 ms to 196 ms; 100 exchanges left out, which a route of a fault slowed without touching',
  });
});

test('what went over a citizen’s own slow line is left out, unless there is nothing else', () => {
  const slow = (most: number) =>
    judged(
      withExchanges(sampleEvents(), ({ citizen }) =>
        citizen <= most ? { touch: 'line', durationMs: 500 } : {},
      ),
    ).gates[0];
  expect(slow(25)).toMatchObject({
    status: 'green',
    measured:
      'p95 196 ms over 100 clean exchanges; 95 % interval 195 ms to 196 ms; 100 exchanges left out, which went over citizens’ own slow lines',
  });
  expect(slow(50)).toMatchObject({
    status: 'yellow',
    measured: 'p95 500 ms over 200 slow-line exchanges; 95 % interval 500 ms to 500 ms',
  });
});

test('the few that were not left out prove nothing for all the others', () => {
  /** So many of the fifty citizens are left out. */
  const without = (most: number, touch: Touch, title = 'latency p95 under 300 ms') => {
    const plan = samplePlan();
    const check: Check = title.startsWith('latency_')
      ? metric(title)
      : { ...plan.scenario.checks[0]!, title };
    plan.scenario.checks = [check];
    const events = withExchanges(sampleEvents(), ({ citizen }) => (citizen <= most ? { touch } : {}));
    return judged(events, plan).gates[0];
  };
  for (const touch of ['line', 'collateral'] as const) {
    expect(without(49, touch)).toMatchObject({ status: 'unproven' });
    expect(without(49, touch, 'latency_p50_ms < 300')).toMatchObject({ status: 'unproven' });
    expect(without(45, touch)).toMatchObject({ status: 'green' });
  }
  expect(without(49, 'line')?.reason).toBe(
    'p95 196 ms (bound 300 ms), but of 4 only, and 196 others were left out; rehearse with more citizens, or ask for one persona or service alone',
  );
  expect(without(49, 'line')?.measured).toContain(
    'over 4 clean exchanges; 95 % interval from 196 ms on; 196 exchanges left out',
  );
});

test('errors that a fault answered with are the fault’s, not the service’s', () => {
  const events = withExchanges(sampleEvents({ faultMs: 10 }), ({ touch }) =>
    touch === 'faulted' ? { status: 503 } : {},
  );
  const card = judged(events, samplePlan({ faultMs: 10 }));
  expect(card.errors).toBe(0);
  expect(card.gates[1]).toMatchObject({ status: 'green' });
  expect(card.gates[1]?.measured).toContain('25 errors caused by a fault left out');
});

test('a check without data is not proven, and neither is the run', () => {
  const events = sampleEvents().filter((event) => event.type !== 'exchange');
  const card = judged(events);
  expect(statuses(card)).toEqual(['unproven', 'unproven', 'green']);
  expect(card).toMatchObject({ verdict: 'INVALID', answer: 'not proven' });
  expect(card.reasons[0]).toContain('‘latency p95 under 300 ms’ is not proven');
});

test('a stopped run is never a pass: it says when and why it was stopped and who had flown', () => {
  const card = sample({
    interrupted: 'Ctrl-C',
    outcome: (n) => (n > 30 ? 'not-started' : n > 25 ? 'interrupted' : 'finished'),
  });
  expect(card).toMatchObject({ verdict: 'INVALID', answer: 'not proven', interrupted: true });
  expect(card.reasons).toEqual(['stopped after 13.4 s: Ctrl-C; 25 of 50 citizens had flown']);
  expect(statuses(card)).toEqual(['unproven', 'unproven', 'unproven']);
  expect(card.citizens).toMatchObject({
    planned: 50,
    started: 30,
    finished: 25,
    interrupted: 5,
    'not-started': 20,
  });
});

test('a record that ends in the middle, after a crash, counts as stopped', () => {
  const events = sampleEvents();
  const card = judged(events.slice(0, Math.floor(events.length / 2)));
  expect(card).toMatchObject({ verdict: 'INVALID', interrupted: true });
  expect(card.reasons[0]).toContain('the record ends in the middle');
  const { planned, started, 'not-started': missing, finished, interrupted } = card.citizens;
  expect(started + missing).toBe(planned);
  expect(finished + interrupted).toBe(started);
});

test('red gates of a stopped run are still told', () => {
  const card = sample({ interrupted: 'Ctrl-C', outcome: everyFifth('failed') });
  expect(card.verdict).toBe('INVALID');
  expect(card.reasons[1]).toMatch(/^also seen: 40 of 50 citizens finished/);
});
