import { between } from '../../platform/chance.ts';
import { numberIn, type RuleBook } from '../../policy/rule-book.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Who decides claims, and how fast. All times are of the rehearsal's clock. */
export interface Office {
  readonly caseworkers: number;
  /** Milliseconds a caseworker takes for one claim. */
  readonly workMs: number;
  readonly promiseHours: number;
  /** When the last employer has answered, so that a caseworker can begin: always the same for the same claim. */
  ready(number: string, received: Date): Date;
}

/** The office as the policy staffs it. */
export function officeOf(policy: RuleBook): Office {
  const least = numberIn(policy, 'employerHoursLeast') * HOUR_MS;
  const most = numberIn(policy, 'employerHoursMost') * HOUR_MS;
  return {
    caseworkers: numberIn(policy, 'caseworkers'),
    workMs: numberIn(policy, 'minutesAClaim') * MINUTE_MS,
    promiseHours: numberIn(policy, 'promiseHours'),
    ready: (number, received) => new Date(received.getTime() + between(least, most, 'employer', number)),
  };
}

/** Hours from one moment to another, to the tenth. */
export function hoursBetween(from: Date, to: Date): number {
  return Math.round(((to.getTime() - from.getTime()) / HOUR_MS) * 10) / 10;
}

/** Some hours after a moment. */
export function hoursAfter(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * HOUR_MS);
}
