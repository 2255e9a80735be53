import fc from 'fast-check';
import { arrivalsOf, MAX_USERS } from '../../../src/model/index.ts';
import type { LoadProfile } from '../../../src/model/index.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Times that people write: whole minutes, and odd ones. */
export const anyMs = fc.oneof(
  fc.integer({ min: 1, max: 600 }).map((n) => n * SECOND_MS),
  fc.integer({ min: 1, max: 48 }).map((n) => n * HOUR_MS),
  fc.integer({ min: 1, max: 100_000 }),
  fc.constant(0.5),
);
const anyWarp = fc.constantFrom(1, 1, 60, 7, 1.5, 4_320);

/** Time of a scenario as its reader makes it. */
export const anyTimes = fc
  .record({
    timeWarp: anyWarp,
    users: fc.integer({ min: 1, max: MAX_USERS }),
    rampUp: fc.oneof(fc.constant(0), anyMs),
    profile: fc.option(anyProfile()),
    start: fc.option(fc.constantFrom('2026-11-02T08:00Z', '2026-11-02T08:00:30-05:00')),
    poisson: fc.boolean(),
    atOnce: fc.option(fc.integer({ min: 1, max: 500 })),
  })
  .map(({ timeWarp, users, rampUp, profile, start, poisson, atOnce }) => {
    const common = { timeWarp, ...(start === null ? {} : { start }) };
    const spread = poisson ? { arrivals: 'poisson' as const } : {};
    const brought = profile === null ? 0 : arrivalsOf(profile, timeWarp);
    if (profile === null || brought < 1 || brought > MAX_USERS)
      return {
        ...common,
        ...(atOnce === null ? spread : { concurrency: atOnce }),
        users,
        rampUpMs: rampUp / timeWarp,
      };
    return { ...common, ...spread, users: brought, rampUpMs: profile.durationMs / timeWarp, profile };
  });

function anyProfile(): fc.Arbitrary<LoadProfile> {
  const rate = fc.oneof(
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 1, max: 1_000 }).map((n) => (n * 1_000) / 3_600_000),
    fc.constantFrom(0.5, 1.25),
  );
  return fc
    .tuple(fc.array(fc.tuple(anyMs, rate), { maxLength: 3 }), rate, fc.constantFrom(0, HOUR_MS, 1))
    .map(([steps, first, more]) => {
      let atMs = 0;
      const later = steps.map(([ms, perSecond]) => ({ atMs: (atMs += ms), perSecond }));
      return {
        points: [{ atMs: 0, perSecond: first }, ...later],
        durationMs: atMs + (atMs === 0 ? HOUR_MS : more),
      };
    });
}
