import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../../src/checks/index.ts';
import type { Check, Filters, RunEvent, Scorecard } from '../../../src/model/index.ts';
import { samplePlan } from '../../support/debrief-sample.ts';
import { citizenAt, exchangeAt, generatorAt } from '../../support/events.ts';
import { metric } from './crossroads.ts';

const MINUTES = 60;
const RUSH = { from: 20 * 60_000, to: 25 * 60_000 };
/** Exchanges in a second of a rush, and of any other time. */
const [MANY, FEW] = [100, 1];

/** An hour with a rush of five minutes, in which esr itself was blocked for so many of its seconds. */
function hourWith(blocked: number, checks: readonly Check[]): Scorecard {
  const plan = samplePlan({ users: 1 });
  plan.scenario.checks = [...checks];
  const tally = new Tally(plan);
  const add = (event: RunEvent): void => tally.add(event);
  add(citizenAt(0, 1));
  for (let second = 0; second < MINUTES * 60; second++) {
    const t = second * 1_000;
    const isRush = t >= RUSH.from && t < RUSH.to;
    const isBlocked = isRush && t < RUSH.from + blocked * 1_000;
    for (let k = 0; k < (isRush ? MANY : FEW); k++) {
      add(exchangeAt(t + 100, { durationMs: isBlocked ? 3_000 / 4 : 100 }));
    }
    add(generatorAt(t + 1_000, isBlocked ? { loopDelayMs: 900, hostCpu: 0.9 } : {}));
  }
  const t = MINUTES * 60_000;
  add({ type: 'citizen.finished', t, citizen: 1, outcome: 'finished', durationMs: t });
  add({ type: 'run.finished', t, interrupted: false });
  return judge({ plan, tally });
}

const under = (where?: Filters): Check => ({
  type: 'latency_under_ms',
  target: 300,
  title: 'quick',
  ...(where ? { where } : {}),
});

test('a rush in which nothing could be timed is a small part of the hour and most of its answers: nothing is proven', () => {
  const card = hourWith(300, [
    under(),
    metric('latency_p50_ms < 300'),
    metric('latency_p95_ms < 10', 'warn'),
  ]);
  expect(card).toMatchObject({ verdict: 'INVALID', validity: { saturatedSeconds: 300, seconds: 3_600 } });
  expect(card.validity.reasons).toEqual([
    expect.stringMatching(
      /^the generator was saturated while 30\u202f000 of 33\u202f300 durations were timed, in 300 of 3\u202f600 seconds \(allowed 10 %\): .*fly fewer citizens at once/,
    ),
  ]);
  expect(card.gates.map(({ status }) => status)).toEqual(['unproven', 'unproven', 'unproven']);
  expect(card.gates[0]?.reason).toBe(
    'p95 100 ms (bound 300 ms), but 30\u202f000 of 33\u202f300 values were left out, because the generator was saturated ' +
      'then (allowed 10 %); fly fewer citizens at once, or on a larger machine (see esr calibrate)',
  );
  expect(card.gates[0]?.measured).toContain('30\u202f000 left out, timed while the generator was saturated');
});

test('a check of a part of the run goes by what was left out of that part', () => {
  const checks = [under({ from: RUSH.from, to: RUSH.from + 60_000 }), under({ from: RUSH.to }), under()];
  const card = hourWith(30, checks);
  expect(card.validity).toMatchObject({ valid: true, leftOut: 3_000 });
  expect(card.gates.map(({ status }) => status)).toEqual(['unproven', 'green', 'green']);
  expect(card.gates[0]?.reason).toContain('but 3\u202f000 of 6\u202f000 values were left out');
  expect(card.gates[1]?.measured).not.toContain('left out');
});

test('two bad seconds are no share of anything, and are told', () => {
  const card = hourWith(2, [under({ from: RUSH.from, to: RUSH.from + 5_000 })]);
  expect(card.gates[0]).toMatchObject({ status: 'green' });
  expect(card.gates[0]?.measured).toContain('200 left out, timed while the generator was saturated');
});
