import { expect, test } from '@playwright/test';
import type { Persona, Plan, Step } from '../../../src/model/index.ts';
import { peopleOf } from '../../../src/run/accounts/person.ts';
import { somebody } from '../../support/people.ts';
import { scenarioWith } from '../../support/scenario.ts';
import { step } from '../../support/steps.ts';

const clerk: Persona = { ...somebody, id: 'clerk' };
const one = { atMs: 0, arms: [] };

/** Numbers of those who get an account in a plan with two citizens, and a clerk who is number 3. */
function numbers(...steps: Step[]): number[] {
  const plan: Plan = {
    scenario: scenarioWith({ users: 2, steps }),
    seed: 1,
    personas: [somebody, clerk],
    arrivals: [1, 2].map((number) => ({ ...one, number, persona: 'somebody' })),
    staff: [{ ...one, number: 3, persona: 'clerk', staff: 0 }],
    faults: [],
  };
  return peopleOf(plan, []).map(({ number }) => number);
}

test('accounts are made for that side of the counter on which people sign in', () => {
  const login = step({ login: {} });
  const ofStaff = step({ login: {} }, { staff: 0 });
  expect(numbers(login)).toEqual([1, 2]);
  expect(numbers(ofStaff)).toEqual([3]);
  expect(numbers(login, ofStaff)).toEqual([1, 2, 3]);
  // A program asked for them, whatever the script says.
  expect(numbers()).toEqual([1, 2]);
});
