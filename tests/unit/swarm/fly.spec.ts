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
    fly: () => Promise.resolve(void starts.push(clock.now())),
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
    async fly() {
      starts.push(clock.now());
      await clock.sleep(10_000, signal);
    },
  });
  await clock.run(swarm.landed);
  expect(starts).toEqual([0, 100, 200, 300, 400]);
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
    async fly() {
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
    fly: ({ number }) => Promise.resolve(void flown.push(number)),
  });
  const grounded = await clock.run(swarm.landed, (now) => {
    if (now === 4_000) stop.abort(new Error('stopped by hand'));
  });
  expect(flown).toEqual([1, 2, 3, 4]);
  expect(grounded.map(({ number }) => number)).toEqual([5, 6, 7, 8, 9, 10]);
});
