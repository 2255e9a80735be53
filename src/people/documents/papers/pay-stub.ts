import type { Citizen } from '../../../model/index.ts';
import { within } from '../../draw.ts';
import type { Draw } from '../../draw.ts';
import { dollars } from './paper.ts';
import type { Paper } from './paper.ts';

/** Paid every two weeks. */
const PERIODS = 26;
/** Employee's share: 26 U.S.C. 3101. */
const SOCIAL_SECURITY = 0.062;
const MEDICARE = 0.0145;

/** A pay stub of two weeks whose deductions add up to the difference between gross and net. */
export function payStub({ identity }: Citizen, draw: Draw): Paper {
  const gross = Math.round((Number(identity.annualIncome) / PERIODS) * 100);
  const deductions = [
    ['Federal income tax', Math.round((gross * within(6, 18, draw('withholding'))) / 100)],
    ['State income tax', Math.round((gross * within(0, 5, draw('state tax'))) / 100)],
    ['Social security', Math.round(gross * SOCIAL_SECURITY)],
    ['Medicare', Math.round(gross * MEDICARE)],
  ] as const;
  const deducted = deductions.reduce((sum, [, cents]) => sum + cents, 0);
  return {
    title: 'Earnings statement',
    from: identity.employer,
    rows: [
      ['Employee', identity.fullName],
      ['Social security number', `***-**-${identity.ssnLast4}`],
      ['Position', identity.jobTitle],
      ['Address', identity.street],
      ['', `${identity.city}, ${identity.stateCode} ${identity.zip}`],
      ['Pay period', '12/01/2025 to 12/14/2025'],
      ['Pay date', '12/19/2025'],
      [''],
      ['Gross pay', dollars(gross)],
      ...deductions.map(([name, cents]) => [name, dollars(-cents)]),
      ['Net pay', dollars(gross - deducted)],
      [''],
      ['Paid to', `${identity.bankName}, account ending in ${identity.accountNumber.slice(-4)}`],
    ],
  };
}
