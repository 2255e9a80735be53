import { expect, test } from '@playwright/test';
import { States } from '../../../src/browser/sensing/states.ts';

const CLAIM = 'http://here.test/claims/17?x=1';

test('a state is new once, on whichever claim it is seen', () => {
  const states = new States();
  expect(states.isNew(CLAIM, 'aaaa')).toBe(true);
  expect(states.isNew('http://here.test/claims/18', 'aaaa')).toBe(false);
  expect(states.isNew(CLAIM, 'bbbb')).toBe(true);
  expect(states.isNew('http://here.test/', 'aaaa')).toBe(true);
});

test('the first citizens look each time they come to a page, later ones rarely', () => {
  const states = new States();
  const looks = Array.from({ length: 220 }, () => states.isDue(CLAIM, 'click', true)).filter(Boolean);
  expect(looks).toHaveLength(20 + 20);
});

test('what comes of a deed without a change of address is looked at by the first who do it', () => {
  const states = new States();
  const due = (deed: string): boolean[] => [1, 2, 3, 4, 5].map(() => states.isDue(CLAIM, deed, false));
  expect(due('click')).toEqual([true, true, true, false, false]);
  expect(due('fill')[0]).toBe(true);
});

test('a service with pages and states without end is not looked at without end', () => {
  const states = new States();
  let looked = 0;
  for (let index = 0; index < 500; index += 1) {
    const page = `http://here.test/${'x'.repeat(index)}`;
    for (let state = 0; state < 50; state += 1) if (states.isNew(page, `${state}`)) looked += 1;
  }
  expect(looked).toBe(200 * 20);
});

test('a state of which the look came to nothing is looked at by the next who come, three times in all', () => {
  const states = new States();
  const tries = [1, 2, 3, 4].map(() => {
    const isNew = states.isNew(CLAIM, 'aaaa');
    if (isNew) states.forget('http://here.test/claims/18', 'aaaa');
    return isNew;
  });
  expect(tries).toEqual([true, true, true, false]);
  expect(states.isNew(CLAIM, 'bbbb')).toBe(true);
});
