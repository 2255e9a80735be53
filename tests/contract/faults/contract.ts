import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { Injector } from '../../../src/faults/index.ts';
import { armsOf } from '../../../src/plan/arms.ts';
import { diceOf } from '../../../src/plan/dice.ts';
import { realClock } from '../../../src/run/clock.ts';
import { json, serveSite } from '../../support/site.ts';
import { exchangeCases } from './cases.ts';
import { openStage, type Layer, type Stage } from './stage.ts';

const touched = ({ signals }: Stage, path: string): string[] =>
  signals.flatMap((signal) =>
    signal.type === 'exchange' && new URL(signal.url).pathname === path ? [signal.touch] : [],
  );

/** Injects, asks, withdraws while that is under way, and asks again. */
async function withdrawn(stage: Stage, afterMs: number): Promise<void> {
  await stage.inject();
  // By two, so that whoever waits for another has one.
  const underWay = Promise.all([stage.ask('POST'), stage.ask()]);
  await after(afterMs);
  await stage.injector.withdraw();
  await underWay;
  stage.signals.length = 0;
  expect(await stage.ask()).toMatchObject({ status: 200, failed: false });
  await expect.poll(() => touched(stage, '/api/thing')).toEqual(['clean']);
  expect(stage.told()).toEqual(['injected', ...stage.told().slice(1, -1), 'withdrawn']);
}

/** What holds for every kind of fault on a layer. A plane joins by calling it with its own. */
export function faultContract(layer: Layer): void {
  for (const one of exchangeCases.filter(({ kind }) => layer.has(kind))) {
    test.describe(`${one.kind} on the plane ${layer.plane}`, () => {
      test('does what it declares, and leaves everything else alone', async ({ browser }) => {
        const stage = await openStage(browser, layer, one);
        await one.acts(stage);
        expect(stage.told()).toContain('fired');
        const fired = stage.told().length;
        expect(await stage.ask('GET', '/api/other')).toMatchObject({ status: 200, failed: false });
        await expect.poll(() => touched(stage, '/api/other')).not.toEqual([]);
        expect(touched(stage, '/api/other')).not.toContain('faulted');
        expect(stage.told()).toHaveLength(fired);
        await stage.injector.withdraw();
        await stage.close();
      });

      test('withdrawn at any moment after a request, it leaves the line clean', async ({ browser }) => {
        const stage = await openStage(browser, layer, one);
        for (const afterMs of [0, 40, 200]) {
          await test.step(`after ${afterMs} ms`, () => withdrawn(stage, afterMs));
          stage.renew();
        }
        await stage.close();
      });

      test('survives that the page closes in the middle', async ({ browser }) => {
        const stage = await openStage(browser, layer, one);
        await stage.inject();
        const underWay = stage.ask('POST').catch(() => 'gone');
        await expect.poll(() => stage.told()).toContain('fired');
        await stage.close();
        await underWay;
        await stage.injector.withdraw();
        expect(stage.told().at(-1)).toBe('withdrawn');
      });
    });
  }

  test(`a share on the plane ${layer.plane} is exact: so many citizens are touched, so many are their control group, nobody else is either`, async ({
    browser,
  }) => {
    const arms = armsOf(SHARED.citizens, SHARED.share, diceOf(7, 'arms'));
    const site = await serveSite({ '/': '<title>A service</title>', '/api/thing': json({}) });
    const injector = new Injector({
      faults: [{ ...SHARED.fault, share: SHARED.share, plane: layer.plane }],
      globOf: () => '**',
      clock: realClock(),
      observe: () => undefined,
      proxyRefuses: () => undefined,
    });
    injector.inject();
    const statuses = await Promise.all(
      arms.map(async (arm, index) => {
        const { session, page } = await layer.open(browser, site.url, () => undefined);
        await page.goto(`${site.url}/`);
        await injector.arm(session, index + 1, [arm]);
        const status = await page.evaluate(async () => (await fetch('/api/thing')).status);
        await session.close();
        return status;
      }),
    );
    await injector.withdraw();
    await site.close();
    expect(statuses.filter((status) => status === 503)).toHaveLength(SHARED.exactly);
    expect(statuses.map((status) => status === 503)).toEqual(arms.map((arm) => arm === 'exposed'));
    expect(arms.filter((arm) => arm === 'control')).toHaveLength(SHARED.exactly);
  });
}

/** A quarter of thirteen, in whole citizens, is three. */
const SHARED = {
  citizens: 13,
  share: 0.25,
  exactly: 3,
  fault: { name: 'a fault', kind: 'status', settings: { status: 503 }, service: '**/api/thing' },
} as const;
