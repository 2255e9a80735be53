import { ask } from './ask.ts';
import { giveParts } from './date-parts.ts';
import { isoDay, isoTime, isoWeek, pad, readDay, readMoment, readMonth, readTime } from './dates/index.ts';
import { takesOnly } from './failures.ts';
import { setNative } from './native.ts';
import { pickingDay } from './picker.ts';
import { look } from './seen.ts';
import { giveText, inItsFormat } from './text.ts';
import type { Grip, Kind } from './tools.ts';

/** How a value is written for each native type, and what it takes in words. */
const NATIVE: Record<string, { takes: string; write: (value: string) => string | undefined }> = {
  date: {
    takes: 'a date such as 2026-11-21',
    write: (value) => {
      const day = readDay(value) ?? readMoment(value)?.day;
      return day && isoDay(day);
    },
  },
  month: {
    takes: 'a month such as 2026-11',
    write: (value) => {
      const month = readMonth(value);
      return month && `${pad(month.year, 4)}-${pad(month.month)}`;
    },
  },
  week: {
    takes: 'a week such as 2026-W47',
    write: (value) => {
      const day = readDay(value);
      return day ? isoWeek(day) : /^\d{4}-W\d{2}$/.exec(value.trim())?.[0];
    },
  },
  time: {
    takes: 'a time such as 14:30',
    write: (value) => {
      const time = readTime(value) ?? readMoment(value)?.time;
      return time && isoTime(time);
    },
  },
  'datetime-local': {
    takes: 'a date with its time such as 2026-11-21 14:30',
    write: (value) => {
      const moment = readMoment(value);
      return moment && `${isoDay(moment.day)}T${isoTime(moment.time)}`;
    },
  },
  color: {
    takes: 'a color such as #1a4480',
    write: (value) => /^#[\da-f]{6}$/i.exec(value.trim())?.[0].toLowerCase(),
  },
};

/**
 * Fields for dates and times: native ones as the HTML standard writes them, text fields as they ask for it, and those
 * that only a calendar fills in.
 */
export const date: Kind = {
  async give(grip, value) {
    const { type, segments } = await look(grip);
    const native = NATIVE[type];
    if (native) return setNative(grip, nativeValue(grip, native, value), async () => pickingDay(grip, value));
    if (segments > 0) return giveParts(grip, value);
    const text = await inItsFormat(grip, value);
    await giveText(grip, text, grip.control, async () => pickingDay(grip, value));
    await leave(grip, text);
  },
};

/** Moves on from a field whose calendar opened beside the typing; some keep a date only when Enter says so. */
async function leave({ control, patience }: Grip, text: string): Promise<void> {
  if (!(await ask(control, 'calendar', {}, patience))) return;
  await control.press('Tab', { timeout: patience.left() });
  if (text === '' || (await control.inputValue({ timeout: patience.left() })) !== '') return;
  await control.fill(text, { timeout: patience.left() });
  await control.press('Enter', { timeout: patience.left() });
}

function nativeValue(grip: Grip, { takes, write }: (typeof NATIVE)[string], value: string): string {
  if (value.trim() === '') return '';
  const written = write(value);
  if (written === undefined) throw takesOnly(grip, takes, value);
  return written;
}
