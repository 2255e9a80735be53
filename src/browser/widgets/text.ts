import type { Locator } from 'playwright';
import { arrived } from './arrived.ts';
import { COMMON, formatIn, readDay, written } from './dates/index.ts';
import { notTaken } from './failures.ts';
import { persist, type Remedy } from './persist.ts';
import { pickingDay } from './picker.ts';
import { look } from './seen.ts';
import type { Grip, Kind } from './tools.ts';

/** A field that is gone once it was filled in has sent its visitor on, ms. */
const LOOK_MS = 500;

/** Fields one types into. A date is written the way the field asks for, or chosen in its calendar. */
export const text: Kind = {
  async give(grip, value) {
    if (!readDay(value)) return giveText(grip, value);
    await giveText(grip, await inItsFormat(grip, value), grip.control, async () => pickingDay(grip, value));
  },
};

/**
 * Types a text and sees whether it arrived: two round trips when it did.
 * @param otherwise what can be done while the field cannot be typed into.
 * @throws StepFailure when the field shows nothing of it.
 */
export async function giveText(
  grip: Grip,
  value: string,
  control: Locator = grip.control,
  otherwise: () => Promise<Remedy | undefined> = async () => Promise.resolve(undefined),
): Promise<void> {
  const { manner, found } = grip;
  await persist(
    grip,
    (bounds) =>
      manner?.type ? manner.type(control, found.shown, value, bounds) : control.fill(value, bounds),
    otherwise,
  );
  const shows = await shownIn(control);
  if (shows === undefined || (arrived(shows, value) && !isOneOfMany(shows, value))) return;
  // Some masks listen to keys only; six boxes for six digits hand the focus on with each.
  await control.fill('', { timeout: grip.patience.left() });
  await control.pressSequentially(value, { timeout: grip.patience.left() });
  const showsNow = await shownIn(control);
  if (showsNow !== undefined && !arrived(showsNow, value)) throw notTaken(grip, value, showsNow);
}

function isOneOfMany(shows: string, value: string): boolean {
  return shows.length === 1 && value.length > 1;
}

/** What the field shows; undefined when it is not there any more. */
async function shownIn(control: Locator): Promise<string | undefined> {
  try {
    return await control.inputValue({ timeout: LOOK_MS });
  } catch (error) {
    if (!(error instanceof Error) || !/is not an <input>/.test(error.message)) return undefined;
    return (await control.textContent({ timeout: LOOK_MS }).catch(() => undefined)) ?? undefined;
  }
}

/**
 * A date as a text field wants it: as its hints show, or the first common way that its pattern allows; as the
 * scenario has it where the field says nothing.
 */
export async function inItsFormat(grip: Grip, value: string): Promise<string> {
  const date = readDay(value);
  if (!date) return value;
  const told = (hints: readonly string[]): string | undefined => {
    const format = formatIn(hints);
    return format && written(date, format);
  };
  const common = COMMON.map((format) => written(date, format));
  const { hints, pattern, fits } = await look(grip, [value.trim(), ...common]);
  const asTold = told(hints);
  if (asTold !== undefined) return asTold;
  return pattern === '' ? value : (fits[0] ?? value);
}
