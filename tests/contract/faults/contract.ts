import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { exchangeCases } from './cases.ts';
import { openStage, type Layer, type Stage } from './stage.ts';

const touched = ({ signals }: Stage, path: string): string[] =>
  signals.flatMap((signal) =>
    signal.type === 'exchange' && new URL(signal.url).pathname === path ? [signal.touch] : [],
  );

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

      for (const afterMs of [0, 40, 200]) {
        test(`withdrawn ${afterMs} ms after a request, it leaves the line clean`, async ({ browser }) => {
          const stage = await openStage(browser, layer, one);
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
          await stage.close();
        });
      }

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
}
