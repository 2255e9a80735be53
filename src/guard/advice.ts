import type { Kind } from './finding.ts';

/** What a kind of value is called, why it is not safe, and what to write instead. */
interface Advice {
  /** As in “somebody’s telephone number”. */
  name: string;
  why: string;
  hint: string;
}

export const advice: Readonly<Record<Kind, Advice>> = {
  ssn: {
    name: 'Social Security number',
    why: 'it has the form of a Social Security number, in the range that is issued',
    hint: 'use {{ citizen.ssn }}, or a number with group 00',
  },
  itin: {
    name: 'taxpayer number (ITIN)',
    why: 'numbers from 900 on are issued by the IRS to taxpayers without a Social Security number',
    hint: 'use {{ citizen.ssn }}, or a number with group 00 and an area below 900',
  },
  atin: {
    name: 'adoption taxpayer number (ATIN)',
    why: 'numbers from 900 on with group 93 are issued by the IRS to children who are being adopted',
    hint: 'use {{ citizen.ssn }}, or a number with group 00 and an area below 900',
  },
  phone: {
    name: 'telephone number',
    why: 'it can be dialled; only 555-0100 to 555-0199 are set aside for fiction',
    hint: 'use {{ citizen.phone }}, or 555-0100 to 555-0199',
  },
  email: {
    name: 'mail address',
    why: 'somebody can own its host, and mail to it can arrive',
    hint: 'use {{ citizen.email }}, or a host such as example.org',
  },
  card: {
    name: 'card number',
    why: 'it has a brand’s prefix and the right check digit, and is no published test number',
    hint: 'use {{ citizen.cardNumber }}, or a test card such as 4242 4242 4242 4242',
  },
  routing: {
    name: 'bank routing number',
    why: 'its check digit is right and its prefix belongs to a Federal Reserve district',
    hint: 'use {{ citizen.routingNumber }}, or the test number 110000000',
  },
  account: {
    name: 'bank account number',
    why: 'no range of account numbers is kept free, and a word beside it says that it is one',
    hint: 'use {{ citizen.accountNumber }}, or the test account 000123456789',
  },
  iban: {
    name: 'bank account number (IBAN)',
    why: 'its length and check digits are right, and it is no published example',
    hint: 'use the example GB82 WEST 1234 5698 7654 32',
  },
  passport: {
    name: 'passport number',
    why: 'it has the form of a passport or alien registration number, and no range of them is kept free',
    hint: 'use {{ citizen.passportNumber }}, or an example such as X12345678',
  },
  licence: {
    name: 'driver’s licence number',
    why: 'a word beside it says that it is one, and no state keeps a range free',
    hint: 'use {{ citizen.driversLicense }}',
  },
  ein: {
    name: 'employer number (EIN)',
    why: 'its prefix is assigned by the IRS, and a sole proprietor’s number is a person’s',
    hint: 'use {{ citizen.ein }}, or a number with prefix 00',
  },
  ip: {
    name: 'network address',
    why: 'it is an address on the public internet, and a visitor’s address is personal',
    hint: 'use {{ citizen.ipAddress }}, or an address in 192.0.2.0/24',
  },
  birthdate: {
    name: 'date of birth',
    why: 'a word beside it says that it is one, and it is not that of a generated citizen',
    hint: 'use {{ citizen.birthDate }}',
  },
};
