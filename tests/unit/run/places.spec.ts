import { expect, test } from '@playwright/test';
import { placesHere } from '../../../src/run/places.ts';

test('a machine with memory carries more citizens at once, within reason', () => {
  expect(placesHere(1e9)).toBe(64);
  expect(placesHere(24e9)).toBe(200);
  expect(placesHere(1e12)).toBe(1_000);
});
