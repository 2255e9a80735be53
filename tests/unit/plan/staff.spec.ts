import { expect, test } from '@playwright/test';
import { BadInput, does, flatten, type Persona, type ScriptItem } from '../../../src/model/index.ts';
import { planRun, withSize } from '../../../src/plan/index.ts';
import { somebody } from '../../support/people.ts';
import { scenarioWith } from '../../support/scenario.ts';
import { step } from '../../support/steps.ts';

const clerk: Persona = { ...somebody, id: 'clerk' };
const click = (name: string): ScriptItem => ({ item: 'step', ...step({ click: name }) });
const half = (name: string): ScriptItem => ({
  item: 'choose',
  options: [{ share: 0.5, items: [click(name)] }],
});

const flat = flatten(
  [half('Ask')],
  [{ persona: 'clerk', users: 4, script: [click('Take'), half('Approve')] }],
);
const fault = { kind: 'latency', settings: { delayMs: 1 }, service: '**' };
const scenario = scenarioWith({
  users: 10,
  personas: ['somebody'],
  ...flat,
  faults: [
    { ...fault, name: 'half', share: 0.5 },
    { ...fault, name: 'everybody', share: 1 },
    { ...fault, name: 'desks', share: 0.5, persona: 'clerk' },
  ],
});
const plan = planRun(scenario, [somebody, clerk], 1);

test('staff is planned beside the citizens, numbered on from them, and comes at the start', () => {
  expect(plan.arrivals).toHaveLength(10);
  expect(plan.staff?.map(({ number, atMs, persona, staff }) => ({ number, atMs, persona, staff }))).toEqual(
    [11, 12, 13, 14].map((number) => ({ number, atMs: 0, persona: 'clerk', staff: 0 })),
  );
  expect(plan.personas.map(({ id }) => id)).toEqual(['somebody', 'clerk']);
});

test('another number of citizens is no other number of staff', () => {
  const larger = planRun(withSize(scenario, { users: 100 }), [somebody, clerk], 1);
  expect(larger.arrivals).toHaveLength(100);
  expect(larger.staff).toHaveLength(4);
});

test('everybody does the script of their own side, and choices are exact quotas of each side', () => {
  const who = (side: 'arrivals' | 'staff') =>
    flat.steps.map((its) => plan[side]?.filter((arrival) => does(arrival, its)).length);
  expect(flat.steps.map(({ title }) => title)).toEqual(['click Ask', 'click Take', 'click Approve']);
  expect(who('arrivals')).toEqual([5, 0, 0]);
  expect(who('staff')).toEqual([0, 4, 2]);
});

test('shares of a fault are of citizens; one that names the staff’s persona reaches the staff', () => {
  const arms = (of: typeof plan.staff = []) =>
    scenario.faults.map((_, index) => of.filter((one) => one.arms[index] === 'exposed').length);
  expect(arms(plan.arrivals)).toEqual([5, 10, 0]);
  expect(arms(plan.staff)).toEqual([0, 0, 2]);
});

test('a plan without staff says nothing of any', () => {
  expect(planRun(scenarioWith(), [somebody], 1)).not.toHaveProperty('staff');
});

test('staff of a persona that is not there is bad input', () => {
  expect(() => planRun(scenario, [somebody], 1)).toThrow(BadInput);
  expect(() => planRun(scenario, [somebody], 1)).toThrow('there is no persona “clerk” for its staff');
});
