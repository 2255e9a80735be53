import { monthOf } from './months.ts';

/** A day of the calendar; months and days count from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

const WEEKDAY = String.raw`(?:\p{L}+\.?,?\s+)?`;
const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const NUMBERS = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})$/;
const DAY_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})$`,
  'iu',
);
const MONTH_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$`,
  'iu',
);

/**
 * Reads a date as people write it: `2026-11-21`, `11/21/2026` (month first as in the United States, unless only the
 * other way is a date), `21.11.2026` (day first), `21 November 2026`, `Nov 21, 2026`. Undefined when it is none.
 */
export function readDay(text: string): Day | undefined {
  const said = text.trim();
  const iso = ISO.exec(said);
  if (iso) return real(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const numbers = NUMBERS.exec(said);
  if (numbers) {
    const [first, second, year] = [Number(numbers[1]), Number(numbers[3]), Number(numbers[4])];
    const dayFirst = real(year, second, first);
    const monthFirst = real(year, first, second);
    return numbers[2] === '.' ? dayFirst : (monthFirst ?? dayFirst);
  }
  const dayFirst = DAY_FIRST.exec(said);
  if (dayFirst) return real(Number(dayFirst[3]), monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]));
  const monthFirst = MONTH_FIRST.exec(said);
  if (monthFirst) return real(Number(monthFirst[3]), monthOf(monthFirst[1] ?? ''), Number(monthFirst[2]));
  return undefined;
}

/** The day as `type=date` wants it: `2026-11-21`. */
export function isoDay({ year, month, day }: Day): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** The ISO week a day lies in, as `type=week` wants it: `2026-W47`. Weeks begin on Monday, the first has a Thursday. */
export function isoWeek({ year, month, day }: Day): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  const weekday = (date.getUTCDay() + 6) % 7;
  date.setUTCDate(date.getUTCDate() - weekday + 3);
  const thursdayYear = date.getUTCFullYear();
  const days = (date.getTime() - Date.UTC(thursdayYear, 0, 1)) / 86_400_000;
  return `${pad(thursdayYear, 4)}-W${pad(Math.floor(days / 7) + 1)}`;
}

/** A number with leading zeros. */
export function pad(number: number, places = 2): string {
  return String(number).padStart(places, '0');
}

/** The day, when the calendar has it: there is no 30 February. */
function real(year: number, month: number | undefined, day: number): Day | undefined {
  if (!month || month > 12 || day < 1) return undefined;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? { year, month, day } : undefined;
}
