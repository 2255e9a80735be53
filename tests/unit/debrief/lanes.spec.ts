import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { lanes } from '../../../src/debrief/allure/lanes.ts';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 1, max: 300 }))
  .map(([start, length]) => ({ start, stop: start + length }));

test('no two citizens in flight at once share a row of the timeline, and there are no more rows than needed', () => {
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 40 }), (intervals) => {
      const rows = lanes(intervals);
      for (const [i, a] of intervals.entries()) {
        for (const [j, b] of intervals.entries()) {
          if (i < j && rows[i] === rows[j]) expect(a.stop <= b.start || b.stop <= a.start).toBe(true);
        }
      }
      const most = intervals.map(
        ({ start }) => intervals.filter((o) => o.start <= start && start < o.stop).length,
      );
      expect(Math.max(0, ...rows)).toBe(Math.max(0, ...most));
    }),
  );
});
