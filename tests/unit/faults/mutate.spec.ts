import { expect, test } from '@playwright/test';
import { BadInput, type Json } from '../../../src/model/index.ts';
import { exchangeFault, fakeExchange, NEVER } from './fake-port.ts';

const CLAIM = { claim: { id: 7, amount: 120, notes: null }, items: [{ price: 1 }, { price: 2, tax: 3 }] };

async function mutated(
  settings: object,
  said: Json | string = CLAIM,
  type = 'application/json',
): Promise<unknown> {
  const body = Buffer.from(typeof said === 'string' ? said : JSON.stringify(said));
  const exchange = fakeExchange({ service: () => ({ headers: { 'content-type': type }, body }) });
  await exchangeFault('mutate', settings).apply(exchange, NEVER);
  const { text = '' } = exchange.got() ?? {};
  return typeof said === 'string' ? text : (JSON.parse(text) as unknown);
}

for (const [what, settings, expected] of [
  ['a field is missing', { remove: ['claim.amount'] }, { ...CLAIM, claim: { id: 7, notes: null } }],
  ['a field is other', { set: { 'claim.amount': -1 } }, { ...CLAIM, claim: { ...CLAIM.claim, amount: -1 } }],
  ['every element loses it', { remove: ['items.*.price'] }, { ...CLAIM, items: [{}, { tax: 3 }] }],
  ['one element is gone', { remove: ['items.0'] }, { ...CLAIM, items: [{ price: 2, tax: 3 }] }],
  [
    'a list becomes a text, and a field is removed besides',
    { set: { items: 'none' }, remove: ['claim'] },
    { items: 'none' },
  ],
  ['every field of a group', { set: { 'claim.*': 0 } }, { ...CLAIM, claim: { id: 0, amount: 0, notes: 0 } }],
  ['what is not there stays away', { set: { 'claim.nobody.name': 1, 'items.9': 1 } }, CLAIM],
] as const) {
  test(`in a JSON answer, ${what}`, async () => {
    expect(await mutated(settings)).toEqual(expected);
  });
}

test('a problem document is JSON too; a page and a broken text pass as they are', async () => {
  expect(await mutated({ remove: ['claim'] }, CLAIM, 'application/problem+json; charset=utf-8')).toEqual({
    items: CLAIM.items,
  });
  expect(await mutated({ remove: ['claim'] }, '<p>claim</p>', 'text/html')).toBe('<p>claim</p>');
  expect(await mutated({ remove: ['claim'] }, '{"claim":', 'application/json')).toBe('{"claim":');
});

test('a name from a stranger reaches no prototype', async () => {
  const said = JSON.parse('{"__proto__":{"admin":true},"a":1}') as Json;
  const got = await mutated({ set: { '__proto__.admin': false } }, said);
  expect(JSON.stringify(got)).toBe('{"__proto__":{"admin":false},"a":1}');
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
});

for (const settings of [{}, { remove: [] }, { set: {} }, { remove: ['a..b'] }, { set: { '': 1 } }]) {
  test(`${JSON.stringify(settings)} names no field and is refused`, () => {
    expect(() => exchangeFault('mutate', settings)).toThrow(BadInput);
  });
}
