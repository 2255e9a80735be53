import { expect, test } from '@playwright/test';
import { closingLine, countTests } from '../../support/closing-line.ts';

type Counted = Parameters<typeof countTests>[0][number];
type Status = 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';

/** A test that came out like this, try by try. */
function tried(
  outcome: ReturnType<Counted['outcome']>,
  statuses: Status[],
  expectedStatus: Status = 'passed',
) {
  const results = statuses.map((status) => ({ status }) as Counted['results'][number]);
  return { outcome: () => outcome, results, expectedStatus };
}

test('the line is plain, and names skipped tests only where there are some', () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  expect(closingLine({ passed: 0, failed: 3, skipped: 1 })).toBe('0 passed, 3 failed, 1 skipped');
});

test('a test that passed passed, and one that was to fail and did passed too', () => {
  const tests = [tried('expected', ['passed']), tried('expected', ['failed'], 'failed')];
  expect(countTests(tests)).toEqual({ passed: 2, failed: 0, skipped: 0 });
});

test('failed, flaky, interrupted and never started tests all failed', () => {
  const tests = [
    tried('unexpected', ['failed']),
    tried('unexpected', ['timedOut']),
    tried('flaky', ['failed', 'passed']),
    tried('skipped', ['interrupted']),
    tried('skipped', []),
  ];
  expect(countTests(tests)).toEqual({ passed: 0, failed: 5, skipped: 0 });
});

test('a test that was meant to be skipped is skipped', () => {
  expect(countTests([tried('skipped', ['skipped'], 'skipped')])).toEqual({
    passed: 0,
    failed: 0,
    skipped: 1,
  });
});
