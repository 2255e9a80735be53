import { expect, test } from '@playwright/test';
import { startSwarm } from '../../../src/swarm/index.ts';
import { arrivalsEvery } from '../../support/people.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

test('an hour of arrivals starts everybody exactly when planned', async () => {
  const clock = new VirtualClock();
  const starts: number[] = [];
  let rampedUpAt = -1;
  const swarm = startSwarm({
    arrivals: arrivalsEvery(3_600, 1_000),
    clock,
    places: 64,
    signal: new AbortController().signal,
    fly: async (_arrival, begin) => void (await begin(), starts.push(clock.now())),
    rampedUp: () => (rampedUpAt = clock.now()),
  });
  const grounded = await clock.run(swarm.landed);
  expect(starts).toEqual(Array.from({ length: 1_000 }, (_, index) => index * 3_600));
  expect(grounded).toEqual([]);
  expect(rampedUpAt).toBe(999 * 3_600);
});

test('a slow citizen does not keep the next one from starting', async () => {
  const clock = new VirtualClock();
  const signal = new AbortController().signal;
  const starts: number[] = [];
  const swarm = startSwarm({
    arrivals: arrivalsEvery(100, 5),
    clock,
    places: 64,
    signal,
    async fly(_arrival, begin) {
      await begin();
      starts.push(clock.now());
      await clock.sleep(10_000, signal);
    },
  });
  await clock.run(swarm.landed);
  expect(starts).toEqual([0, 100, 200, 300, 400]);
});

test('windows are opened ahead, so that citizens begin at their moment though opening takes a while', async () => {
  const clock = new VirtualClock();
  const signal = new AbortController().signal;
  const begun: [planned: number | undefined, at: number][] = [];
  const swarm = startSwarm({
    arrivals: arrivalsEvery(400, 4),
    clock,
    places: 64,
    leadMs: 300,
    signal,
    async fly(_arrival, begin) {
      await clock.sleep(100, signal);
      begun.push([await begin(), clock.now()]);
    },
  });
  await clock.run(swarm.landed);
  // Before the first moment of the run nothing can be opened.
  expect(begun).toEqual([
    [0, 100],
    [400, 400],
    [800, 800],
    [1_200, 1_200],
  ]);
});

test('in a closed model the next one begins when one is done, and nobody is late', async () => {
  const clock = new VirtualClock();
  const signal = new AbortController().signal;
  const begun: [planned: number | undefined, at: number][] = [];
  const active: number[] = [];
  let rampedUpAt = -1;
  const swarm = startSwarm({
    arrivals: arrivalsEvery(100, 7).map((one) => ({ ...one, atMs: Math.min(one.atMs, 300) })),
    clock,
    places: 64,
    concurrency: 3,
    signal,
    async fly({ number }, begin) {
      begun.push([await begin(), clock.now()]);
      active.push(swarm.load().active);
      await clock.sleep(number * 1_000, signal);
    },
    rampedUp: () => (rampedUpAt = clock.now()),
  });
  expect(await clock.run(swarm.landed)).toEqual([]);
  const moments = [0, 100, 200, 1_000, 2_100, 3_200, 5_000];
  expect(begun).toEqual(moments.map((at) => [at, at]));
  expect(Math.max(...active)).toBe(3);
  expect(rampedUpAt).toBe(5_000);
});

test('after a stop a closed model lets nobody begin, and those who never did are named', async () => {
  const clock = new VirtualClock();
  const stop = new AbortController();
  const swarm = startSwarm({
    arrivals: arrivalsEvery(0, 6),
    clock,
    places: 64,
    concurrency: 2,
    signal: stop.signal,
    async fly(_arrival, begin) {
      if ((await begin()) !== undefined) await clock.sleep(1_000, stop.signal).catch(() => undefined);
    },
  });
  const grounded = await clock.run(swarm.landed, (now) => {
    if (now === 2_000) stop.abort(new Error('stopped by hand'));
  });
  expect(grounded.map(({ number }) => number)).toEqual([5, 6]);
});

test('who was prepared and whose moment never came has not begun', async () => {
  const clock = new VirtualClock();
  const stop = new AbortController();
  const swarm = startSwarm({
    arrivals: arrivalsEvery(1_000, 3),
    clock,
    places: 64,
    leadMs: 500,
    signal: stop.signal,
    fly: async (_arrival, begin) => void (await begin()),
  });
  const grounded = await clock.run(swarm.landed, (now) => {
    if (now === 500) stop.abort(new Error('stopped by hand'));
  });
  expect(grounded.map(({ number }) => number)).toEqual([2, 3]);
});

test('beyond the places citizens wait, and every one of them flies in the end', async () => {
  const clock = new VirtualClock();
  const signal = new AbortController().signal;
  const starts: number[] = [];
  const waiting: number[] = [];
  const swarm = startSwarm({
    arrivals: arrivalsEvery(0, 6),
    clock,
    places: 2,
    signal,
    async fly(_arrival, begin) {
      await begin();
      starts.push(clock.now());
      await clock.sleep(1_000, signal);
    },
  });
  await clock.run(swarm.landed, () => waiting.push(swarm.load().waiting));
  expect(starts).toEqual([0, 0, 1_000, 1_000, 2_000, 2_000]);
  expect(Math.max(...waiting)).toBe(4);
});

test('after a stop nobody starts any more, and those who never started are named', async () => {
  const clock = new VirtualClock();
  const stop = new AbortController();
  const flown: number[] = [];
  const swarm = startSwarm({
    arrivals: arrivalsEvery(1_000, 10),
    clock,
    places: 64,
    signal: stop.signal,
    fly: async ({ number }, begin) => void ((await begin()) !== undefined && flown.push(number)),
  });
  const grounded = await clock.run(swarm.landed, (now) => {
    if (now === 4_000) stop.abort(new Error('stopped by hand'));
  });
  expect(flown).toEqual([1, 2, 3, 4]);
  expect(grounded.map(({ number }) => number)).toEqual([5, 6, 7, 8, 9, 10]);
});
