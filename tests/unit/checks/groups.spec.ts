import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../../src/checks/index.ts';
import { plainTraits } from '../../../src/model/index.ts';
import type { CitizenOutcome, Filters, Persona, Scorecard } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import { metric } from './crossroads.ts';

/** Citizen 1 has the second persona, citizen 2 the third, citizen 3 the first, and so on. */
const GROUPS: Readonly<Record<string, Record<string, string>>> = {
  'first-gen-student': { language: 'Spanish', age: 'under 25' },
  'rural-phone': { age: 'under 25' },
  'evening-learner': { age: '25 to 64' },
};

function card(
  { users, outcome }: { users: number; outcome: (n: number) => CitizenOutcome },
  {
    expression = 'disparity_ratio >= 0.8',
    where,
    groups = GROUPS,
  }: { expression?: string; where?: Filters; groups?: typeof GROUPS } = {},
): Scorecard {
  const plan = samplePlan({ users });
  plan.personas = plan.personas.map((one): Persona => {
    const { minMs, maxMs } = one.think;
    const think = { distribution: 'uniform', minMs, maxMs } as const;
    return { ...one, traits: { ...plainTraits, think, groups: groups[one.id] ?? {} } };
  });
  plan.scenario.checks = [{ ...metric(expression), ...(where ? { where } : {}) }];
  const tally = new Tally(plan);
  for (const event of sampleEvents({ users, outcome })) tally.add(event);
  return judge({ plan, tally });
}

/** Every other citizen of the first persona fails. */
const hurtsFirst = (n: number): CitizenOutcome => (n % 6 === 3 ? 'failed' : 'finished');

test('a gate on fairness names who is hurt first, with the numbers of both groups', () => {
  const { gates } = card({ users: 300, outcome: hurtsFirst });
  expect(gates[0]).toMatchObject({ status: 'red', value: 0.5 });
  expect(gates[0]?.reason).toBe(
    'disparity ratio is 0.5 as of language ‘Spanish’ 50 of 100 citizens finished (50 %), and of ‘not stated’ 200 of 200 citizens (100 %), wanted at least 0.8',
  );
});

test('groups are compared within their kind only, and one kind may be asked for', () => {
  const { gates, groups } = card({ users: 300, outcome: hurtsFirst }, { where: { by: 'age' } });
  expect(gates[0]).toMatchObject({ value: 0.75 });
  expect(gates[0]?.reason).toContain('of age ‘under 25’ 150 of 200 citizens');
  expect(groups.map(({ by, group, ended, finished, ratio }) => [by, group, ended, finished, ratio])).toEqual([
    ['language', 'Spanish', 100, 50, 0.5],
    ['language', 'not stated', 200, 200, 1],
    ['age', 'under 25', 200, 150, 0.75],
    ['age', '25 to 64', 100, 100, 1],
  ]);
  expect(groups[0]?.journeyP50Ms).toBeGreaterThan(0);
});

test('a handful of citizens proves nobody hurt, nor unhurt', () => {
  const { gates } = card({ users: 12, outcome: (n) => (n === 3 ? 'failed' : 'finished') });
  expect(gates[0]).toMatchObject({ status: 'unproven', value: 0.75 });
  expect(gates[0]?.reason).toContain('so few cannot tell it from chance');
});

test('when everybody finishes the ratio is 1, and its interval still tells how few they were', () => {
  const small = card({ users: 12, outcome: () => 'finished' }).gates[0];
  const large = card({ users: 1200, outcome: () => 'finished' }).gates[0];
  expect(small).toMatchObject({ status: 'green', value: 1 });
  expect(small?.interval?.low).toBeLessThan(large?.interval?.low ?? 0);
  expect(large?.interval?.low).toBeGreaterThan(0.95);
  expect(large?.interval?.high).toBeGreaterThanOrEqual(1);
});

test('the interval of a quotient is that of the literature', () => {
  // Donner & Zou’s MOVER over Wilson’s limits, 50 of 100 against 200 of 200, two kinds compared: z = 2.2414.
  const [low, high] = [0.38, 0.63];
  const { interval } = card({ users: 300, outcome: hurtsFirst }).gates[0] ?? {};
  expect(interval?.low).toBeGreaterThan(low);
  expect(interval?.low).toBeLessThan(0.5);
  expect(interval?.high).toBeGreaterThan(0.5);
  expect(interval?.high).toBeLessThan(high);
});

test('without groups, or with one alone, or when nobody finishes, there is nothing to compare', () => {
  const nothing = 'no two groups can be compared, or nobody finished';
  expect(card({ users: 30, outcome: hurtsFirst }, { groups: {} }).gates[0]).toMatchObject({
    status: 'unproven',
    reason: nothing,
  });
  expect(card({ users: 30, outcome: () => 'failed' }).gates[0]).toMatchObject({
    status: 'unproven',
    reason: nothing,
  });
  expect(
    card({ users: 30, outcome: hurtsFirst }, { where: { by: 'disability' } }).gates[0]?.reason,
  ).toContain('of disability');
});

test('one group of a kind can be looked at by itself', () => {
  const { gates } = card(
    { users: 300, outcome: hurtsFirst },
    { expression: 'success_rate >= 90%', where: { group: 'language: Spanish' } },
  );
  expect(gates[0]).toMatchObject({ status: 'red', value: 0.5 });
});
