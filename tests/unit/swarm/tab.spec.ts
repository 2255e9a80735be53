import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { plainTraits, takes, type Persona, type Step } from '../../../src/model/index.ts';
import { secondTabBefore } from '../../../src/swarm/tab.ts';
import { citizenNumber, clickSubmit, somebody } from '../../support/people.ts';

const think = { distribution: 'uniform', ...somebody.think } as const;
const persona: Persona = { ...somebody, traits: { ...plainTraits, think, secondTab: true } };
const citizen = citizenNumber(1, persona);
const script = (length: number): Step[] => Array.from({ length }, () => clickSubmit);

test('the second tab comes half-way, and never before the first step', () => {
  expect([1, 2, 3, 4, 5, 10].map((length) => secondTabBefore(citizen, script(length), {}))).toEqual([
    undefined,
    1,
    1,
    2,
    2,
    5,
  ]);
});

test('who stays with one tab has none', () => {
  expect(secondTabBefore(citizenNumber(1), script(4), {})).toBeUndefined();
});

test('half-way is counted in what the citizen does of the script', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (theirs) => {
      const steps = theirs.map((isTheirs): Step =>
        isTheirs ? clickSubmit : { ...clickSubmit, when: [{ choice: 0, option: 1 }] },
      );
      const done = steps.flatMap((step, index) => (takes(step, [0]) ? [index] : []));
      const at = secondTabBefore(citizen, steps, { choices: [0] });
      if (done.length < 2) return at === undefined;
      return at !== undefined && done.indexOf(at) === Math.max(1, Math.floor(done.length / 2));
    }),
  );
});

test('who works round after round opens the second tab before one of them, and not in the middle of one', () => {
  expect(secondTabBefore(citizen, script(8), {}, { from: 2, to: 8 })).toBe(2);
  // Before the first there is nothing to open again: before the second.
  expect(secondTabBefore(citizen, script(8), {}, { from: 0, to: 8 })).toBe(8);
  expect(secondTabBefore(citizen, script(1), {}, { from: 0, to: 1 })).toBe(1);
});
