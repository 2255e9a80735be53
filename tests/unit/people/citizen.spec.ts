import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { Persona } from '../../../src/model/index.ts';
import { citizenOf, states } from '../../../src/people/index.ts';

const persona: Persona = {
  id: 'first-gen-student',
  name: 'First-generation student',
  description: '',
  share: 1,
  device: 'phone',
  viewport: { width: 390, height: 844 },
  locale: 'en-US',
  timeZone: 'America/Chicago',
  think: { minMs: 0, maxMs: 0 },
  patienceMs: 1_000,
};
const seeds = fc.integer({ min: 0, max: 2 ** 40 });
const numbers = fc.integer({ min: 1, max: 1_000_000 });

test('citizen 37 of seed 42 is this person, on every machine and in every year', () => {
  expect(citizenOf(42, 37, persona)).toEqual({
    number: 37,
    persona,
    identity: {
      givenName: 'Tristian',
      familyName: 'Daugherty',
      fullName: 'Tristian Daugherty',
      email: 'tristian.daugherty.37@example.org',
      phone: '(201) 555-0136',
      street: '32963 Watery Lane',
      city: 'New Donny',
      state: 'New Jersey',
      stateCode: 'NJ',
      zip: '08215',
      birthDate: '1995-08-20',
    },
  });
});

test('the same citizen comes out whoever was made before', () => {
  fc.assert(
    fc.property(seeds, numbers, numbers, (seed, number, other) => {
      const first = citizenOf(seed, number, persona);
      citizenOf(seed, other, persona);
      return JSON.stringify(citizenOf(seed, number, persona)) === JSON.stringify(first);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('who they are does not depend on their persona', () => {
  const other = { ...persona, id: 'returning-adult', locale: 'es-US' };
  expect(citizenOf(1, 1, other).identity).toEqual(citizenOf(1, 1, persona).identity);
});

test('another seed or number is another person', () => {
  const people = new Set<string>();
  for (let seed = 0; seed < 20; seed++) {
    for (let number = 1; number <= 20; number++) {
      const { fullName, street, birthDate } = citizenOf(seed, number, persona).identity;
      people.add(`${fullName} ${street} ${birthDate}`);
    }
  }
  expect(people.size).toBe(400);
});

test('every identifying value lies in a range that belongs to nobody', () => {
  fc.assert(
    fc.property(seeds, numbers, (seed, number) => {
      const { email, phone, state, stateCode, zip, birthDate } = citizenOf(seed, number, persona).identity;
      const home = states.find(({ code }) => code === stateCode);
      if (!home) throw new Error(`no state ${stateCode}`);
      expect(email).toMatch(/^[a-z]+\.[a-z]+\.\d+@(?:example\.(?:org|com|net)|mail\.example)$/);
      expect(phone).toMatch(/^\(\d{3}\) 555-01\d\d$/);
      expect(phone.slice(1, 4)).toBe(home.area);
      expect(state).toBe(home.name);
      expect(zip).toMatch(/^\d{5}$/);
      const prefix = Number(zip.slice(0, 3));
      expect(prefix >= home.zip[0] && prefix <= home.zip[1]).toBe(true);
      expect(birthDate >= '1958-01-02' && birthDate <= '2007-12-31').toBe(true);
    }),
    { seed: 2, numRuns: 150 },
  );
});

test('no two citizens of a run share a mail address', () => {
  const addresses = Array.from({ length: 2_000 }, (_, i) => citizenOf(7, i + 1, persona).identity.email);
  expect(new Set(addresses).size).toBe(2_000);
});

test('homes are spread over all 50 states', () => {
  const homes = Array.from({ length: 1_000 }, (_, i) => citizenOf(7, i + 1, persona).identity.stateCode);
  expect(new Set(homes).size).toBe(50);
});

test('the table has 50 states whose ZIP ranges do not overlap', () => {
  expect(states).toHaveLength(50);
  expect(new Set(states.map(({ code }) => code)).size).toBe(50);
  expect(new Set(states.map(({ area }) => area)).size).toBe(50);
  const ranges = states.map(({ zip }) => zip).toSorted((a, b) => a[0] - b[0]);
  for (const [i, [from, to]] of ranges.entries()) {
    expect(from).toBeLessThanOrEqual(to);
    expect(ranges[i + 1]?.[0] ?? 1_000).toBeGreaterThan(to);
  }
  expect(states.map(({ code }) => code)).not.toContain('PR');
});
