import { expect, test } from '@playwright/test';
import type { Identity } from '../../../src/model/index.ts';
import { citizenOf, states } from '../../../src/people/index.ts';
import { personaWith } from './a-persona.ts';

const some = (count: number, persona = personaWith(), seed = 3): Identity[] =>
  Array.from({ length: count }, (_, i) => citizenOf(seed, i + 1, persona).identity);

test('state, city, county, ZIP and area code belong together', () => {
  const wrong = some(2_000).filter(({ state, stateCode, city, county, zip, phone }) => {
    const home = states.find(({ code }) => code === stateCode);
    const place = home?.places.find((one) => one.city === city);
    const [first = Infinity, last = 0] = place?.zips ?? [];
    const isThere = home?.name === state && place?.county === county;
    const isZip = /^\d{5}$/.test(zip) && Number(zip) >= first && Number(zip) <= last;
    return !isThere || !isZip || !place?.areas.includes(phone.slice(1, 4));
  });
  expect(wrong).toEqual([]);
});

test('homes are spread evenly: of each 50 citizens in a row one lives in each state', () => {
  for (const seed of [1, 2, 3]) {
    const homes = some(500, personaWith(), seed).map(({ stateCode }) => stateCode);
    for (let block = 0; block < 10; block++) {
      expect(new Set(homes.slice(block * 50, block * 50 + 50)).size).toBe(50);
    }
  }
  const order = (seed: number): string =>
    some(50, personaWith(), seed)
      .map(({ stateCode }) => stateCode)
      .join();
  expect(order(1)).not.toBe(order(2));
});

test('the parts of a date of birth, its forms and the age say the same', () => {
  const people = some(500, personaWith({ age: { min: 18, max: 24 } }));
  const wrong = people.filter(({ birthDate, birthDateUs, birthYear, birthMonth, birthDay, age }) => {
    const parts = [birthYear, birthMonth.padStart(2, '0'), birthDay.padStart(2, '0')].join('-');
    const us = `${birthDate.slice(5, 7)}/${birthDate.slice(8)}/${birthYear}`;
    const isDay = new Date(birthDate).toISOString().slice(0, 10) === birthDate;
    const years = 2026 - Number(birthYear) - (birthDate.slice(5) > '01-01' ? 1 : 0);
    return parts !== birthDate || us !== birthDateUs || !isDay || Number(age) !== years;
  });
  expect(wrong).toEqual([]);
  expect([...new Set(people.map(({ age }) => age))].toSorted().join(' ')).toBe('18 19 20 21 22 23 24');
});

test('parts of a value are parts of it: names, phone, number of the SSN, name on the card', () => {
  const wrong = some(300).filter(
    (one) =>
      one.fullName !== `${one.givenName} ${one.familyName}` ||
      one.cardName !== one.fullName ||
      one.phoneDigits !== one.phone.replaceAll(/\D/g, '') ||
      one.ssnDigits !== one.ssn.replaceAll('-', '') ||
      !one.ssn.endsWith(one.ssnLast4) ||
      one.title !== { Female: 'Ms.', Male: 'Mr.', Nonbinary: 'Mx.' }[one.gender],
  );
  expect(wrong).toEqual([]);
});

test('life goes with age and role: minors are at high school, the old are retired, farmers farm', () => {
  const minors = some(40, personaWith({ age: { min: 15, max: 17 } }));
  expect(new Set(minors.map(({ jobTitle, maritalStatus }) => `${jobTitle} ${maritalStatus}`))).toEqual(
    new Set(['Student Single']),
  );
  expect(minors.every(({ school }) => school.includes('High School'))).toBe(true);
  const old = some(40, personaWith({ age: { min: 75, max: 90 } }));
  expect(old.every(({ jobTitle, school, state }) => jobTitle === 'Retired' && school.includes(state))).toBe(
    true,
  );
  const farmers = some(10, personaWith({ role: 'farmer' }));
  expect(farmers.every(({ employer, jobTitle }) => employer.endsWith(' Farm') && jobTitle === 'Farmer')).toBe(
    true,
  );
  const couples = some(500).filter(({ maritalStatus }) => maritalStatus === 'Married');
  expect(couples.length).toBeGreaterThan(100);
  expect(couples.every(({ householdSize }) => Number(householdSize) >= 2)).toBe(true);
});

test('names follow the language of the persona, with their accents; mail and user names stay plain', () => {
  const spanish = some(400, personaWith({}, { locale: 'es-US' }));
  expect(spanish.filter(({ familyName }) => familyName.includes(' ')).length).toBeGreaterThan(100);
  expect(spanish.some(({ fullName }) => /[ñáéíóú]/.test(fullName))).toBe(true);
  expect(new Set(spanish.map(({ language }) => language))).toEqual(new Set(['Spanish']));
  const english = some(400);
  expect(english.some(({ fullName }) => /[^\p{ASCII}]/u.test(fullName))).toBe(true);
  expect(english.filter(({ fullName }) => /[^\p{ASCII}]/u.test(fullName)).length).toBeLessThan(100);
  const others = ['fr-CA', 'pt-BR', 'de-DE', 'vi-VN', 'tlh'].flatMap((locale) =>
    some(50, personaWith({}, { locale })),
  );
  const wrong = others.filter(
    ({ email, username, fullName }) =>
      !/^[a-z]+\.[a-z]+\.\d+-\d+@/.test(email) ||
      !/^[a-z]+\d+s\d+$/.test(username) ||
      !/^\p{L}.* .*\p{L}$/u.test(fullName),
  );
  expect(wrong).toEqual([]);
});
