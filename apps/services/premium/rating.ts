import { numberIn, type RuleBook } from '../../policy/rule-book.ts';

/** What a policy costs after the re-rating. */
export interface Rating {
  readonly zone: string;
  readonly premiumCents: number;
}

/** The re-rating goes wrong for policies whose number ends in this digit: one of ten. */
const MIXED_UP = '3';

/** What the wrong zone costs: coastal high hazard, with waves. */
const WRONG: Rating = { zone: 'VE', premiumCents: 118_700 };

/** The number of the policy that an applicant holds: `FL-000123` for `applicant-000123`. */
export function policyOf(applicant: string): string {
  return `FL-${applicant.replace(/^\D*/, '')}`;
}

/** @param mixesUpZones the planted defect: some policies are rated in a zone that they are not in */
export function ratingOf(book: RuleBook, policy: string, mixesUpZones: boolean): Rating {
  if (mixesUpZones && policy.endsWith(MIXED_UP)) return WRONG;
  return { zone: String(book.settings['zone']), premiumCents: numberIn(book, 'premiumCents') };
}
