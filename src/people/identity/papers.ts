import type { Identity } from '../../model/index.ts';
import { digits, pick } from '../draw.ts';
import type { Draw } from '../draw.ts';
import { numbering, SIZES } from './numbering.ts';

type Papers = Pick<
  Identity,
  'ssn' | 'ssnDigits' | 'ssnLast4' | 'ssnStrict' | 'passportNumber' | 'driversLicense' | 'ein' | 'farmNumber'
>;

const ssnPosition = numbering(SIZES.six);
const passportPosition = numbering(SIZES.ten);
const licensePosition = numbering(SIZES.ten, 3_141_593);
const einPosition = numbering(SIZES.ten, 6_283_185);
const farmPosition = numbering(SIZES.million);

/** Serial numbers 0001 to 9999 of an area. */
const SERIALS = 9_999;

/**
 * Two-digit beginnings that no campus of the IRS and no other office has: “How EINs are assigned and valid EIN
 * prefixes”, irs.gov. It could give one out some day; then that one is to go from this list.
 */
const NO_EIN_PREFIX = [
  '00',
  '07',
  '08',
  '09',
  '17',
  '18',
  '19',
  '28',
  '29',
  '49',
  '69',
  '70',
  '78',
  '79',
  '89',
  '96',
  '97',
] as const;

/** Shown on the cover of a pamphlet of the Social Security Board in 1940, never assigned: ssa.gov/history/ssn/misused.html. */
const PUBLISHED_SSN = '219-09-9999';

/**
 * Numbers of official papers, each a citizen's own.
 *
 * - SSN: a plausible area (001 to 571) with group 00, which the Social Security Administration says it never assigned
 *   (Program Operations Manual System, RM 10201.035). Not 9xx: ITIN, ATIN and IRSN begin with it.
 * - Passport: a letter and eight digits, the form of the books since 2021 (travel.state.gov, “Next Generation
 *   Passport”). No range of it is reserved; `X0` marks ours.
 * - Driver's licence: each state has its own form and none reserves a range; `TEST` marks ours.
 * - EIN: prefixes that are not assigned, see above.
 * - Farm number (USDA Farm Service Agency): no range is reserved; a 9 before six digits marks ours.
 */
export function papersFor(seed: number, number: number, draw: Draw): Papers {
  const at = ssnPosition(seed, number);
  const area = digits(1 + Math.floor(at / SERIALS), 3);
  const serial = digits(1 + (at % SERIALS), 4);
  return {
    ssn: `${area}-00-${serial}`,
    ssnDigits: `${area}00${serial}`,
    ssnLast4: serial,
    ssnStrict: PUBLISHED_SSN,
    passportNumber: `X0${digits(passportPosition(seed, number), 7)}`,
    driversLicense: `TEST${digits(licensePosition(seed, number), 7)}`,
    ein: `${pick(NO_EIN_PREFIX, draw('einPrefix'))}-${digits(einPosition(seed, number), 7)}`,
    farmNumber: `9${digits(farmPosition(seed, number), 6)}`,
  };
}
