import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { convert } from '../../../../src/browser/record/index.ts';
import type { FieldFacts, Heard } from '../../../../src/browser/record/heard.ts';
import { meaningOf, templateOf } from '../../../../src/browser/record/meaning.ts';
import { personalIn } from '../../../../src/browser/record/shapes.ts';
import { templateNames } from '../../../../src/model/index.ts';

const START = 'http://127.0.0.1/';
const TEXT: FieldFacts = { type: 'text', autocomplete: '', hints: '', uploads: 0 };

/** Somebody types into a field. */
function typed(name: string, text: string, facts: Partial<FieldFacts> = {}): Heard {
  const act = {
    name: 'fill',
    selector: name,
    ref: 'e1',
    text,
    ariaSnapshot: `- textbox ${JSON.stringify(name)} [ref=e1]`,
  };
  return { kind: 'act', window: 0, act, facts: { ...TEXT, ...facts }, dialogs: [], effects: [] };
}

/** Somebody checks that the page has a text. */
function reads(text: string): Heard {
  const act = { name: 'assertText', selector: 'p', text, ariaSnapshot: '- paragraph [ref=e1]' };
  return { kind: 'act', window: 0, act, dialogs: [], effects: [] };
}

const written = (...heard: Heard[]): unknown[] =>
  convert(heard, START)
    .steps.slice(1)
    .map(({ step }) => step.settings['value'] ?? step.settings['text']);

const MEANT: [what: string, field: string, facts: Partial<FieldFacts>, value: string, template: string][] = [
  ['label', 'First name', {}, 'Jane', 'givenName'],
  ['label', 'Last name *', {}, 'Roe', 'familyName'],
  ['label', 'Legal name', {}, 'Jane Roe', 'fullName'],
  ['label', 'Nombre completo', {}, 'Juana Roe', 'fullName'],
  ['label', 'E-mail', {}, 'not a mail', 'email'],
  ['type', 'How do we reach you?', { type: 'email' }, 'jane', 'email'],
  ['type', 'How do we reach you?', { type: 'tel' }, '614', 'phoneDigits'],
  ['label', 'Cell phone', {}, '(614) 555-0142', 'phone'],
  ['author’s name', 'Your answer', { hints: 'applicant_dateOfBirth' }, '08/20/1995', 'birthDateUs'],
  ['autocomplete', 'Where?', { autocomplete: 'section-home shipping postal-code' }, '43215', 'zip'],
  ['label', 'Street address', {}, '12 Main St', 'street'],
  ['label', 'Address line 2', {}, 'Apt 3', 'street2'],
  ['label', 'City or town', {}, 'Columbus', 'city'],
  ['label', 'State', {}, 'oh', 'stateCode'],
  ['label', 'State of residence', {}, 'Ohio', 'state'],
  ['label', 'Date of birth', {}, '1995-08-20', 'birthDate'],
  ['label', 'Social Security number', {}, '219-09-9999', 'ssn'],
  ['label', 'SSN', {}, '219099999', 'ssnDigits'],
  ['label', 'Last 4 digits of your SSN', {}, '9999', 'ssnLast4'],
  ['label', 'Passport number', {}, 'X12345678', 'passportNumber'],
  ['label', 'Driver’s license', {}, 'AB123', 'driversLicense'],
  ['label', 'Name on card', {}, 'Jane Roe', 'cardName'],
  ['label', 'Credit card number', {}, '4111 1111 1111 1111', 'cardNumber'],
  ['autocomplete', 'Valid', { autocomplete: 'cc-exp' }, '08/34', 'cardExpiry'],
  ['label', 'CVV', {}, '123', 'cardCvc'],
  ['label', 'Routing number', {}, '110000000', 'routingNumber'],
  ['label', 'Account number', {}, '000123456789', 'accountNumber'],
  ['label', 'User name', {}, 'jroe', 'username'],
  ['label', 'User name', {}, 'jroe@mail.test', 'email'],
  ['label', 'Choose a password', {}, 'Hunter2!', 'password'],
  ['type', 'Say friend', { type: 'password' }, 'mellon', 'password'],
];

for (const [by, field, facts, value, template] of MEANT) {
  test(`what is typed as “${field}” ${JSON.stringify(facts)} is each citizen’s own ${template}, by its ${by}`, () => {
    expect(templateNames).toContain(`citizen.${template}`);
    expect(written(typed(field, value, facts))).toEqual([`{{ citizen.${template} }}`]);
  });
}

const NOBODYS = [
  'Statement of purpose',
  'Amount',
  'Employees',
  'How many children?',
  'Search',
  'Discount code',
];

test('what belongs to nobody stays as it was typed', () => {
  for (const field of NOBODYS) expect(written(typed(field, 'some words 12'))).toEqual(['some words 12']);
});

test('wherever it was typed, what looks like somebody’s is not written', () => {
  expect(
    written(
      typed(
        'Comment',
        'Mail jane@mail.test or call 614-555-0142, +49 30 5550142; SSN 219-09-9999, card 4111111111111111.',
      ),
    ),
  ).toEqual([
    'Mail {{ citizen.email }} or call {{ citizen.phone }}, {{ citizen.phone }}; SSN {{ citizen.ssn }}, card {{ citizen.cardNumber }}.',
  ]);
  // Sixteen digits with a wrong check digit are the number of something else.
  expect(personalIn('Order 4111111111111112 of 2026-11-21, 12 pieces')).toEqual([]);
});

test('what was typed is not written where the page repeats it, in capitals or in an address', () => {
  expect(
    written(
      typed('Full name', 'Jane Roe'),
      typed('Email', 'Jane@mail.test'),
      reads('Thank you, JANE ROE! We write to jane@mail.test. Yours, Jane?'),
    ),
  ).toEqual([
    '{{ citizen.fullName }}',
    '{{ citizen.email }}',
    'Thank you, {{ citizen.fullName }}! We write to {{ citizen.email }}. Yours, {{ citizen.givenName }}?',
  ]);
});

test('braces of the page itself are no templates', () => {
  expect(written(reads('Dear {{ user.name }}, {{{ x }}}'))).toEqual(['Dear { user.name }, { x }']);
});

test('no value of a personal field is anywhere in a scenario, whatever it is', () => {
  const fields = fc.constantFrom(
    'First name',
    'Last name',
    'Full name',
    'Email',
    'Phone',
    'SSN',
    'Password',
    'Street address',
  );
  const values = fc.stringMatching(
    /^[A-Z][a-z]{2,9}(?: [A-Z][a-z]{2,9}| \d{2,5}|-\d{3}|@[a-z]{3,6}\.test)?$/,
  );
  fc.assert(
    fc.property(fields, values, fc.boolean(), (field, value, early) => {
      const echo = reads(`Hello ${value}, we have ${value.toUpperCase()}.`);
      const fill = typed(field, value);
      const { steps, replaced, kept } = convert(early ? [echo, fill] : [fill, echo], START);
      const all = JSON.stringify([steps, replaced, kept]);
      const template = templateOf(meaningOf(field, '', TEXT) ?? 'password', value);
      expect(all.replaceAll(template, '').replaceAll(field, '')).not.toContain(value);
      expect(all.replaceAll(template, '').replaceAll(field, '')).not.toContain(value.toUpperCase());
    }),
  );
});
