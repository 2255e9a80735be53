import type { Field } from '../../model/index.ts';
import { daysFrom, dayWithin, workingDayAfter, workingDayUpTo } from './dates.ts';
import type { Who } from './who.ts';

/** A day, ISO `2026-11-21`, for each day that a field may ask for (`meanings.ts`). */
export const days = {
  birthDate: ({ identity }) => identity.birthDate,
  expires: ({ today }) => daysFrom(today, 3 * 365),
  issued: ({ today }) => workingDayUpTo(daysFrom(today, -2 * 365)),
  appointment: ({ today }) => workingDayAfter(today),
  soon: ({ today }) => daysFrom(today, 30),
  later: ({ today }) => daysFrom(today, 37),
  recent: ({ today }) => workingDayUpTo(daysFrom(today, -14)),
  past: ({ today }) => workingDayUpTo(daysFrom(today, -3 * 365)),
  today: ({ today }) => today,
  day: ({ today }) => today,
  month: ({ today }) => today,
  year: ({ today }) => today,
  taxYear: ({ today }) => `${Number(today.slice(0, 4)) - 1}-12-31`,
} as const satisfies Record<string, (who: Who) => string>;

/** A citizen has one birthday; other days may be some other day, as far as the page complains that they are not right. */
const OTHERS = ['appointment', 'soon', 'recent', 'past', 'expires'] as const;

/** The day that is asked for, in the field's bounds; then others on the side of today that the page wants. */
export function daysFor(
  { min, max, error = '' }: Pick<Field, 'min' | 'max' | 'error'>,
  asks: keyof typeof days,
  who: Who,
): string[] {
  const others = asks === 'birthDate' ? [] : OTHERS.map((other) => days[other](who));
  const all = [days[asks](who), ...others].map((day) => dayWithin(day, min, max));
  const wanted = all.filter((day) => isOnSide(day, who.today, error));
  return [...new Set(wanted.length > 0 ? wanted : all)];
}

function isOnSide(day: string, today: string, complaint: string): boolean {
  if (/\b(?:future|after|later|futuro|posterior)\b/i.test(complaint)) return day > today;
  if (/\b(?:past|before|earlier|pasado|anterior)\b/i.test(complaint)) return day < today;
  return true;
}
