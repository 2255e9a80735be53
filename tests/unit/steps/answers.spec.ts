import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { Field } from '../../../src/model/index.ts';
import { answersTo } from '../../../src/steps/form/answers.ts';
import { askedIn } from '../../../src/steps/form/asked.ts';
import { fits } from '../../../src/steps/form/limits.ts';
import { aField } from '../../support/fake-hands.ts';
import { citizenNumber } from '../../support/people.ts';

const { identity } = citizenNumber(1);
/** A Friday. */
const who = {
  identity: {
    ...identity,
    phone: '(614) 555-0142',
    phoneDigits: '6145550142',
    age: '26',
    birthMonth: '1',
    birthDay: '1',
    birthYear: '2000',
  },
  today: '2026-11-20',
  chance: 0.4,
};

function answers(stated: Parameters<typeof aField>[0], at: Partial<typeof who> = {}): string[] {
  const field = aField(stated);
  const [asked = {}] = askedIn([field]);
  return answersTo(field, asked, { ...who, ...at });
}
const answer = (stated: Parameters<typeof aField>[0]): string | undefined => answers(stated)[0];

test('a value is written as the field wants it', () => {
  expect(answer({ name: 'Phone' })).toBe('(614) 555-0142');
  expect(answer({ name: 'Phone', pattern: String.raw`\d{3}-\d{3}-\d{4}` })).toBe('614-555-0142');
  expect(answer({ name: 'Phone', pattern: String.raw`\d{3}\.\d{3}\.\d{4}` })).toBe('614.555.0142');
  expect(answer({ name: 'Phone', maxLength: 10 })).toBe('6145550142');
  expect(answer({ name: 'Phone', help: 'Enter 10 digits, no dashes' })).toBe('6145550142');
  expect(answer({ name: 'State', maxLength: 2 })).toBe('OH');
  expect(answer({ name: 'ZIP', pattern: String.raw`\d{5}-\d{4}` })).toBe('43001-0001');
  expect(answer({ name: 'First name', pattern: '[A-Z]+' })).toMatch(/^[A-Z]+$/);
  expect(answer({ name: 'SSN', pattern: String.raw`(?!000|666)[0-8]\d{2}-(?!00)\d{2}-(?!0000)\d{4}` })).toBe(
    identity.ssnStrict,
  );
  expect(answer({ name: 'Last 4 digits of your SSN', type: 'number' })).toBe(
    String(Number(identity.ssnLast4)),
  );
});

test('a number that could be somebody’s is never made up', () => {
  expect(answers({ name: 'SSN', pattern: String.raw`9\d{8}` })).toEqual([]);
  expect(answers({ name: 'Card number', pattern: String.raw`5\d{3}` })).toEqual([]);
  const mine = [identity.ssn, identity.ssnStrict];
  expect(answers({ name: 'SSN', pattern: String.raw`\d{3}-\d{2}-\d{4}` })).toEqual(mine);
  expect(answer({ name: 'Quux', pattern: String.raw`\d{3}-\d{2}-\d{4}` })).toMatch(/^100-00-0\d{3}$/);
  expect(answer({ name: 'Quux', pattern: String.raw`\(\d{3}\) \d{3}-\d{4}` })).toMatch(/^\(100\) 000-\d{4}$/);
});

test('letters that a page does not know are written plainly', () => {
  const named = { identity: { ...who.identity, givenName: 'José', familyName: 'O’Brien' } };
  expect(answers({ name: 'First name' }, named)[0]).toBe('José');
  expect(answers({ name: 'First name', pattern: '[A-Za-z ]+' }, named)[0]).toBe('Jose');
  expect(answers({ name: 'Last name' }, named)).toEqual([
    'O’Brien',
    'OBrien',
    expect.anything(),
    expect.anything(),
    expect.anything(),
  ]);
});

