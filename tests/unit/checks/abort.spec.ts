import { expect, test } from '@playwright/test';
import { brokenGate, judge, Tally } from '../../../src/checks/index.ts';
import type { Check, Plan, RunEvent } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
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
