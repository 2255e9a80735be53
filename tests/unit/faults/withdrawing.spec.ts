import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { FaultKindName } from '../../../src/model/index.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { exchangeSettings, windowSettings } from './every-kind.ts';
import { exchangeFault, fakeExchange, fakeWindow, WITHDRAWN, windowFault } from './fake-port.ts';

const exchangeKinds = Object.entries(exchangeSettings) as [FaultKindName, object][];
const windowKinds = Object.entries(windowSettings) as [FaultKindName, object][];

for (const [kind, settings] of exchangeKinds) {
  test(`${kind}: withdrawn before it acts, the exchange is as if there were no fault`, async () => {
    const exchange = fakeExchange({ method: 'POST' });
    await exchangeFault(kind, settings).apply(exchange, WITHDRAWN);
    expect(exchange.sent()).toBe(1);
    expect(exchange.ended).toEqual(['pass']);
  });

  test(`${kind}: withdrawn at any instant, every exchange ends once and at once`, async () => {
    const moments = fc.integer({ min: 0, max: 4_000 });
    const starts = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(starts, moments, async (begins, withdrawnAt) => {
        const clock = new VirtualClock();
        const stop = new AbortController();
        const fault = exchangeFault(kind, settings, { clock });
        const never = new AbortController().signal;
        const lasts: number[] = [];
        const exchanges = begins.map(() => fakeExchange({ method: 'POST' }));
        const all = Promise.all([
          ...begins.map(async (at, i) => {
            await clock.sleep(at, never);
            const exchange = exchanges[i] ?? fakeExchange();
            await fault.apply(exchange, stop.signal);
            lasts.push(clock.now());
            expect(exchange.ended).toHaveLength(1);
          }),
          clock.sleep(withdrawnAt, never).then(() => stop.abort(new Error('withdrawn'))),
        ]);
        await clock.run(all);
        expect(lasts).toHaveLength(begins.length);
        expect(Math.max(...lasts)).toBeLessThanOrEqual(Math.max(withdrawnAt, ...begins));
      }),
      { numRuns: 60, seed: 6 },
    );
  });
}

for (const [kind, settings] of windowKinds) {
  test(`${kind}: what it did to a window is undone at once, however often that is asked`, async () => {
    const clock = new VirtualClock();
    const window = fakeWindow();
    // Of a citizen who leaves, while the fault is there for others.
    const undo = await windowFault(kind, settings, { clock }).put(window, new AbortController().signal);
    const put = [...window.done];
    await clock.run(undo());
    await clock.run(undo());
    expect(clock.now()).toBe(0);
    expect(put).toHaveLength(1);
    const undone = window.done.filter((one) => !put.includes(one));
    const lasting = { offline: ['online'], clock_skew: ['right'], cpu: ['fast'] }[kind as string] ?? [];
    expect([...new Set(undone)]).toEqual(lasting);
  });
}

test('an offline spell is over by itself when its time is', async () => {
  const clock = new VirtualClock();
  const window = fakeWindow();
  await windowFault('offline', { forMs: 5_000 }, { clock }).put(window, new AbortController().signal);
  await clock.run(clock.sleep(5_001, new AbortController().signal));
  expect(window.done).toEqual(['offline', 'online']);
});

test('connections that come back are dropped again until the fault is withdrawn', async () => {
  const clock = new VirtualClock();
  const window = fakeWindow();
  const stop = new AbortController();
  const undo = await windowFault('drop', { what: 'websockets' }, { clock }).put(window, stop.signal);
  await clock.run(clock.sleep(1_100, new AbortController().signal));
  await clock.run(undo());
  const dropped = window.done.length;
  await clock.run(clock.sleep(5_000, new AbortController().signal));
  expect([dropped, window.done.length]).toEqual([3, 3]);
});