test('a day is the one that the field asks for, in the form it shows', () => {
  expect(answer({ name: 'Date of birth', widget: 'date', type: 'date' })).toBe('2000-01-01');
  expect(answer({ name: 'Date of birth', widget: 'date-parts' })).toBe('2000-01-01');
  expect(answer({ name: 'Date of birth' })).toBe('01/01/2000');
  expect(answer({ name: 'Date of birth (DD/MM/YYYY)' })).toBe('01/01/2000');
  expect(answer({ name: 'Appointment date', help: 'DD.MM.YYYY' })).toBe('23.11.2026');
  expect(answer({ name: 'Appointment date', help: 'mm-dd-yy' })).toBe('11-23-26');
  expect(answer({ name: 'Fecha de nacimiento', help: 'DD/MM/AAAA' })).toBe('01/01/2000');
  expect(answer({ name: 'Last day worked', pattern: String.raw`\d{4}-\d{2}-\d{2}` })).toBe('2026-11-06');
  expect(answer({ name: 'Appointment date', maxLength: 8 })).toBe('11232026');
  expect(
    answer({ name: 'Appointment', widget: 'date', type: 'date', min: '2026-12-01', max: '2026-12-31' }),
  ).toBe('2026-12-01');
  expect(answer({ name: 'Expiration date', widget: 'date', type: 'date' })).toBe('2029-11-19');
  expect(answer({ name: 'Travel month', widget: 'date', type: 'month' })).toBe('2026-11');
  expect(answer({ name: 'Week', widget: 'date', type: 'week' })).toBe('2026-W47');
  expect(answer({ name: 'Appointment', widget: 'date', type: 'datetime-local' })).toBe('2026-11-23T10:00');
  expect(answer({ name: 'Time', widget: 'time', type: 'time', min: '11:30', max: '12:00' })).toBe('11:30');
  expect(
    answer({ name: 'Month', group: 'Date of birth', widget: 'select', options: ['January', 'February'] }),
  ).toBe('January');
  expect(answer({ name: 'Year', group: 'Date of birth' })).toBe('2000');
  expect(answer({ name: 'Tax year', widget: 'select', options: ['2026', '2025', '2024'] })).toBe('2025');
});

test('a complaint about a day is answered with one on the other side of today', () => {
  const date: Parameters<typeof aField>[0] = { name: 'Date', widget: 'date', type: 'date' };
  expect(answer({ ...date, error: 'The date must be in the future' })).toBe('2026-11-23');
  expect(answer({ ...date, error: 'The date must be in the past' })).toBe('2026-11-06');
});

test('numbers keep to what the page says', () => {
  const number = { widget: 'number', type: 'number' } as const;
  expect(answer({ ...number, name: 'Annual income' })).toBe(identity.annualIncome);
  expect(answer({ ...number, name: 'Annual income', max: '100' })).toBe('100');
  expect(answer({ ...number, name: 'Annual income', help: 'between $1,000 and $9,000' })).toBe('9000');
  expect(answer({ ...number, name: 'Household size', min: '1', max: '1' })).toBe('1');
  expect(answer({ ...number, name: 'Hours per week', step: '7', min: '0' })).toBe('42');
  expect(Number(answer({ ...number, name: 'Rooms' }))).toBeGreaterThan(0);
  expect(answer({ ...number, name: 'Rooms', error: 'must be at most 1' })).toBe('1');
});

test('texts are as long as the page wants them', () => {
  expect(answer({ name: 'Comments', minLength: 60 })?.length).toBeGreaterThanOrEqual(60);
  expect(answer({ name: 'Comments', maxLength: 9 })).toBe('This is a');
  expect(answer({ name: 'Comments', help: 'at least 100 characters' })?.length).toBeGreaterThanOrEqual(100);
  expect(answer({ name: 'Comments', error: 'no more than 20 characters' })?.length).toBeLessThanOrEqual(20);
  expect(answer({ name: 'Quux' })).toBe('Rehearsal');
  expect(answer({ name: 'Quux', pattern: '[A-Z]{2}[0-9]{6}' })).toMatch(/^[A-Z]{2}\d{6}$/);
  expect(answer({ name: 'Quux', pattern: String.raw`(.)\1` })).toBe('Rehearsal');
});

