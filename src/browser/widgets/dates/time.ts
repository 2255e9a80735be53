import { pad, readDay, type Day } from './day.ts';
import { monthOf } from './months.ts';

/** A time of day, 24 hours; seconds as they were said. */
export interface Time {
  hours: number;
  minutes: number;
  seconds: string;
}

const TIME = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2}(?:\.\d+)?))?\s*([ap])?\.?(?:m\.?)?$/i;

/** Reads a time: `14:30`, `2:30 pm`, `9 am`. A bare number is none. */
export function readTime(text: string): Time | undefined {
  const said = TIME.exec(text.trim());
  if (!said) return undefined;
  const half = said[4]?.toLowerCase();
  if (half === undefined && said[2] === undefined) return undefined;
  const [hour, minutes, seconds] = [Number(said[1]), Number(said[2] ?? 0), said[3] ?? ''];
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return hours < 24 && minutes < 60 && Number(seconds) < 60 ? { hours, minutes, seconds } : undefined;
}

/** The time as `type=time` wants it: `14:30`. */
export function isoTime({ hours, minutes, seconds }: Time): string {
  return `${pad(hours)}:${pad(minutes)}${seconds === '' ? '' : `:${seconds}`}`;
}

/** Reads a day with its time: `2026-11-21T14:30`, `11/21/2026, 2:30 pm`, `21 November 2026 at 14:30`. */
export function readMoment(text: string): { day: Day; time: Time } | undefined {
  const said = /^(.+?)(?:T|,?\s+(?:at\s+)?)(\d{1,2}(?::[\d:.]+)?\s*(?:[ap]\.?m?\.?)?)$/i.exec(text.trim());
  const day = readDay(said?.[1] ?? '');
  const time = readTime(said?.[2] ?? '');
  return day && time ? { day, time } : undefined;
}

/** Reads a month: `2026-11`, `11/2026`, `11/28` (of this century), `November 2026`; or that of a day. */
export function readMonth(text: string): { year: number; month: number } | undefined {
  const said = text.trim();
  const day = readDay(said);
  if (day) return { year: day.year, month: day.month };
  const iso = /^(\d{4})[-/.](\d{1,2})$/.exec(said);
  const short = /^(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})$/.exec(said);
  const named = /^(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})$/iu.exec(said);
  const [year, month] = iso
    ? [iso[1], Number(iso[2])]
    : short
      ? [short[2], Number(short[1])]
      : [named?.[2], monthOf(named?.[1] ?? '')];
  if (!year || !month || month > 12) return undefined;
  return { year: Number(year) < 100 ? 2000 + Number(year) : Number(year), month };
}
