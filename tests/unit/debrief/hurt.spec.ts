import { expect, test } from '@playwright/test';
import { hurtFirst } from '../../../src/debrief/page/hurt.ts';
import type { GroupResult, Scorecard } from '../../../src/model/index.ts';
import { sampleDebrief } from '../../support/debrief-sample.ts';
import type { SampleOptions } from '../../support/debrief-sample.ts';

const hurt = (options: SampleOptions, change: Partial<Scorecard> = {}): string => {
  const { scorecard, scenario } = sampleDebrief('/runs/1', options);
  return hurtFirst({ ...scorecard, ...change }, scenario);
};
const group = (
  name: string,
  finished: number,
  [low, high]: [number, number],
  ratio: number,
): GroupResult => ({
  by: 'language',
  group: name,
  ended: 20,
  finished,
  success: finished / 20,
  interval: { low, high, n: 20 },
  journeyP50Ms: 1_000,
  journeyP95Ms: 2_000,
  ratio,
});
const someFail: SampleOptions = { outcome: (n) => (n % 3 === 0 ? 'failed' : 'finished') };

test('the group that fares worst is named against the best of its kind', () => {
  const groups = [group('Spanish', 6, [0.15, 0.52], 0.3), group('English', 20, [0.84, 1], 1)];
  expect(hurt(someFail, { groups })).toBe(
    'Citizens with language “Spanish”: 6 of 20 finished (30 %), against 100 % with “English”.',
  );
});

test('where chance alone can make the difference, that is said', () => {
  const groups = [group('Spanish', 18, [0.7, 0.97], 0.9), group('English', 20, [0.84, 1], 1)];
  expect(hurt(someFail, { groups })).toContain('chance alone can do that');
});

test('without groups it is the persona of whom the smallest share finished', () => {
  expect(hurt(someFail)).toMatch(/^First-generation student: 0 of 16 finished \(0 %\), against 100 % of /);
});

test('of a run that was stopped nobody’s share is held against another, for those on the way did not fail', () => {
  const outcome: SampleOptions['outcome'] = (n) =>
    n % 3 === 0 ? 'interrupted' : n % 7 === 0 ? 'failed' : 'finished';
  expect(hurt({ outcome, interrupted: 'Ctrl-C' })).toMatch(
    /^Those who come to ‘click Submit’: \d+ of \d+ stopped there\.$/,
  );
});

test('a run of which the generator was the limit accuses nobody', () => {
  const { validity } = sampleDebrief('/runs/1', someFail).scorecard;
  expect(hurt(someFail, { validity: { ...validity, valid: false } })).toContain(
    'Nobody knows: the generator',
  );
});

test('nobody is hurt where all finished, and nobody knows where nobody came to an end', () => {
  expect(hurt({})).toBe('Nobody: all who came to an end finished.');
  expect(hurt({ outcome: () => 'not-started', interrupted: 'Ctrl-C' })).toContain('Nobody knows');
});
