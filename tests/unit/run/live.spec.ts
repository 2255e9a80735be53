import { expect, test } from '@playwright/test';
import { Live } from '../../../src/run/live.ts';
import type { RunEvent } from '../../../src/model/index.ts';

function failed(citizen: number, message = 'no button'): RunEvent {
  return {
    type: 'step',
    t: citizen * 100,
    citizen,
    index: 1,
    title: 'click Submit',
    startedAt: 0,
    durationMs: 10,
    outcome: 'failed',
    failure: { code: 'control-not-found', message },
  };
}

test('faults are active from injection to withdrawal', () => {
  const live = new Live();
  const fault = (name: string, what: 'injected' | 'withdrawn' | 'fired') =>
    live.add({ type: 'fault', t: 1, fault: name, what });
  fault('slow_db', 'injected');
  fault('ach_down', 'injected');
  fault('slow_db', 'fired');
  expect(live.view().faults).toEqual(['slow_db', 'ach_down']);
  fault('slow_db', 'withdrawn');
  expect(live.view().faults).toEqual(['ach_down']);
});

test('the last five failures are there, the latest first, each in one line', () => {
  const live = new Live();
  for (let citizen = 1; citizen <= 7; citizen++) live.add(failed(citizen, `no button\nthe page offers: x`));
  expect(live.view().failures.map(({ citizen }) => citizen)).toEqual([7, 6, 5, 4, 3]);
  expect(live.view().failures[0]?.message).toBe('no button');
});

test('a late start is news for five seconds, and an early one is on time', () => {
  const live = new Live();
  const start = (t: number, plannedAt: number) =>
    live.add({ type: 'citizen.started', t, citizen: 1, persona: 'p', plannedAt, arms: [] });
  start(1_000, 1_010);
  expect(live.view().lateMs).toBe(0);
  start(2_000, 1_600);
  start(3_000, 3_000);
  expect(live.view().lateMs).toBe(400);
  start(7_001, 7_000);
  expect(live.view().lateMs).toBe(1);
});

test('of a late start nothing is said any more when others have long been doing other things', () => {
  const live = new Live();
  live.add({ type: 'citizen.started', t: 4_000, citizen: 1, persona: 'p', plannedAt: 1_000, arms: [] });
  live.add({ ...failed(2), t: 8_999 });
  expect(live.view().lateMs).toBe(3_000);
  live.add({ ...failed(3), t: 9_000 });
  expect(live.view().lateMs).toBe(0);
});
