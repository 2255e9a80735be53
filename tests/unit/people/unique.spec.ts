import { expect, test } from '@playwright/test';
import type { Identity } from '../../../src/model/index.ts';
import { citizenOf } from '../../../src/people/index.ts';
import { numbering, SIZES } from '../../../src/people/identity/index.ts';
import { personaWith } from './a-persona.ts';

const persona = personaWith();

/** What the real world gives out once. */
const ONCE = [
  'ssn',
  'passportNumber',
  'driversLicense',
  'ein',
  'accountNumber',
  'email',
  'username',
] as const;

function repeats(
  identities: Iterable<Identity>,
  fields: readonly (keyof Identity)[],
): Record<string, number> {
  const seen = new Map(fields.map((field) => [field, new Set<string>()]));
  const found: Record<string, number> = {};
  for (const identity of identities) {
    for (const [field, values] of seen) {
      if (values.has(identity[field])) found[field] = (found[field] ?? 0) + 1;
      values.add(identity[field]);
    }
  }
  return found;
}

function* citizens(seeds: number, each: number): Generator<Identity> {
  for (let seed = 1; seed <= seeds; seed++) {
    for (let number = 1; number <= each; number++) yield citizenOf(seed, number, persona).identity;
  }
}

test('no two citizens of a run share what the real world gives out once', () => {
  expect(repeats(citizens(1, 20_000), [...ONCE, 'farmNumber'])).toEqual({});
});

test('nor do those of a hundred seeds', () => {
  expect(repeats(citizens(100, 100), [...ONCE, 'farmNumber'])).toEqual({});
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
