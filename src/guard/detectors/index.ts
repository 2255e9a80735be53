import type { Detector } from '../finding.ts';
import { bank } from './bank.ts';
import { birthdate } from './birthdate.ts';
import { card } from './card.ts';
import { ein } from './ein.ts';
import { email } from './email.ts';
import { iban } from './iban.ts';
import { ip } from './ip.ts';
import { licence } from './licence.ts';
import { passport } from './passport.ts';
import { phone } from './phone.ts';
import { ssn } from './ssn.ts';

/** All forms that are looked for. Where two see the same characters, the earlier one is right more often. */
export const detectors: readonly Detector[] = [
  email,
  iban,
  card,
  birthdate,
  ein,
  bank,
  licence,
  passport,
  ssn,
  phone,
  ip,
];
