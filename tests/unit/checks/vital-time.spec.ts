import { expect, test } from '@playwright/test';
import { Part } from '../../../src/checks/part.ts';
import type { RunEvent } from '../../../src/model/index.ts';
import { samplePlan } from '../../support/debrief-sample.ts';

test('a vital belongs to the minutes in which its page began, not to those in which its citizen left', () => {
  const vital = (t: number, startedAt?: number): RunEvent => ({
    type: 'vital',
    t,
    citizen: 1,
    step: 0,
    name: 'lcp',
    value: 900,
    url: 'http://here.test/',
    ...(startedAt === undefined ? {} : { startedAt }),
  });
  const part = new Part({ from: 120_000, to: 300_000 }, samplePlan());
  const has = (event: RunEvent): boolean => part.has(event, 'student');
  expect(has(vital(310_000, 290_000))).toBe(true);
  expect(has(vital(130_000, 110_000))).toBe(false);
  // Of a record of before nothing else is known.
  expect(has(vital(130_000))).toBe(true);
});
