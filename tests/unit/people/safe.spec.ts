import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { citizenOf } from '../../../src/people/index.ts';
import { personaWith } from './a-persona.ts';

const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const numbers = fc.integer({ min: 1, max: 1_000_000 });

/** The range of each identifying field, written out once more by hand. */
const RANGES: Readonly<Record<string, RegExp>> = {
  // RFC 2606, RFC 6761
  email: /^[a-z]+\.[a-z]+\.\d+-\d+@(?:example\.(?:org|com|net)|mail\.example)$/,
  // NANPA: 555-0100 to 555-0199
  phone: /^\([2-9]\d\d\) 555-01\d\d$/,
  phoneDigits: /^[2-9]\d\d55501\d\d$/,
  // SSA: never a group 00; no area that ITINs begin with
  ssn: /^(?!000|666|9)\d{3}-00-(?!0000)\d{4}$/,
  ssnStrict: /^219-09-9999$/,
  passportNumber: /^X0\d{7}$/,
  driversLicense: /^TEST\d{7}$/,
  // No prefix that the IRS lists
  ein: /^(?:00|0[789]|1[789]|2[89]|49|69|70|7[89]|89|9[67])-\d{7}$/,
  farmNumber: /^9\d{6}$/,
  routingNumber: /^110000000$/,
  accountNumber: /^0000\d{8}$/,
  // RFC 5737
  ipAddress: /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.(?!0$|255$)\d{1,3}$/,
  cardExpiry: /^(?:0[1-9]|1[0-2])\/3[2-8]$/,
  cardCvc: /^\d{3,4}$/,
  password: /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[!-]).{12,}$/,
  zip: /^\d{5}$/,
};

test('every identifying value lies in its safe range', () => {
  const personas = [personaWith(), personaWith({}, { locale: 'es-US' })];
  fc.assert(
    fc.property(seeds, numbers, fc.constantFrom(...personas), (seed, number, persona) => {
      const identity: Record<string, string> = citizenOf(seed, number, persona).identity;
      const outside = Object.entries(RANGES).filter(([field, range]) => !range.test(identity[field] ?? ''));
      if (outside.length > 0)
        throw new Error(outside.map(([field]) => `${field} is ${identity[field]}`).join(', '));
    }),
    { seed: 2, numRuns: 2_000 },
  );
});

test('cards and routing numbers pass their check digits, as forms want', () => {
  const sums = (card: string): number =>
    Array.from(card)
      .toReversed()
      .reduce((sum, digit, i) => sum + (i % 2 ? doubled(Number(digit)) : Number(digit)), 0);
  const doubled = (digit: number): number => (digit > 4 ? 2 * digit - 9 : 2 * digit);
  const people = Array.from({ length: 300 }, (_, i) => citizenOf(1, i + 1, personaWith()).identity);
  const wrong = people.filter(({ cardNumber, cardCvc, routingNumber }) => {
    const weights = [3, 7, 1];
    const weighted = Array.from(routingNumber).reduce(
      (sum, digit, i) => sum + Number(digit) * (weights[i % 3] ?? 0),
      0,
    );
    const isAmex = cardNumber.length === 15;
    return sums(cardNumber) % 10 !== 0 || weighted % 10 !== 0 || cardCvc.length !== (isAmex ? 4 : 3);
  });
  expect(wrong).toEqual([]);
  expect(new Set(people.map(({ cardNumber }) => cardNumber)).size).toBe(12);
});
