import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { inRealTime } from '../../../src/browser/time/page/lifetime.mjs';
import { simulatedAt } from '../../../src/browser/time/index.ts';

const NOW = Date.parse('2031-03-01T12:00:00Z');
const at = (line: string, warp = 60): string => inRealTime(line, { now: NOW, warp });

for (const [what, written, real] of [
  ['an hour', 'id=7; Max-Age=3600', 'id=7; Max-Age=60'],
  ['a moment', 'id=7; Expires=Sat, 01 Mar 2031 13:00:00 GMT', 'id=7; Max-Age=60'],
  [
    'a moment in the old way',
    'id=7; expires=Saturday, 01-Mar-31 13:00:00 GMT; Secure',
    'id=7; Secure; Max-Age=60',
  ],
  ['a moment without a zone, which is UTC', 'id=7; Expires=Sat, 01 Mar 2031 13:00:00', 'id=7; Max-Age=60'],
  [
    'both, of which the age counts',
    'id=7; Max-Age=60; Expires=Sat, 01 Mar 2031 13:00:00 GMT',
    'id=7; Max-Age=1',
  ],
  ['a session', 'id=a=b; Path=/; HttpOnly', 'id=a=b; Path=/; HttpOnly'],
  ['the past', 'id=; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'id=; Max-Age=0'],
  ['no age', 'id=; Max-Age=0', 'id=; Max-Age=0'],
  ['an age below nothing', 'id=; max-age=-1', 'id=; Max-Age=0'],
  ['part of a second', 'id=7; Max-Age=61', 'id=7; Max-Age=2'],
  ['more than a browser keeps', 'id=7; Max-Age=99999999999', 'id=7; Max-Age=576000'],
  ['nonsense, which says nothing', 'id=7; Max-Age=soon; Expires=later', 'id=7; Max-Age=soon; Expires=later'],
] as const) {
  test(`a cookie that lasts ${what} lasts as long in real time`, () => {
    expect(at(written)).toBe(real);
  });
}

test('a cookie never ends early, and at most a real second late', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 34_560_000 }),
      fc.integer({ min: 1, max: 100_000 }),
      (age, warp) => {
        const seconds = Number(/Max-Age=(\d+)$/.exec(at(`id=7; Max-Age=${age}`, warp))?.[1]);
        expect(seconds * warp).toBeGreaterThanOrEqual(age);
        expect((seconds - 1) * warp).toBeLessThan(age);
      },
    ),
  );
});

test('simulated time is a straight line from its start', () => {
  const time = { startAt: NOW, epoch: 1_000, warp: 1_440 };
  expect([1_000, 1_001, 61_000].map((wall) => simulatedAt(time, wall) - NOW)).toEqual([0, 1_440, 86_400_000]);
  expect(simulatedAt({ ...time, warp: 2.5 }, 1_001)).toBe(NOW + 2);
});
