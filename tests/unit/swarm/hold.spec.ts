import { expect, test } from '@playwright/test';
import { Hold, startSwarm } from '../../../src/swarm/index.ts';
import { arrivalsEvery } from '../../support/people.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

test('while a run is paused nobody starts, and what was planned comes so much later', async () => {
  const clock = new VirtualClock();
  const signal = new AbortController().signal;
  const hold = new Hold(clock);
  const starts: { at: number; planned: number | undefined }[] = [];
  const swarm = startSwarm({
    arrivals: arrivalsEvery(1_000, 5),
    clock,
    places: 4,
    signal,
    hold,
    fly: async (_arrival, begin) => void starts.push({ planned: await begin(), at: clock.now() }),
  });
  const byHand = async (): Promise<void> => {
    await clock.sleep(1_500, signal);
    hold.pause();
    await clock.sleep(10_000, signal);
    hold.resume();
  };
  await clock.run(Promise.all([swarm.landed, byHand()]));
  expect(starts.map(({ at }) => at)).toEqual([0, 1_000, 12_000, 13_000, 14_000]);
  expect(starts.every(({ at, planned }) => at === planned)).toBe(true);
});

test('pausing twice is pausing once, and a stop ends a pause', async () => {
  const clock = new VirtualClock();
  const stop = new AbortController();
  const hold = new Hold(clock);
  expect([hold.pause(), hold.pause(), hold.held]).toEqual([true, false, true]);
  const waiting = hold.released(stop.signal);
  stop.abort(new Error('stopped by hand'));
  await waiting;
  expect([hold.resume(), hold.resume(), hold.held]).toEqual([true, false, false]);
});
