import type { Field } from '../../model/index.ts';
import { days } from './days.ts';
import type { gives } from './gives.ts';
import { meanings, type Meaning } from './meanings.ts';
import { longestSaid, plain } from './words.ts';

/** What a field may ask for: a row of `meanings.ts`. */
export type Asks = keyof typeof gives | keyof typeof days;

/** What one field asks for; `part` of a day where it stands for one of three. */
export interface Asked {
  asks?: Asks;
  part?: 'day' | 'month' | 'year';
}

type Worded = Pick<Field, 'name' | 'widget' | 'type' | 'autocomplete' | 'hints' | 'group'>;

/**
 * What each field of a form asks for, as a person makes it out: what its author states (`autocomplete`, the types
 * `email` and `url`), then what its label says, the label of its group, its author's own names for it, and last the
 * type. A field for dates asks for a day, whatever else its label speaks of.
 */
export function askedIn(fields: readonly Worded[]): Asked[] {
  const all = fields.map(askedBy);
  if (!all.some(({ asks }) => asks === 'cardNumber')) return all;
  // Beside a card number, whatever expires is the card.
  return all.map((asked, index) => {
    const grouped = fields[index]?.group !== undefined && asked.asks !== 'expires';
    if (asked.part === 'month' && !grouped) return { asks: 'cardExpiryMonth' };
    if (asked.part === 'year' && !grouped) return { asks: 'cardExpiryYear' };
    return asked.asks === 'expires' ? { asks: 'cardExpiry' } : asked;
  });
}

function askedBy({ name, widget, type, autocomplete, hints, group = '' }: Worded): Asked {
  const stated = meanings.find(({ tokens }) => tokens.includes(autocomplete.toLowerCase()));
  if (stated) return { asks: stated.asks as Asks };
  if (type === 'email') return { asks: 'email' };
  if (type === 'url') return { asks: 'website' };
  const rows =
    widget === 'date' || widget === 'date-parts' ? meanings.filter(({ asks }) => isDay(asks)) : meanings;
  const own = saidBy(name, rows);
  if (own === 'day' || own === 'month' || own === 'year') {
    const whole = saidBy(group, rows);
    return { asks: isDay(whole) ? whole : own, part: own };
  }
  const said = own ?? saidBy(group, rows) ?? saidBy(hints, rows) ?? BY_TYPE[type];
  return said === undefined ? {} : { asks: said };
}

const BY_TYPE: Readonly<Record<string, Asks>> = {
  tel: 'phone',
  password: 'password',
  date: 'today',
  'datetime-local': 'today',
  month: 'today',
  week: 'today',
  time: 'time',
};

/** What the fields of a group ask for together. */
export function asksOfGroup(group: string): Asks | undefined {
  return saidBy(group, meanings);
}

/** The row whose words are the longest in a text; the upper one of two. */
function saidBy(text: string, rows: readonly Meaning[]): Asks | undefined {
  const words = plain(text);
  let best: { meaning: Meaning; length: number } | undefined;
  for (const meaning of rows) {
    const length = meaning.whole.includes(words)
      ? words.length
      : (longestSaid(words, meaning.words)?.length ?? 0);
    if (length > (best?.length ?? 0)) best = { meaning, length };
  }
  return best?.meaning.asks as Asks | undefined;
}

/** Whether it is a day that a field asks for. */
export function isDay(asks: string | undefined): asks is keyof typeof days {
  return asks !== undefined && Object.hasOwn(days, asks);
}
