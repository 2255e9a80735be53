import type { Facts } from '../../policy/judge.ts';
import type { Draft } from './forms.ts';

const DAY_MS = 86_400_000;

/**
 * Whether a Social Security number is nobody's: group 00 was never assigned (Social Security Administration, Program
 * Operations Manual System, RM 10201.035), and 219-09-9999 is one from a pamphlet (ssa.gov/history/ssn/misused.html).
 */
function isNobodys(ssn: string): boolean {
  return /^\d{3}00\d{4}$/.test(ssn) || ssn === '219099999';
}

/** Whole years from a day to another, as birthdays count. */
function yearsBetween(from: Date, to: Date): number {
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const birthday = Date.UTC(to.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  return to.getTime() < birthday ? years - 1 : years;
}

/** What the rules ask about a form, at a moment. */
export function factsOf({ identity, employment, payment }: Draft, now: Date): Facts {
  return {
    ...(identity && {
      ssnIsNobodys: isNobodys(identity.ssn),
      age: yearsBetween(new Date(identity.birthDate), now),
    }),
    ...(employment && {
      // West of Greenwich today is still yesterday: a day of grace instead of a table of time zones.
      daysSinceWork: Math.ceil((now.getTime() - Date.parse(employment.lastDay)) / DAY_MS),
      reason: employment.reason,
    }),
    ...(payment && { routing: payment.method === 'direct-deposit' ? payment.routing : 'none' }),
  };
}
