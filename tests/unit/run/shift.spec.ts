import { expect, test } from '@playwright/test';
import { Injector } from '../../../src/faults/index.ts';
import type { Arrival, Begin, FaultEvent } from '../../../src/model/index.ts';
import { runClock } from '../../../src/run/clock.ts';
import { beginWithStaff, startShift } from '../../../src/run/shift.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const clerks = (...numbers: number[]): Arrival[] =>
  numbers.map((number) => ({ number, atMs: 0, persona: 'clerk', arms: [], staff: 0 }));
const staff = clerks(7, 8);
const never = new AbortController().signal;

/** A crew whose people open a window when told to, and work until they are let go. */
function crewOf() {
  const opening = new Map<number, () => void>();
  const planned: (number | undefined)[] = [];
  let goHome = (): void => undefined;
  const home = new Promise<void>((resolve) => (goHome = resolve));
  let dismissed = 0;
  return {
    opens: (number: number): void => opening.get(number)?.(),
    opening: () => opening.size,
    stop: (): void => goHome(),
    planned,
    dismissed: () => dismissed,
    async fly({ number }: Arrival, begin: Begin): Promise<void> {
      await new Promise<void>((open) => opening.set(number, open));
      planned.push(await begin());
      await home;
    },
    dismiss(): void {
      dismissed += 1;
      goHome();
    },
  };
}

test('nobody works before the last of the staff is at their desk, and staff is gone when it is let go', async () => {
  const crew = crewOf();
  const shift = startShift(staff, { crew, signal: never });
  let came = false;
  void shift.came.then(() => (came = true));
  crew.opens(7);
  await new Promise(setImmediate);
  expect(came).toBe(false);
  crew.opens(8);
  await shift.came;
  expect(crew.planned).toEqual([]);
  shift.open(42);
  await new Promise(setImmediate);
  expect(crew.planned).toEqual([42, 42]);
  expect(crew.dismissed()).toBe(0);
  await shift.end();
  expect(crew.dismissed()).toBe(1);
});

test('how long the staff takes to come moves no fault and no simulated time', async () => {
  const machine = new VirtualClock();
  const clock = {
    ...runClock(() => {
      const begun = machine.now();
      return { now: () => machine.now() - begun };
    }),
    sleep: (ms: number, signal: AbortSignal) => machine.sleep(ms, signal),
  };
  const told: [string, number][] = [];
  const crew = {
    fly: async ({ number }: Arrival, begin: Begin): Promise<void> => {
      await machine.sleep(1_000 * number, never);
      await begin();
      told.push([`${number} works`, clock.now()]);
    },
    begin: () => void told.push(['worker processes know', clock.now()]),
    dismiss: () => undefined,
    health: () => ({ delayMs: 0, cpuSeconds: 0 }),
  };
  const simulation = {
    begin: () => {
      told.push(['simulated time', clock.now()]);
      return Promise.resolve({ startAt: 0, epoch: 0, warp: 3_600 });
    },
  };
  const injector = new Injector({
    faults: [
      {
        name: 'slow',
        kind: 'latency',
        settings: { delayMs: 1 },
        service: '**',
        share: 1,
        window: { atMs: 1_000, forMs: 5_000 },
      },
    ],
    globOf: () => '**',
    clock,
    observe: (event) => {
      const { t, what } = event as FaultEvent;
      told.push([what, t]);
    },
  });
  const run = async (): Promise<void> => {
    const parts = { crew, clock, simulation, begin: () => clock.begin(), signal: never };
    const shift = await beginWithStaff(staff, parts);
    expect([machine.now(), clock.now()]).toEqual([8_000, 0]);
    injector.inject();
    await machine.sleep(10_000, never);
    await shift.end();
  };
  await machine.run(run());
  expect(told).toEqual([
    ['simulated time', 0],
    ['worker processes know', 0],
    ['7 works', 0],
    ['8 works', 0],
    ['injected', 1_000],
    ['withdrawn', 6_000],
  ]);
});

test('a few windows of the staff open at once, and the others after them', async () => {
  const many = clerks(...Array.from({ length: 50 }, (_, i) => i + 1));
  const crew = crewOf();
  const shift = startShift(many, { crew, signal: never });
  const few = crew.opening();
  expect(few).toBeLessThan(many.length);
  crew.opens(1);
  await new Promise(setImmediate);
  expect(crew.opening()).toBe(few + 1);
  for (const { number } of many) {
    crew.opens(number);
    await new Promise(setImmediate);
  }
  await shift.came;
  expect(crew.opening()).toBe(many.length);
  await shift.end();
});

test('staff that is stopped with the run is not let go: it has not finished', async () => {
  const crew = crewOf();
  const stop = new AbortController();
  const shift = startShift(staff, { crew, signal: stop.signal });
  stop.abort();
  for (const { number } of staff) crew.opens(number);
  await shift.came;
  shift.open(0);
  crew.stop();
  await shift.end();
  expect(crew.planned).toEqual([undefined, undefined]);
  expect(crew.dismissed()).toBe(0);
});

test('staff that came and never had anything to begin with goes home', async () => {
  const crew = crewOf();
  const shift = startShift(staff, { crew, signal: never });
  for (const { number } of staff) crew.opens(number);
  await shift.came;
  await shift.end();
  expect(crew.planned).toEqual([undefined, undefined]);
});

test('whoever the generator loses before their first step keeps nobody waiting', async () => {
  const crew = { fly: () => Promise.resolve(), dismiss: () => undefined };
  const shift = startShift(staff, { crew, signal: never });
  await shift.came;
  await shift.end();
});
