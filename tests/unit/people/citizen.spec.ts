import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { identitySchema } from '../../../src/model/index.ts';
import { citizenOf, valuesOf } from '../../../src/people/index.ts';
import { personaWith } from './a-persona.ts';

const persona = personaWith();
const seeds = fc.integer({ min: 0, max: 2 ** 40 });
const numbers = fc.integer({ min: 1, max: 1_000_000 });

test('citizen 37 of seed 42 is this person, on every machine and in every year', () => {
  expect(citizenOf(42, 37, persona)).toEqual({
    number: 37,
    persona,
    identity: {
      givenName: 'Rafael',
      familyName: 'Stehr',
      fullName: 'Rafael Stehr',
      email: 'rafael.stehr.37-42@example.org',
      phone: '(718) 555-0169',
      street: '7221 Quillbeck Road',
      city: 'Brooklyn',
      state: 'New York',
      stateCode: 'NY',
      zip: '11216',
      birthDate: '1977-04-08',
      title: 'Mr.',
      middleName: 'Cyrus',
      gender: 'Male',
      birthYear: '1977',
      birthMonth: '4',
      birthDay: '8',
      birthDateUs: '04/08/1977',
      age: '48',
      county: 'Kings',
      street2: '',
      phoneDigits: '7185550169',
      ssn: '187-00-1144',
      ssnDigits: '187001144',
      ssnLast4: '1144',
      ssnStrict: '219-09-9999',
      passportNumber: 'X00601457',
      driversLicense: 'TEST4479123',
      ein: '29-0988002',
      farmNumber: '9167205',
      bankName: 'Specimen Credit Union',
      accountNumber: '000062425857',
      routingNumber: '110000000',
      cardNumber: '5555555555554444',
      cardExpiry: '10/34',
      cardCvc: '686',
      cardName: 'Rafael Stehr',
      username: 'rstehr37s42',
      password: 'Copperbourne-9326!',
      ipAddress: '192.0.2.80',
      language: 'English',
      maritalStatus: 'Single',
      householdSize: '2',
      school: 'Rowanbank Community College, New York',
      employer: 'Birchwick Logistics',
      jobTitle: 'Office clerk',
      annualIncome: '22060',
    },
  });
});

test('everything a form may ask is there, and nothing else', () => {
  const { identity } = citizenOf(1, 1, persona);
  expect(Object.keys(identity).toSorted()).toEqual(Object.keys(identitySchema.shape).toSorted());
  expect(() => identitySchema.parse(identity)).not.toThrow();
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

test('a persona changes the names by its language, the birth by its ages and the job by its role; nothing else', () => {
  const other = personaWith({ age: { min: 70, max: 70 }, role: 'farmer' }, { id: 'other', locale: 'es-US' });
  const follows = new Set(
    [
      ['givenName', 'middleName', 'familyName', 'fullName', 'email', 'username', 'cardName', 'language'],
      ['birthDate', 'birthDateUs', 'birthYear', 'birthMonth', 'birthDay', 'age'],
      ['jobTitle', 'employer', 'school', 'maritalStatus', 'householdSize', 'annualIncome'],
    ].flat(),
  );
  const changed = new Set<string>();
  for (let number = 1; number <= 50; number++) {
    const [one, two] = [citizenOf(1, number, persona).identity, citizenOf(1, number, other).identity];
    for (const field of identitySchema.keyof().options) if (two[field] !== one[field]) changed.add(field);
  }
  expect([...changed].filter((field) => !follows.has(field))).toEqual([]);
  expect(changed.has('givenName') && changed.has('age') && changed.has('jobTitle')).toBe(true);
});

test('a plan that knows no traits makes the same citizens as one with plain traits', () => {
  const { traits: _none, ...old } = persona;
  expect(citizenOf(5, 5, old).identity).toEqual(citizenOf(5, 5, persona).identity);
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

test('what a citizen may type can be listed field by field, without the empty ones', () => {
  const citizens = Array.from({ length: 30 }, (_, i) => citizenOf(1, i + 1, persona));
  for (const citizen of citizens) {
    const values = valuesOf(citizen);
    expect(values.get('ssn')).toBe(citizen.identity.ssn);
    expect([...values.values()]).not.toContain('');
  }
  expect(citizens.some((citizen) => !valuesOf(citizen).has('street2'))).toBe(true);
  expect(citizens.some((citizen) => valuesOf(citizen).has('street2'))).toBe(true);
});
