import { expect, test } from '@playwright/test';
import type { FaultSpec, Plan, RunEvent } from '../../../../src/model/index.ts';
import { armsByHand, withFaultsByHand } from '../../../../src/run/faults/by-hand.ts';
import { SharedFaults } from '../../../../src/run/faults/shared.ts';
import { faultOf } from './fake-run.ts';

const plan = {
  seed: 3,
  faults: [faultOf('status', { name: 'planned' })],
  arrivals: Array.from({ length: 40 }, (_, i) => ({
    number: i + 1,
    atMs: 0,
    persona: i % 4 === 0 ? 'careful' : 'hurried',
    arms: ['exposed'],
  })),
} as unknown as Plan;

const slow: FaultSpec = faultOf('latency', { share: 0.5, window: { atMs: 100, forMs: 1_000 } });

const injected = (byHand: FaultSpec): RunEvent => ({
  type: 'fault',
  t: 100,
  fault: byHand.name,
  what: 'injected',
  byHand,
});

test('a share by hand is an exact quota, the same in every process', () => {
  const arms = plan.arrivals.map(({ number }) => armsByHand(plan, slow)(number));
  expect(arms.filter((arm) => arm === 'exposed')).toHaveLength(20);
  expect(arms.filter((arm) => arm === 'control')).toHaveLength(20);
});

test('a persona by hand is hit alone, and its share is of those', () => {
  const armOf = armsByHand(plan, { ...slow, persona: 'careful' });
  const exposed = plan.arrivals.filter(({ number }) => armOf(number) === 'exposed');
  expect(exposed).toHaveLength(5);
  expect(new Set(exposed.map(({ persona }) => persona))).toEqual(new Set(['careful']));
});

test('a share by hand is one of the citizens, and one of each group of the staff', () => {
  const worker = (side: number, i: number) => ({
    number: 41 + side * 10 + i,
    atMs: 0,
    persona: 'careful',
    arms: [],
    staff: side,
  });
  const staff = [0, 1].flatMap((side) => Array.from({ length: 10 }, (_, i) => worker(side, i)));
  for (const seed of [1, 2, 3, 4, 5]) {
    const armOf = armsByHand({ ...plan, seed, staff }, { ...slow, persona: 'careful' });
    const exposed = (of: Plan['arrivals']) => of.filter(({ number }) => armOf(number) === 'exposed').length;
    expect([exposed(plan.arrivals), exposed(staff.slice(0, 10)), exposed(staff.slice(10))]).toEqual([
      5, 5, 5,
    ]);
  }
});

test('judged is what was injected by hand as if it had been planned', () => {
  const started: RunEvent = {
    type: 'citizen.started',
    t: 5,
    citizen: 7,
    persona: 'hurried',
    plannedAt: 0,
    arms: ['exposed'],
  };
  const judged = withFaultsByHand(plan, [started, injected(slow), injected(slow)]);
  expect(judged.plan.faults.map(({ name }) => name)).toEqual(['planned', 'latency']);
  expect([...judged.byHand]).toEqual(['latency']);
  expect(judged.events[0]).toEqual({ ...started, arms: ['exposed', armsByHand(plan, slow)(7)] });
});

test('without any, plan and record are as they are', () => {
  const events: RunEvent[] = [];
  const judged = withFaultsByHand(plan, events);
  expect([judged.plan === plan, judged.events === events]).toEqual([true, true]);
});

test('of several workers the first injects and the last withdraws, as the record has it; one that dies has', () => {
  const shared = new SharedFaults<string>();
  const event = (what: 'injected' | 'withdrawn') => ({ type: 'fault', t: 0, fault: 'slow', what }) as const;
  expect([shared.isNews('a', event('injected')), shared.isNews('b', event('injected'))]).toEqual([
    true,
    false,
  ]);
  expect(shared.isNews('a', event('withdrawn'))).toBe(false);
  expect(shared.lose('b')).toEqual(['slow']);
  expect(shared.lose('b')).toEqual([]);
});

test('a worker that comes later is told what is by hand and not over, and what was cleared', () => {
  const shared = new SharedFaults<string>();
  shared.injectNow(slow);
  shared.injectNow({ ...slow, name: 'again' });
  shared.clear(['again', 'planned']);
  expect(shared.forNewcomer(500)).toEqual({ cleared: ['again', 'planned'], byHand: [slow] });
  expect(shared.forNewcomer(1_200).byHand).toEqual([]);
});
