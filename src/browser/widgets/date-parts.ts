import { ask, at } from './ask.ts';
import { namesOf, pad, readDay, readMonth } from './dates/index.ts';
import { cannot, takesOnly } from './failures.ts';
import type { DatePart } from './look.ts';
import { look } from './seen.ts';
import { select } from './select.ts';
import { giveText } from './text.ts';
import type { Grip, Kind } from './tools.ts';

/** Dates asked for in pieces: three fields or lists under a legend, or one field whose parts are set one by one. */
export const dateParts: Kind = { give: async (grip, value) => giveParts(grip, value) };

/** @throws StepFailure when the value has not the parts that are asked for. */
export async function giveParts(grip: Grip, value: string): Promise<void> {
  const parts = await ask(grip.control, 'parts', {}, grip.patience);
  if (parts.length === 0) throw cannot(grip, 'has no fields for a date', 'name the field itself');
  const wantsDay = parts.some(({ part }) => part === 'day');
  const date = wantsDay ? readDay(value) : readMonth(value);
  if (!date) throw takesOnly(grip, wantsDay ? 'a date such as 2026-11-21' : 'a month such as 2026-11', value);
  const { language } = await look(grip);
  const numbers = { day: 0, ...date };
  for (const part of parts) await givePart(grip, part, numbers[part.part], language);
}

async function givePart(
  grip: Grip,
  { part, kind, places }: DatePart,
  number: number,
  language: string,
): Promise<void> {
  const control = at(grip.control, 'part', { part });
  const own: Grip = { ...grip, control, found: { ...grip.found, control } };
  if (kind === 'select') return select.give?.(own, await optionFor(own, part, number, language));
  const zeros = part === 'year' ? 4 : places === 2 || kind === 'segment' ? 2 : 1;
  const text = pad(number, zeros);
  if (kind === 'text') return giveText(own, text);
  const { manner, found } = grip;
  const how = { timeout: grip.patience.left() };
  await (manner?.reach ? manner.reach(control, found.shown) : control.click(how));
  await control.pressSequentially(text, { timeout: grip.patience.left() });
}

/** How a list says it: by number, with or without a zero, or by name; the first of these that it has. */
async function optionFor(
  { control, patience }: Grip,
  part: DatePart['part'],
  number: number,
  language: string,
): Promise<string> {
  const names =
    part === 'month' ? [...new Set([...namesOf(number, language), ...namesOf(number, 'en')])] : [];
  const ways = [...names, pad(number), String(number), pad(number % 100)];
  const choices = await ask(control, 'choices', { wanted: ways.map((way) => [way]) }, patience);
  const match = choices?.matches.find((one) => one?.whole) ?? choices?.matches.find((one) => one !== null);
  return match ? match.label : (ways[0] ?? '');
}
