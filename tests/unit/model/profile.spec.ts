import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { arrivalsOf, momentsOf } from '../../../src/model/index.ts';
import type { LoadProfile } from '../../../src/model/index.ts';

/** Profiles as people draw them: some points in order, jumps among them, somebody comes at all. */
const profiles = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(20), fc.nat(50)), { minLength: 1, maxLength: 6 }),
    fc.integer({ min: 1, max: 24 }),
  )
  .map(([steps, tail]): LoadProfile => {
    let atMs = 0;
    const points = steps.map(([later, perSecond], i) => {
      atMs += i === 0 ? 0 : later * 60_000;
      return { atMs, perSecond };
    });
    return { points, durationMs: atMs + tail * 60_000 };
  })
  .filter((profile) => arrivalsOf(profile, 1) > 0);
const warps = fc.constantFrom(1, 2, 7.5, 60);

/** Arrivals up to a moment, by adding up small slices: another way than that of the code under test. */
function areaUntil({ points, durationMs }: LoadProfile, simulatedMs: number, timeWarp: number): number {
  const rateAt = (at: number): number => {
    const next = points.findIndex(({ atMs }) => atMs > at);
    const [before, after] = [
      points[(next < 0 ? points.length : next) - 1],
      next < 0 ? undefined : points[next],
    ];
    if (!before) return after?.perSecond ?? 0;
    if (!after) return before.perSecond;
    const passed = (at - before.atMs) / (after.atMs - before.atMs);
    return before.perSecond + (after.perSecond - before.perSecond) * passed;
  };
  const end = Math.min(simulatedMs, durationMs);
  const slices = 4_000;
  const width = end / slices;
  let sum = 0;
  for (let i = 0; i < slices; i++) sum += rateAt((i + 0.5) * width) * width;
  return sum / timeWarp / 1_000;
}

/** The share of the crowd that has come before each of so many. */
const evenly = (users: number): number[] => Array.from({ length: users }, (_, i) => i / users);

test('a profile brings as many citizens as its area says', () => {
  fc.assert(
    fc.property(profiles, warps, (profile, warp) => {
      const exact = areaUntil(profile, profile.durationMs, warp);
      expect(Math.abs(arrivalsOf(profile, warp) - exact)).toBeLessThan(0.5 + exact * 0.02);
    }),
    { seed: 3, numRuns: 100 },
  );
});

test('citizens arrive in order, inside the run, where their share of the area has passed', () => {
  fc.assert(
    fc.property(profiles, warps, fc.integer({ min: 1, max: 500 }), (profile, warp, users) => {
      const moments = momentsOf(profile, warp, evenly(users));
      expect(moments).toHaveLength(users);
      const endMs = profile.durationMs / warp;
      const total = areaUntil(profile, profile.durationMs, warp);
      const strays = moments.filter((moment, i) => !(moment >= (moments[i - 1] ?? 0) && moment <= endMs));
      expect(strays).toEqual([]);
      const i = users >> 1;
      const passed = areaUntil(profile, (moments[i] ?? 0) * warp, warp) / total;
      expect(Math.abs(passed - i / users)).toBeLessThan(0.02);
    }),
    { seed: 4, numRuns: 100 },
  );
});

test('a flat profile is a ramp: one citizen in each of equal slots', () => {
  const profile: LoadProfile = { points: [{ atMs: 0, perSecond: 2 }], durationMs: 600_000 };
  expect(arrivalsOf(profile, 60)).toBe(20);
  const moments = momentsOf(profile, 60, evenly(20));
  for (const [i, moment] of moments.entries()) expect(moment).toBeCloseTo(i * 500, 6);
});

test('nobody comes while the rate is zero', () => {
  const profile: LoadProfile = {
    points: [
      { atMs: 0, perSecond: 0 },
      { atMs: 60_000, perSecond: 0 },
      { atMs: 60_000, perSecond: 10 },
      { atMs: 120_000, perSecond: 10 },
      { atMs: 120_000, perSecond: 0 },
    ],
    durationMs: 300_000,
  };
  expect(arrivalsOf(profile, 1)).toBe(600);
  const moments = momentsOf(profile, 1, evenly(600));
  expect(Math.min(...moments)).toBeGreaterThanOrEqual(60_000);
  expect(Math.max(...moments)).toBeLessThanOrEqual(120_000);
});