/** Lists, and what a citizen of Ohio, 26 years old, chooses. */
const lists: { name: string; options: string[]; chosen: string; group?: string }[] = [
  { name: 'State', options: ['Alabama', 'Ohio', 'Wyoming'], chosen: 'Ohio' },
  { name: 'State', options: ['AL', 'OH', 'WY'], chosen: 'OH' },
  { name: 'State', options: ['AL - Alabama', 'OH - Ohio', 'WY - Wyoming'], chosen: 'OH - Ohio' },
  {
    name: 'Country',
    options: ['Canada', 'United States of America', 'United States Minor Outlying Islands'],
    chosen: 'United States of America',
  },
  { name: 'Age', options: ['Under 18', '18–24', '25 to 34', '35+'], chosen: '25 to 34' },
  { name: 'Age', options: ['under 26', '26 or older'], chosen: '26 or older' },
  { name: 'Birth month', options: ['01 - January', '02 - February'], chosen: '01 - January' },
  { name: 'Do you agree to the terms?', options: ['No', 'Yes'], chosen: 'Yes' },
  { name: 'Have you ever been convicted of a felony?', options: ['Yes', 'No'], chosen: 'No' },
  { name: 'I have never been convicted of a felony', options: ['Yes', 'No'], chosen: 'Yes' },
  { name: '¿Ha sido condenado por un delito?', options: ['Sí', 'No'], chosen: 'No' },
  { name: 'Are you a resident?', options: ['No, I am not', 'Yes, I am', 'Not sure'], chosen: 'Yes, I am' },
  { name: 'Account type', options: ['Savings', 'Checking'], chosen: 'Checking' },
  { name: 'Card type', options: ['Mastercard', 'Visa'], chosen: 'Visa' },
  { name: 'Reason', options: ['Select one', 'Prefer not to say', 'Other', 'Laid off'], chosen: 'Laid off' },
  { name: 'Reason', options: ['Other', 'None of the above'], chosen: 'Other' },
];

for (const { chosen, ...list } of lists) {
  test(`of ${list.options.join(', ')} for “${list.name}” a citizen takes ${chosen}`, () => {
    expect(answer({ ...list, widget: 'select' })).toBe(chosen);
    expect(answer({ ...list, widget: 'radio-group' })).toBe(chosen);
  });
}

test('where it is all the same, chance decides, and another try takes another one', () => {
  const list = {
    name: 'Favourite colour',
    widget: 'select',
    options: ['Red', 'Green', 'Blue', 'Other'],
  } as const;
  const chosen = new Set([0, 0.2, 0.4, 0.6, 0.8].map((chance) => answers(list, { chance })[0]));
  expect(chosen.size).toBe(3);
  expect(answers(list).toSorted()).toEqual(['Blue', 'Green', 'Other', 'Red']);
  expect(answers(list).at(-1)).toBe('Other');
});

test('a document is the one that the upload speaks of, as a kind that it takes', () => {
  const file = (name: string, accept?: string): string | undefined =>
    answer({ name, widget: 'file', ...(accept === undefined ? {} : { accept }) });
  expect(file('Passport photo', 'image/*')).toBe('photo.jpg');
  expect(file('Photo', '.pdf')).toBe('document.pdf');
  expect(file('Official transcript', '.pdf')).toBe('transcript.pdf');
  expect(file('Schedule F (Form 1040)', '.pdf,.doc')).toBe('schedule-f.pdf');
  expect(file('Recent pay stub', 'image/jpeg')).toBe('pay-stub.jpg');
  expect(file('Proof of address')).toBe('proof-of-address.pdf');
  expect(file('Supporting document', 'application/pdf, .jpg')).toBe('document.pdf');
  expect(file('Spreadsheet', '.xlsx')).toBeUndefined();
  expect(file('Comprobante de domicilio')).toBe('proof-of-address.pdf');
});

const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(some, { nil: undefined });
const limits = fc.record({
  name: fc.constantFrom('Name', 'Phone', 'Comments', 'Quux', 'ZIP', 'Annual income', 'Date of birth'),
  minLength: maybe(fc.integer({ min: 0, max: 40 })),
  more: fc.integer({ min: 0, max: 40 }),
});

test('whatever the limits of a text, what is given keeps to them', () => {
  fc.assert(
    fc.property(limits, ({ name, minLength = 0, more }) => {
      const field: Field = aField({ name, minLength, maxLength: Math.max(1, minLength + more) });
      const [first = ''] = answers(field);
      expect(fits(first, field)).toBe(true);
    }),
  );
});

test('whatever the bounds of a number, what is given keeps to them', () => {
  const bounds = fc.record({
    min: fc.integer({ min: -1_000, max: 1_000 }),
    room: fc.integer({ min: 0, max: 1_000 }),
    step: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(bounds, fc.constantFrom('Age', 'Annual income', 'Rooms'), ({ min, room, step }, name) => {
      const [first = 'none'] = answers({
        name,
        widget: 'number',
        type: 'number',
        min: String(min),
        max: String(min + room),
        step: String(step),
      });
      const value = Number(first);
      expect(value >= min && value <= min + room && (value - min) % step === 0).toBe(true);
    }),
  );
});
