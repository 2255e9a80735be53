import { expect, test } from '@playwright/test';
import {
  BROWSER_SATURATED_MS,
  LATE_SATURATED_MS,
  LOOP_SATURATED_MS,
  Saturation,
} from '../../../src/checks/saturation.ts';
import type { GeneratorSample } from '../../../src/model/index.ts';
import { generatorAt } from '../../support/events.ts';

/** Names of the figures that count, after samples of so many seconds of which the second one is saturated. */
function kept(figures: Record<string, [from: number, to: number]>, seconds = 5): string[] {
  const saturation = new Saturation();
  const names: string[] = [];
  for (const [name, [from, to]] of Object.entries(figures)) {
    saturation.timed(from, to, () => names.push(name));
  }
  for (let second = 1; second <= seconds; second++) {
    saturation.sample(generatorAt(second * 1_000, { loopDelayMs: second === 2 ? LOOP_SATURATED_MS + 1 : 0 }));
  }
  saturation.end();
  expect(saturation.leftOut).toBe(Object.keys(figures).length - names.length);
  return names;
}

test('what was timed in a saturated second does not count, before and after it does', () => {
  expect(
    kept({ before: [100, 900], 'at its start': [900, 1_000], within: [1_200, 1_300], after: [2_000, 2_100] }),
  ).toEqual(['before', 'at its start', 'after']);
});

test('half of its time makes it ours; a slow answer that touches such a second stays the service’s', () => {
  expect(
    kept({
      half: [500, 1_500],
      less: [400, 1_500],
      more: [600, 1_600],
      slow: [100, 4_000],
      sudden: [1_500, 1_500],
    }),
  ).toEqual(['less', 'sudden', 'slow']);
});

test('a figure waits for the sample of its second, and without one it counts in the end', () => {
  const saturation = new Saturation();
  const names: string[] = [];
  saturation.timed(100, 200, () => names.push('sampled'));
  saturation.timed(1_100, 1_200, () => names.push('not yet'));
  expect(names).toEqual([]);
  saturation.sample(generatorAt(1_000));
  expect(names).toEqual(['sampled']);
  saturation.end();
  expect(names).toEqual(['sampled', 'not yet']);
});

test('each kind of evidence saturates a second by itself, exactly at its bound none does', () => {
  const saturatedBy = (change: Partial<GeneratorSample>, lateMs = 0): number => {
    const saturation = new Saturation();
    saturation.late(lateMs);
    saturation.sample(generatorAt(1_000, change));
    saturation.sample(generatorAt(2_000));
    return saturation.saturatedMs;
  };
  expect(saturatedBy({ loopDelayMs: LOOP_SATURATED_MS + 1 })).toBe(1_000);
  expect(saturatedBy({ browserDelayMs: BROWSER_SATURATED_MS + 1 })).toBe(1_000);
  expect(saturatedBy({}, LATE_SATURATED_MS + 1)).toBe(1_000);
  expect(
    saturatedBy({ loopDelayMs: LOOP_SATURATED_MS, browserDelayMs: BROWSER_SATURATED_MS }, LATE_SATURATED_MS),
  ).toBe(0);
  // A busy processor and a crowd that waits for it prove nothing.
  expect(saturatedBy({ hostCpu: 1, pressure: 1 })).toBe(0);
});
