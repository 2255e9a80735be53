import { expect, test } from '@playwright/test';
import { plainTraits } from '../../../src/model/index.ts';
import type { Persona } from '../../../src/model/index.ts';
import { planRun } from '../../../src/plan/index.ts';
import { somebody } from '../../support/people.ts';
import { scenarioWith } from '../../support/scenario.ts';

function persona(id: string, role?: string): Persona {
  if (role === undefined) return { ...somebody, id };
  return {
    ...somebody,
    id,
    traits: { ...plainTraits, role, think: { distribution: 'uniform', minMs: 0, maxMs: 0 } },
  };
}
const crowd = [
  persona('student', 'citizen'),
  persona('old-plan'),
  persona('farmer', 'farmer'),
  persona('clerk', 'caseworker'),
];
const flying = (personas: string[], from = crowd): string[] =>
  planRun(scenarioWith({ users: 40, personas }), from, 1).personas.map(({ id }) => id);

test('a scenario that names nobody is flown by all citizens, and by no caseworker or farmer', () => {
  expect(flying([])).toEqual(['student', 'old-plan']);
});

test('others fly where the scenario names them, alone or with citizens', () => {
  expect(flying(['farmer'])).toEqual(['farmer']);
  expect(flying(['clerk', 'student'])).toEqual(['student', 'clerk']);
});

test('a project without citizens has to name who flies', () => {
  const staff = [persona('clerk', 'caseworker')];
  expect(() => flying([], staff)).toThrow(
    'no persona has the role “citizen”, and it does not say who else is to fly it',
  );
  expect(flying(['clerk'], staff)).toEqual(['clerk']);
});
