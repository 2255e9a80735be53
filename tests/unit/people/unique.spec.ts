import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { identitySchema } from '../../../src/model/index.ts';
import type { Identity } from '../../../src/model/index.ts';
import { citizenOf } from '../../../src/people/index.ts';
import { numbering, SIZES } from '../../../src/people/identity/index.ts';
import { personaWith } from './a-persona.ts';

const persona = personaWith();
const personas = [
  persona,
  personaWith({ role: 'farmer' }, { locale: 'es-US' }),
  personaWith({ age: { min: 70, max: 90 } }, { locale: 'de-DE' }),
  personaWith({ role: 'caseworker' }, { locale: 'fr-CA' }),
];

/** What the real world gives out once. */
const ONCE: readonly (keyof Identity)[] = [
  'ssn',
  'ssnDigits',
  'passportNumber',
  'driversLicense',
  'ein',
  'farmNumber',
  'accountNumber',
  'email',
  'username',
];
/** What it gives out once too, and of which there is too little that is nobody's: docs/data-safety.md says how little. */
const SCARCE = ['phone', 'phoneDigits', 'ssnStrict', 'cardNumber', 'ipAddress'];
/** What people share: names, places, days, parts of numbers, banks, secrets of their own choice, walks of life. */
const SHARED = [
  'givenName middleName familyName fullName title gender',
  'birthDate birthDateUs birthYear birthMonth birthDay age',
  'street street2 city county state stateCode zip',
  'ssnLast4 bankName routingNumber cardExpiry cardCvc cardName password',
  'language maritalStatus householdSize school employer jobTitle annualIncome',
].flatMap((line) => line.split(' '));

/** How many different values some citizens have of what is given out once. */
function different(people: Iterable<Identity>): Record<string, number> {
  const seen = ONCE.map((field) => [field, new Set<string>()] as const);
  for (const identity of people) for (const [field, values] of seen) values.add(identity[field]);
  return Object.fromEntries(seen.map(([field, { size }]) => [field, size]));
}

/** Citizens of mixed personas, as a run has them. */
function* citizens(seeds: number, each: number): Generator<Identity> {
  for (let seed = 1; seed <= seeds; seed++) {
    for (let number = 1; number <= each; number++)
      yield citizenOf(seed, number, personas[number % personas.length] ?? persona).identity;
  }
}

test('of every field of a citizen it is known whether two may share it', () => {
  expect([...ONCE, ...SCARCE, ...SHARED].toSorted()).toEqual(Object.keys(identitySchema.shape).toSorted());
});

for (const { seeds, each, whose } of [
  { seeds: 1, each: 100_000, whose: 'a run' },
  { seeds: 100, each: 1_000, whose: 'a hundred seeds' },
]) {
  test(`100,000 citizens of ${whose}, whatever their personas, share nothing that the real world gives out once`, () => {
    expect(different(citizens(seeds, each))).toEqual(
      Object.fromEntries(ONCE.map((field) => [field, seeds * each])),
    );
  });
}

test('mail addresses and user names of any two seeds differ', () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.maxSafeNat(), fc.integer({ min: 1, max: 1_000_000 })),
      fc.tuple(fc.maxSafeNat(), fc.integer({ min: 1, max: 1_000_000 })),
      ([seed, number], [otherSeed, otherNumber]) => {
        fc.pre(seed !== otherSeed || number !== otherNumber);
        const [one, other] = [citizenOf(seed, number, persona), citizenOf(otherSeed, otherNumber, persona)];
        return (
          one.identity.email !== other.identity.email && one.identity.username !== other.identity.username
        );
      },
    ),
    { seed: 3, numRuns: 500 },
  );
});

test('100,000 citizens have 100,000 numbers, of one seed, of a hundred or of 100,000', () => {
  for (const size of Object.values(SIZES)) {
    const position = numbering(size);
    for (const seeds of [1, 7, 100, 316, 1_000, 100_000]) {
      const used = new Set<number>();
      const each = Math.floor(100_000 / seeds);
      for (let seed = 5; seed < 5 + seeds; seed++) {
        for (let number = 1; number <= each; number++) used.add(position(seed, number));
      }
      expect(used.size, `${seeds} seeds in ${size}`).toBe(seeds * each);
    }
  }
});

test('a range is used up before a number comes again, and all numbers lie in it', () => {
  const size = SIZES.million;
  const position = numbering(size, 12_345);
  const used = new Uint8Array(size);
  for (let number = 1; number <= size; number++) used[position(9, number)] = 1;
  expect(used.every((once) => once === 1)).toBe(true);
  expect(position(9, size + 1)).toBe(position(9, 1));
});

test('seeds as large as numbers go have their own positions, whole and in range', () => {
  const position = numbering(SIZES.sixty);
  for (const seed of [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, 2 ** 40]) {
    const at = position(seed, 1_000_000);
    expect(Number.isInteger(at) && at >= 0 && at < SIZES.sixty).toBe(true);
  }
});

test('telephones repeat as late as the range for fiction allows: not among the first 5,000 citizens', () => {
  for (const seed of [1, 2]) {
    const phones = new Set<string>();
    for (let number = 1; number <= 5_000; number++)
      phones.add(citizenOf(seed, number, persona).identity.phone);
    expect(phones.size).toBe(5_000);
  }
});
