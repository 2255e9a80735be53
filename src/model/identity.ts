import { z } from 'zod';

/**
 * Everything that is known of a citizen, as text a form takes; what a template may name: `citizen.<field>`. Which range
 * each value comes from, and why it belongs to nobody: docs/data-safety.md.
 */
export const identitySchema = z.object({
  givenName: z.string(),
  familyName: z.string(),
  fullName: z.string(),
  email: z.string(),
  /** `(614) 555-0142` */
  phone: z.string(),
  street: z.string(),
  city: z.string(),
  /** `Ohio` */
  state: z.string(),
  /** `OH` */
  stateCode: z.string(),
  zip: z.string(),
  /** `1995-08-20` */
  birthDate: z.string(),

  /** `Ms.`, `Mr.`, `Mx.` */
  title: z.string(),
  /** Empty for one in eight. */
  middleName: z.string(),
  /** `Female`, `Male`, `Nonbinary` */
  gender: z.string(),
  birthYear: z.string(),
  /** `8`, without a zero before it, as `autocomplete="bday-month"` has it. */
  birthMonth: z.string(),
  birthDay: z.string(),
  /** `08/20/1995` */
  birthDateUs: z.string(),
  /** In years, on the first of January 2026. */
  age: z.string(),
  /** `Franklin`, without the word county. */
  county: z.string(),
  /** `Apt 4B`; empty for two in three. */
  street2: z.string(),
  /** `6145550142` */
  phoneDigits: z.string(),

  /** `123-00-4567`: never issued; a strict validator refuses it. */
  ssn: z.string(),
  ssnDigits: z.string(),
  ssnLast4: z.string(),
  /** `219-09-9999`, the same for everybody: never issued either, and of a form that strict validators take. */
  ssnStrict: z.string(),
  passportNumber: z.string(),
  driversLicense: z.string(),
  ein: z.string(),
  farmNumber: z.string(),

  bankName: z.string(),
  accountNumber: z.string(),
  routingNumber: z.string(),
  /** Digits only. */
  cardNumber: z.string(),
  /** `08/34` */
  cardExpiry: z.string(),
  cardCvc: z.string(),
  cardName: z.string(),

  username: z.string(),
  password: z.string(),
  ipAddress: z.string(),

  /** In English: `Spanish`. */
  language: z.string(),
  /** `Single`, `Married`, `Divorced`, `Widowed` */
  maritalStatus: z.string(),
  householdSize: z.string(),
  school: z.string(),
  employer: z.string(),
  jobTitle: z.string(),
  /** Whole dollars, digits only. */
  annualIncome: z.string(),
});

/** A made-up person; every identifying value is safe to type anywhere, see docs/data-safety.md. */
export type Identity = z.infer<typeof identitySchema>;
