/** Dates as citizens give them: days of the calendar, ISO `2026-11-21`, and the forms in which fields want them. */

const DAY_MS = 86_400_000;

/** The day it is for somebody, by their own clock. */
export function dayAt(epochMs: number, timeZone: string): string {
  const style = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const parts = new Intl.DateTimeFormat('en-US', style).formatToParts(epochMs);
  return ['year', 'month', 'day'].map((of) => parts.find(({ type }) => type === of)?.value ?? '').join('-');
}

/** Some days later, or earlier. */
export function daysFrom(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The next day from Monday to Friday; holidays are not known. */
export function workingDayAfter(day: string): string {
  const next = daysFrom(day, 1);
  return isWorkingDay(next) ? next : workingDayAfter(next);
}

/** The day itself, or the last one before it from Monday to Friday. */
export function workingDayUpTo(day: string): string {
  return isWorkingDay(day) ? day : workingDayUpTo(daysFrom(day, -1));
}

/** The nearest day in bounds, which may be open, or months `2026-11`. */
export function dayWithin(day: string, min = '', max = ''): string {
  if (/^\d{4}-\d\d-\d\d/.test(min) && day < min.slice(0, 10)) return min.slice(0, 10);
  if (/^\d{4}-\d\d-\d\d/.test(max) && day > max.slice(0, 10)) return max.slice(0, 10);
  return day;
}

/** `MM/DD/YYYY`, `D. M. YYYY`, `YYYY-MM-DD`, `MM/YY`: letters stand for digits, the rest for itself. */
export function writtenAs(day: string, form: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const parts: Record<string, string> = {
    yyyy: year,
    aaaa: year,
    yy: year.slice(2),
    aa: year.slice(2),
    mm: month,
    m: String(Number(month)),
    dd: date,
    d: String(Number(date)),
  };
  return form.replace(/y{4}|a{4}|y{2}|a{2}|m{1,2}|d{1,2}/gi, (part) => parts[part.toLowerCase()] ?? part);
}

/** Forms in which a text field may want a date, the one that its words show first: “Format: DD/MM/YYYY”. */
export function dateForms(words: string): string[] {
  const PART = '(?:y{4}|a{4}|y{2}|a{2}|m{1,2}|d{1,2})';
  const shown = new RegExp(String.raw`(?<![a-z])${PART}(?:[ ]?[-/. ]?[ ]?${PART}){1,2}(?![a-z])`, 'gi');
  const usual = [
    'MM/DD/YYYY',
    'YYYY-MM-DD',
    'DD/MM/YYYY',
    'MM-DD-YYYY',
    'MMDDYYYY',
    'MM/DD/YY',
    'MM/YYYY',
    'MM/YY',
    'YYYY',
  ];
  const complete = (words.match(shown) ?? []).filter((form) => /[ya]{2}/i.test(form) && /m/i.test(form));
  return [...new Set([...complete, ...usual])];
}

/** `2026-W47`, as ISO 8601 and `input type=week` count: the week with the year's first Thursday is the first. */
export function weekOf(day: string): string {
  const thursday = daysFrom(day, 3 - ((weekday(day) + 6) % 7));
  const year = thursday.slice(0, 4);
  const week = Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Every way a list may call a month: `8`, `08`, `August`, `Aug`, `agosto`. */
export function namesOfMonth(month: string): string[] {
  const number = Number(month);
  const inLanguage = (locale: string, style: 'long' | 'short'): string =>
    new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' }).format(Date.UTC(2026, number - 1, 1));
  return [
    String(number),
    String(number).padStart(2, '0'),
    inLanguage('en-US', 'long'),
    inLanguage('en-US', 'short'),
    inLanguage('es-US', 'long'),
  ];
}

/** From 0, Sunday. */
function weekday(day: string): number {
  return new Date(day).getUTCDay();
}

function isWorkingDay(day: string): boolean {
  return weekday(day) % 6 !== 0;
}
