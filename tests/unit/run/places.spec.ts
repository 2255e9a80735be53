import { expect, test } from '@playwright/test';
import { placesHere, tooManyStaff } from '../../../src/run/places.ts';

test('a machine with memory carries more citizens at once, within reason', () => {
  expect(placesHere(1e9)).toBe(64);
  expect(placesHere(24e9)).toBe(200);
  expect(placesHere(1e12)).toBe(1_000);
});

test('staff that has no room in memory is warned about, since all of them are there at once', () => {
  expect(tooManyStaff(64, 1e9)).toBeUndefined();
  expect(tooManyStaff(65, 1e9)).toContain('opens 65 browser windows, and there is memory for about 64');
});
