import { expect, test } from '@playwright/test';
import { askedIn } from '../../../src/steps/form/asked.ts';
import { days } from '../../../src/steps/form/days.ts';
import { gives } from '../../../src/steps/form/gives.ts';
import { meanings } from '../../../src/steps/form/meanings.ts';
import { plain } from '../../../src/steps/form/words.ts';
import { aField } from '../../support/fake-hands.ts';

/** What labels of real forms ask for. */
const labels: Record<string, string[]> = {
  fullName: ['Name', 'Full legal name *', 'Type your full name as your signature', 'Nombre completo'],
  givenName: ['First name', 'First', 'Given name(s)', 'Nombre', 'Preferred name (optional)'],
  familyName: ['Last name', 'Surname', 'Apellidos', 'Mother’s maiden name'],
  middleName: ['Middle name'],
  middleInitial: ['M.I.', 'Middle initial'],
  title: ['Title'],
  email: ['E-mail', 'Email address', 'Correo electrónico', 'What is your email address?'],
  phone: ['Phone', 'Daytime phone number', 'Número de teléfono', 'Mobile phone'],
  street: ['Street address', 'Address line 1', 'Mailing address', 'Dirección'],
  street2: ['Address line 2 (optional)', 'Apartment, suite, unit, etc.', 'Apt/Suite'],
  city: ['City', 'Town or city', 'Ciudad', 'Place of birth'],
  state: ['State', 'State of residence', 'State, territory, or military post', 'Estado'],
  county: ['County'],
  zip: ['ZIP code', 'ZIP', 'Postal code', 'Postcode', 'Código postal'],
  country: ['Country', 'País'],
  birthDate: ['Date of birth', 'Birthdate', 'DOB', 'Fecha de nacimiento', 'When were you born?'],
  age: ['Age', 'How old are you?', 'Edad'],
  maritalStatus: ['Marital status', 'Estado civil'],
  ssn: ['SSN', 'Social Security Number', 'Social Security number or ITIN', 'Número de Seguro Social'],
  ssnLast4: ['Last four digits of your Social Security number'],
  passportNumber: ['Passport number', 'Passport ID'],
  driversLicense: ['Driver’s license number', 'State ID number'],
  ein: ['Employer Identification Number (EIN)'],
  employer: ['Employer', 'Name of your employer', 'Company name', 'Empleador'],
  jobTitle: ['Job title', 'Occupation'],
  annualIncome: ['Annual income', 'Household income ($)', 'Ingresos anuales'],
  monthlyIncome: ['Gross monthly income'],
  householdSize: ['Household size', 'How many people live in your household?'],
  dependents: ['Number of dependents', 'How many children do you have?'],
  school: ['School', 'Name of school you attend', 'Universidad'],
  username: ['Username', 'User ID', 'Nombre de usuario'],
  password: ['Password', 'Confirm password', 'Contraseña'],
  cardNumber: ['Card number', 'Credit card number'],
  cardCvc: ['CVC', 'Security code', 'CVV'],
  cardName: ['Name on card', 'Cardholder name'],
  routingNumber: ['Routing number', 'Bank routing number'],
  accountNumber: ['Account number', 'Confirm account number', 'Bank account number'],
  accountType: ['Account type'],
  amount: ['Amount', 'Monthly rent amount'],
  statement: [
    'Comments',
    'Reason for applying',
    'Please describe what happened',
    'Please state your reason',
    'Describa su situación',
  ],
  reference: ['Case number', 'Number', 'PIN'],
  expires: ['Expiration date', 'Passport expiration date'],
  appointment: ['Appointment date', 'Preferred date'],
  recent: ['Last day worked', 'Date of incident'],
  past: ['Hire date', 'Employment start date'],
  today: ['Date', 'Date signed', 'Today’s date'],
  captcha: ['I’m not a robot', 'Enter the characters you see'],
  oneTimeCode: ['Verification code', 'Enter the code we sent to your phone', '6-digit code'],
  farmNumber: ['FSA farm number'],
};

const asksOf = (stated: Parameters<typeof aField>[0]): string | undefined =>
  askedIn([aField(stated)])[0]?.asks;

for (const [asks, names] of Object.entries(labels)) {
  test(`a person knows a field for ${asks} by what it is called`, () => {
    for (const name of names) expect.soft(asksOf({ name }), name).toBe(asks);
  });
}

test('nobody can tell what an unknown word asks for', () => {
  expect(asksOf({ name: 'Quux' })).toBeUndefined();
});

test('what the author states goes before what the label says, and that before the author’s own names', () => {
  expect(asksOf({ name: 'Reference', autocomplete: 'postal-code' })).toBe('zip');
  expect(asksOf({ name: 'Your login', type: 'email' })).toBe('email');
  expect(asksOf({ name: 'City', hints: 'zip_code' })).toBe('city');
  expect(asksOf({ name: 'Quux', hints: 'applicantZipCode' })).toBe('zip');
  expect(asksOf({ name: 'Social Security number', type: 'password' })).toBe('ssn');
  expect(asksOf({ name: 'Quux', type: 'tel' })).toBe('phone');
  expect(asksOf({ name: 'Quux', type: 'password' })).toBe('password');
  expect(asksOf({ name: 'Quux', group: 'Home address' })).toBe('street');
});

test('day, month and year are those of the question they stand under', () => {
  const parts = ['Month', 'Day', 'Year'].map((name) =>
    aField({ name, group: 'What is your date of birth?' }),
  );
  expect(askedIn(parts)).toEqual([
    { asks: 'birthDate', part: 'month' },
    { asks: 'birthDate', part: 'day' },
    { asks: 'birthDate', part: 'year' },
  ]);
  expect(askedIn([aField({ name: 'Year' })])).toEqual([{ asks: 'year', part: 'year' }]);
});

test('a field for dates asks for a day, whatever its label speaks of', () => {
  expect(asksOf({ name: 'When was your passport issued?', widget: 'date-parts' })).toBe('issued');
  expect(asksOf({ name: 'When was your passport issued?' })).toBe('passportNumber');
});

test('beside a card number, what expires is the card', () => {
  const form = ['Card number', 'Expiration date', 'Month', 'Year'].map((name) => aField({ name }));
  expect(askedIn(form).map(({ asks }) => asks)).toEqual([
    'cardNumber',
    'cardExpiry',
    'cardExpiryMonth',
    'cardExpiryYear',
  ]);
});

/** https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill-field */
const TOKENS =
  `name honorific-prefix given-name additional-name family-name honorific-suffix nickname username new-password
  current-password one-time-code organization-title organization street-address address-line1 address-line2 address-line3
  address-level4 address-level3 address-level2 address-level1 country country-name postal-code cc-name cc-given-name
  cc-additional-name cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc cc-type transaction-currency
  transaction-amount language bday bday-day bday-month bday-year sex url photo tel tel-country-code tel-national
  tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension email impp`.split(/\s+/);

test('every autocomplete token of the HTML standard is known, once', () => {
  expect(meanings.flatMap(({ tokens }) => tokens).toSorted()).toEqual(TOKENS.toSorted());
});

test('every row of the table has an answer, every answer a row, and words are written as they are compared', () => {
  expect(meanings.map(({ asks }) => asks).toSorted()).toEqual(
    [...Object.keys(gives), ...Object.keys(days)].toSorted(),
  );
  for (const { asks, words, whole } of meanings) {
    for (const phrase of [...words, ...whole]) expect.soft(plain(phrase), asks).toBe(phrase);
  }
  const all = meanings.flatMap(({ words }) => words);
  expect(all.filter((phrase, index) => all.indexOf(phrase) !== index)).toEqual([]);
});
