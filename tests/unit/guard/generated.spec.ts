import { expect, test } from '@playwright/test';
import { alarmsAmong } from '../../bench/generated.ts';

/** A sample of what `npx tsx tests/bench/guard.ts` does with ten million. */
const VALUES = 200_000;

test('of 200,000 values of made-up citizens none raises an alarm, in whatever field it is typed', () => {
  const { values, alarms } = alarmsAmong({ seed: 20_260_101, values: VALUES });
  expect(values).toBeGreaterThanOrEqual(VALUES);
  expect(alarms).toEqual([]);
});

test('an alarm among generated values would be told with its field and kind', () => {
  const { alarms } = alarmsAmong({
    seed: 1,
    values: 100,
    spoil: ({ ssn }) => ({ ssn: ssn.replace('-00-', '-45-') }),
  });
  expect(alarms).toContainEqual(
    expect.stringMatching(/^citizen 1 of seed 1, ssn: ssn \*\*\*-\*\*-\*\*\d\d$/),
  );
});
