import { expect, test } from '@playwright/test';
import { isNewer } from '../../../scripts/stale.mjs';

const stamp = '2026-11-21T10:00:00.000Z\n';
const at = (time: string): number => Date.parse(time);

test('what changed after the build makes it stale, what changed before does not', () => {
  expect(isNewer(at('2026-11-21T10:00:00.001Z'), stamp)).toBe(true);
  expect(isNewer(at('2026-11-21T09:59:59.999Z'), stamp)).toBe(false);
});

test('a stamp that cannot be read never passes for a fresh build', () => {
  expect(isNewer(0, 'half a st')).toBe(true);
});
