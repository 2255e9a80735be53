import { ask, at } from './ask.ts';
import { readDay, type Day } from './dates/index.ts';
import { gaveUp } from './failures.ts';
import type { Calendar } from './look.ts';
import type { Remedy } from './persist.ts';
import { press } from './press.ts';
import { look } from './seen.ts';
import { select } from './select.ts';
import type { Grip } from './tools.ts';

const POLL_MS = 50;
/** A calendar opens at once or not at all, looks. */
const LOOKS_TO_OPEN = 20;
/** A calendar shows another month within so many looks. */
const LOOKS_TO_TURN = 20;

/** What can be done about a date field that nothing can be typed into: choosing the day in the calendar it opens. */
export async function pickingDay(grip: Grip, value: string): Promise<Remedy | undefined> {
  const day = readDay(value);
  const { readOnly } = await look(grip);
  if (!readOnly || !day) return undefined;
  return async () => {
    await pickDay(grip, day);
    return 'done';
  };
}

async function pickDay(grip: Grip, day: Day): Promise<void> {
  await press(grip);
  let calendar = await waitFor(grip, LOOKS_TO_OPEN, (shown) => shown !== null);
  if (!calendar) throw gaveUp(grip, 'is read-only and opened no calendar');
  calendar = await useItsFields(grip, calendar, day);
  for (;;) {
    const ahead = monthsAhead(calendar, day);
    if (ahead === 0) break;
    const way = ahead > 0 ? 'forward' : 'back';
    const button = at(grip.control, 'step', { way });
    if ((await button.count()) === 0)
      throw gaveUp(grip, 'has a calendar that cannot be turned to that month');
    const before = JSON.stringify(calendar.months);
    await press(grip, button);
    const turned = await waitFor(
      grip,
      LOOKS_TO_TURN,
      (now) => now !== null && JSON.stringify(now.months) !== before,
    );
    if (!turned || grip.patience.left() <= 1) throw gaveUp(grip, 'has a calendar that does not go that far');
    calendar = turned;
  }
  await press(grip, at(grip.control, 'day', { ...day }));
  const confirm = at(grip.control, 'confirm', {});
  if ((await confirm.count()) > 0) await press(grip, confirm);
}

/** Sets the year and the month where the calendar has lists or a field for them. */
async function useItsFields(grip: Grip, calendar: Calendar, day: Day): Promise<Calendar> {
  for (const what of calendar.asks) {
    const control = at(grip.control, 'picker', { what });
    const own: Grip = { ...grip, control };
    const { tag } = await look(own);
    const number = what === 'year' ? day.year : day.month;
    if (tag === 'select' && what === 'year') await select.give?.(own, String(number));
    else if (tag === 'select')
      await control.selectOption({ index: number - 1 }, { timeout: grip.patience.left() });
    else {
      await control.fill(String(number), { timeout: grip.patience.left() });
      await control.press('Enter', { timeout: grip.patience.left() });
    }
  }
  if (calendar.asks.length === 0) return calendar;
  return (
    (await waitFor(grip, LOOKS_TO_TURN, (now) => now !== null && monthsAhead(now, day) === 0)) ?? calendar
  );
}

/** The calendar as soon as it is as wanted; undefined when it does not become so. */
async function waitFor(
  grip: Grip,
  most: number,
  isSo: (calendar: Calendar | null) => boolean,
): Promise<Calendar | undefined> {
  for (let looks = 0; looks < most; looks += 1) {
    const calendar = await ask(grip.control, 'calendar', {}, grip.patience);
    if (calendar && isSo(calendar)) return calendar;
    if (!grip.patience.worthWaiting()) break;
    await grip.page.waitForTimeout(POLL_MS);
  }
  return undefined;
}

/** How many months further the day is than what the calendar shows; 0 when it is on show. */
function monthsAhead({ months }: Calendar, day: Day): number {
  const away = months.map(({ year, month }) => (day.year - year) * 12 + day.month - month);
  return away.includes(0) ? 0 : (away[0] ?? 0);
}
