import { expect, test } from '@playwright/test';
import { brokenGate, judge, Tally } from '../../../src/checks/index.ts';
import type { Check, Plan, RunEvent } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import { exchangeAt, generatorAt } from '../../support/events.ts';
import { metric } from './crossroads.ts';

const failing = { users: 100, outcome: (n: number) => (n < 60 ? 'failed' : 'finished') } as const;
const aborting = (graceMs = 0): Check => ({ ...metric('success_rate > 95%'), abort: { graceMs } });

function planWith(...checks: Check[]): Plan {
  const plan = samplePlan(failing);
  plan.scenario.checks = checks;
  return plan;
}

function tallyOf(plan: Plan, events: readonly RunEvent[]): Tally {
  const tally = new Tally(plan);
  for (const event of events) tally.add(event);
  return tally;
}

/** What was seen when a few had come to an end. */
const early = sampleEvents(failing).filter(({ t, type }) => t < 6_000 && type !== 'run.finished');

test('a check that may end the run is broken as soon as it is red', () => {
  const plan = planWith(aborting(), metric('latency_p95_ms < 1'));
  expect(brokenGate(plan, tallyOf(plan, early), 6_000)).toMatchObject({
    title: 'success_rate > 95%',
    status: 'red',
  });
});

test('it has its grace, in simulated time', () => {
  const plan = planWith(aborting(600_000));
  const tally = tallyOf(plan, early);
  expect(brokenGate(plan, tally, 6_000)).toBeUndefined();
  plan.scenario.timeWarp = 100;
  expect(brokenGate(plan, tally, 6_000)).toMatchObject({ status: 'red' });
});

test('one failure that chance alone explains ends nothing, and neither does a check that was not asked to', () => {
  const [first, ...others] = early;
  const few = [first, ...others].filter(
    (event): event is RunEvent => event !== undefined && (!('citizen' in event) || event.citizen === 1),
  );
  const plan = planWith(
    { ...metric('success_rate > 15%'), abort: { graceMs: 0 } },
    metric('success_rate > 95%'),
  );
  expect(brokenGate(plan, tallyOf(plan, few), 6_000)).toBeUndefined();
});

test('who fails ends first: while the others are on the way nothing is lost yet', () => {
  const crowd = { users: 50, outcome: (n: number) => (n === 1 ? 'failed' : 'finished') } as const;
  const firstToEnd = sampleEvents(crowd).filter(
    (event) => event.type === 'citizen.started' || ('citizen' in event && event.citizen === 1),
  );
  const plan = samplePlan(crowd);
  plan.scenario.checks = [
    { ...metric('success_rate >= 90%'), abort: { graceMs: 0 } },
    { ...metric('finished >= 40'), abort: { graceMs: 0 } },
  ];
  expect(brokenGate(plan, tallyOf(plan, firstToEnd), 6_000)).toBeUndefined();
  // With every tenth gone for good it cannot be reached any more.
  const gone = firstToEnd.flatMap((event): RunEvent[] => {
    if (event.type !== 'citizen.started' || event.citizen < 2 || event.citizen > 30) return [event];
    const { t, citizen } = event;
    return [event, { type: 'citizen.finished', t, citizen, outcome: 'failed', durationMs: 1 }];
  });
  expect(brokenGate(plan, tallyOf(plan, gone), 6_000)).toMatchObject({ title: 'success_rate >= 90%' });
});

/** Whether a check would end a run whose first so many answers all took two seconds, and one of them was an error. */
function endsAfter(answers: number, check: Check): boolean {
  const plan = planWith({ ...check, abort: { graceMs: 0 } });
  const slow = Array.from({ length: answers }, (_, i) =>
    exchangeAt(i * 10, { durationMs: 2_000, status: i % 2 === 0 ? 500 : 200 }),
  );
  const t = answers * 10 + 2_000;
  return brokenGate(plan, tallyOf(plan, [...slow, generatorAt(t)]), t) !== undefined;
}

test('the few answers of a cold start end no run, though they are red by themselves; a hundred do', () => {
  const latency: Check = { type: 'latency_under_ms', target: 300, title: 'quick' };
  for (const check of [latency, metric('latency_mean_ms < 300'), metric('error_rate < 5%')]) {
    expect([check.title, endsAfter(99, check), endsAfter(100, check)]).toEqual([check.title, false, true]);
  }
  // Whoever says how many are enough is believed.
  expect(endsAfter(12, { ...latency, minSample: 10 })).toBe(true);
  expect(endsAfter(12, { ...latency, minSample: 20 })).toBe(false);
});

test('what is counted only grows: the first one too many ends the run', () => {
  expect(endsAfter(1, metric('errors < 1'))).toBe(true);
  expect(endsAfter(1, { type: 'status_code_ok', title: 'no errors' })).toBe(true);
  expect(endsAfter(2, metric('latency_max_ms < 300'))).toBe(true);
});

test('the first few who fail end no run while those still to come can make up for them', () => {
  const crowd = { users: 200, outcome: (n: number) => (n <= 12 ? 'failed' : 'finished') } as const;
  const plan = samplePlan(crowd);
  const ended = sampleEvents(crowd).filter((event) => 'citizen' in event && (event.citizen ?? 0) <= 12);
  const isEnded = (check: Check): boolean => {
    plan.scenario.checks = [{ ...check, abort: { graceMs: 0 } }];
    return brokenGate(plan, tallyOf(plan, ended), 6_000) !== undefined;
  };
  expect(isEnded(metric('success_rate >= 90%'))).toBe(false);
  expect(isEnded(metric('success_rate >= 95%'))).toBe(true);
  expect(isEnded({ ...metric('success_rate >= 90%'), minSample: 10 })).toBe(true);
  const bounds = { fail: 0.9 };
  expect(isEnded({ type: 'success_rate_at_least', target: 0.99, bounds, title: 'enough finish' })).toBe(
    false,
  );
});

test('a run that a check ended is judged: it failed, and says who ended it, when, and who had flown', () => {
  const plan = planWith(metric('latency_p95_ms < 2000'), aborting());
  const ended: RunEvent = {
    type: 'run.finished',
    t: 6_000,
    interrupted: true,
    reason: 'success rate is 0 %',
    gate: 'success_rate > 95%',
  };
  const card = judge({ plan, tally: tallyOf(plan, [...early, ended]) });
  expect(card).toMatchObject({
    verdict: 'FAIL',
    interrupted: false,
    abortedBy: { gate: 'success_rate > 95%', afterMs: 6_000 },
    gates: [
      { status: 'unproven', reason: 'the run was stopped before this could be proven' },
      { status: 'red' },
    ],
  });
  expect(card.reasons[0]).toMatch(
    /^stopped by the check “success_rate > 95%” after 6 s: success rate is 0 %; \d+ of 100 citizens had flown$/,
  );
  expect(card.validity.reasons).toEqual([]);
});

test('the check that ended it stays red, whatever came of those who were on the way', () => {
  const plan = planWith(aborting());
  const ended: RunEvent = {
    type: 'run.finished',
    t: 6_000,
    interrupted: true,
    reason: 'it was red then',
    gate: 'success_rate > 95%',
  };
  const card = judge({
    plan,
    tally: tallyOf(plan, [...sampleEvents().filter(({ type }) => type !== 'run.finished'), ended]),
  });
  expect(card.gates).toMatchObject([{ status: 'red', reason: 'it was red then' }]);
});
