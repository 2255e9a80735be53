import type { Identity } from '../../model/index.ts';
import { namesOfMonth } from './dates.ts';

/**
 * What a citizen answers to each thing that a field may ask for (`meanings.ts`), the likeliest first; another way of
 * writing it, or the next best, after it. Nothing where nobody but a person can answer.
 */
export const gives = {
  fullName: ({ fullName }) => [fullName],
  givenName: ({ givenName }) => [givenName],
  middleName: ({ middleName }) => [middleName, 'None'],
  middleInitial: ({ middleName }) => [middleName.slice(0, 1), 'X'],
  initials: ({ givenName, familyName }) => [givenName.slice(0, 1) + familyName.slice(0, 1)],
  familyName: ({ familyName }) => [familyName],
  title: ({ title }) => [title, title.replace('.', '')],
  nameSuffix: () => ['None', 'Jr.', 'II'],
  username: ({ username }) => [username, `${username}1`],
  password: ({ password }) => [password, `${password}!aA1`],
  email: ({ email }) => [email, email.replace('@', '.1@')],
  phone: (who) => {
    const { area, prefix, line } = phoneOf(who);
    const digits = who.phoneDigits;
    const local = `${prefix}-${line}`;
    return [who.phone, digits, `${area}-${local}`, `+1 ${area} ${prefix} ${line}`, `+1${digits}`, local];
  },
  phoneCountry: () => ['+1', '1', 'United States'],
  phoneArea: (who) => [phoneOf(who).area],
  phoneLocal: (who) => [
    `${phoneOf(who).prefix}-${phoneOf(who).line}`,
    phoneOf(who).prefix + phoneOf(who).line,
  ],
  phonePrefix: (who) => [phoneOf(who).prefix],
  phoneLine: (who) => [phoneOf(who).line],
  phoneExtension: () => ['0', '100'],
  street: ({ street }) => [street],
  street2: ({ street2 }) => [street2, 'Apt 1'],
  city: ({ city }) => [city],
  county: ({ county }) => [county, `${county} County`],
  state: ({ state, stateCode }) => [state, stateCode],
  zip: ({ zip }) => [zip, `${zip}-0001`],
  zipPlus4: () => ['0001'],
  country: () => ['United States', 'United States of America', 'USA', 'US', 'Estados Unidos', 'EE. UU.'],
  countryCode: () => ['US', 'United States', 'United States of America', 'USA', 'Estados Unidos'],
  nationality: () => ['U.S. citizen', 'US citizen', 'United States', 'American', 'USA', 'US'],
  birthDay: ({ birthDay }) => [birthDay, birthDay.padStart(2, '0')],
  birthMonth: ({ birthMonth }) => namesOfMonth(birthMonth),
  birthYear: ({ birthYear }) => [birthYear],
  age: ({ age }) => [age],
  gender: ({ gender }) => [gender, ...(GENDERS[gender] ?? ['Non-binary', 'Other', 'X'])],
  maritalStatus: ({ maritalStatus }) => [maritalStatus],
  language: ({ language }) => [language, 'English', 'en'],
  // The strict one is for validators that know that group 00 was never issued.
  ssn: (who) => [who.ssn, who.ssnDigits, who.ssnStrict, who.ssnStrict.replaceAll('-', ''), who.ssnLast4],
  ssnLast4: ({ ssnLast4 }) => [ssnLast4],
  passportNumber: ({ passportNumber }) => [passportNumber],
  driversLicense: ({ driversLicense }) => [driversLicense],
  ein: ({ ein }) => [ein, ein.replaceAll('-', '')],
  farmNumber: ({ farmNumber }) => [farmNumber],
  ipAddress: ({ ipAddress }) => [ipAddress],
  bankName: ({ bankName }) => [bankName],
  routingNumber: ({ routingNumber }) => [routingNumber],
  accountNumber: ({ accountNumber }) => [accountNumber],
  accountType: () => ['Checking', 'Personal checking', 'Checking account', 'Corriente', 'Cuenta corriente'],
  cardNumber: ({ cardNumber }) => [cardNumber, cardNumber.replace(/(\d{4})(?=\d)/g, '$1 ')],
  cardExpiry: (who) => {
    const { month, year } = expiryOf(who);
    return [
      `${month}/${year}`,
      `${month} / ${year}`,
      month + year,
      `${month}/20${year}`,
      `20${year}-${month}`,
    ];
  },
  cardExpiryMonth: (who) => [expiryOf(who).month, ...namesOfMonth(expiryOf(who).month)],
  cardExpiryYear: (who) => [`20${expiryOf(who).year}`, expiryOf(who).year],
  cardCvc: ({ cardCvc }) => [cardCvc],
  cardName: ({ cardName }) => [cardName],
  cardType: ({ cardNumber }) => [BRANDS[cardNumber.slice(0, 1)] ?? 'Visa'],
  employer: ({ employer }) => [employer],
  jobTitle: ({ jobTitle }) => [jobTitle],
  annualIncome: ({ annualIncome }) => dollars(Number(annualIncome)),
  monthlyIncome: ({ annualIncome }) => dollars(Number(annualIncome) / 12),
  weeklyIncome: ({ annualIncome }) => dollars(Number(annualIncome) / 52),
  householdSize: ({ householdSize }) => [householdSize],
  dependents: ({ householdSize }) => [String(Math.max(0, Number(householdSize) - 2))],
  school: ({ school }) => [school],
  amount: () => ['500', '500.00'],
  currency: () => ['USD', 'US Dollar', 'US dollars'],
  quantity: () => ['1', '2'],
  hours: () => ['40'],
  percent: () => ['50'],
  grades: () => ['3.5', '3'],
  website: () => ['https://www.example.org/'],
  picture: () => ['https://www.example.org/photo.jpg'],
  messenger: ({ email }) => [`sip:${email}`],
  statement: () => ['This is a rehearsal with a made-up citizen.'],
  reference: () => ['100001', '1001', '100000001'],
  time: () => ['10:00', '10:00 AM'],
  // Nobody but a person gets or solves these.
  oneTimeCode: () => [],
  captcha: () => [],
} as const satisfies Record<string, (who: Identity) => readonly string[]>;

const GENDERS: Readonly<Record<string, string[]>> = {
  Female: ['Woman', 'Femenino', 'Mujer', 'F'],
  Male: ['Man', 'Masculino', 'Hombre', 'M'],
};

/** By the first digit of the card number (ISO/IEC 7812). */
const BRANDS: Readonly<Record<string, string>> = { 3: 'American Express', 5: 'Mastercard', 6: 'Discover' };

function phoneOf({ phoneDigits: all }: Identity): { area: string; prefix: string; line: string } {
  return { area: all.slice(0, 3), prefix: all.slice(3, 6), line: all.slice(6) };
}

function expiryOf({ cardExpiry }: Identity): { month: string; year: string } {
  const [month = '', year = ''] = cardExpiry.split('/');
  return { month, year };
}

function dollars(amount: number): string[] {
  return [String(Math.round(amount)), amount.toFixed(2)];
}
