import { expect, test } from '@playwright/test';
import { chooseExemplars } from '../../../src/checks/index.ts';
import { sampleEvents } from '../../support/debrief-sample.ts';

test('every failed citizen is shown, and the first two finished ones of each persona', () => {
  const events = sampleEvents({ outcome: (n) => (n % 5 === 0 ? 'failed' : 'finished') });
  const { exemplars, shown } = chooseExemplars(events);
  expect(shown).toEqual({ failed: 10, ofFailed: 10, others: 6, ofOthers: 40 });
  expect(exemplars.filter(({ outcome }) => outcome === 'finished').map(({ number }) => number)).toEqual([
    1, 2, 3, 4, 6, 8,
  ]);
});

test('a rare cause is not crowded out by a frequent one when the cap bites', () => {
  const events = sampleEvents({ outcome: (n) => (n === 50 ? 'abandoned' : 'failed') });
  const { exemplars, shown } = chooseExemplars(events, { failedCap: 4 });
  expect(exemplars.map(({ number }) => number)).toEqual([1, 2, 3, 50]);
  expect(shown).toMatchObject({ failed: 4, ofFailed: 50 });
});

test('a rank names one place of a persona, so that a history can hang on it whatever the outcome', () => {
  const { exemplars } = chooseExemplars(
    sampleEvents({ outcome: (n) => (n % 2 === 0 ? 'failed' : 'finished') }),
  );
  const names = exemplars.map(({ persona, rank }) => `${persona} ${rank}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('rural-phone 1');
});

test('the first of a persona is one who failed, when there is one, though others have lower numbers', () => {
  const { exemplars } = chooseExemplars(
    sampleEvents({ users: 9, outcome: (n) => (n === 7 ? 'failed' : 'finished') }),
  );
  const ruralPhone = exemplars.filter(({ persona }) => persona === 'rural-phone');
  expect(ruralPhone.map(({ number, rank }) => [number, rank])).toEqual([
    [1, 2],
    [4, 3],
    [7, 1],
  ]);
});

test('an exemplar brings its steps and everything else observed of it, and nobody else’s', () => {
  const { exemplars } = chooseExemplars(sampleEvents());
  for (const { number, steps, events } of exemplars) {
    expect(steps.map(({ title }) => title)).toEqual([
      'click /apply',
      'fill state',
      'upload transcript.pdf',
      'click Submit',
    ]);
    expect(events.every((event) => 'citizen' in event && event.citizen === number)).toBe(true);
  }
});
