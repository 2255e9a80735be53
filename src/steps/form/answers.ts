import type { Field } from '../../model/index.ts';
import { isDay, type Asked, type Asks } from './asked.ts';
import { dateForms, namesOfMonth, weekOf, writtenAs } from './dates.ts';
import { daysFor } from './days.ts';
import { documentFor } from './documents.ts';
import { gives } from './gives.ts';
import { withStatedLimits } from './limits.ts';
import { numbersFor } from './numbers.ts';
import { optionsFor } from './options.ts';
import { textsFor, waysToWrite } from './texts.ts';
import type { Who } from './who.ts';
import { spread } from './words.ts';

/** How a checkbox is ticked, in words. */
export const TICK = 'yes';

/** What could be somebody’s: only values that the citizen was made with, never others that happen to fit. */
const NEVER_MADE_UP: readonly Asks[] = [
  'ssn',
  'ssnLast4',
  'ein',
  'phone',
  'email',
  'passportNumber',
  'driversLicense',
  'cardNumber',
  'accountNumber',
  'routingNumber',
];

/**
 * What this citizen could give a field, the likeliest first, each one allowed as far as the page says; empty where
 * nobody could tell.
 * @param known what was given elsewhere and is to be given again, such as a password.
 */
export function answersTo(stated: Field, asked: Asked, who: Who, known: readonly string[] = []): string[] {
  const field = withStatedLimits(stated);
  const chance = spread(who.chance, `${field.group ?? ''} ${field.name} ${field.hints}`);
  const wanted = [...known, ...wantedBy(field, asked, who)];
  switch (field.widget) {
    case 'checkbox':
    case 'switch':
    case 'radio':
      return [TICK];
    case 'file':
    case 'drop-zone':
      return [documentFor(field) ?? []].flat();
    case 'select':
    case 'listbox':
    case 'radio-group':
    case 'combobox':
      return field.options.length > 0 ? optionsFor(field, wanted, chance) : wanted;
    case 'date':
    case 'date-parts':
      return daysFor(field, isDay(asked.asks) ? asked.asks : 'today', who).map((day) => asTyped(day, field));
    case 'time':
      return [...known, ...timesFor(field)];
    case 'number':
    case 'slider':
      return numbersFor(field, wanted, chance);
    default:
      if (field.type === 'number') return numbersFor(field, wanted, chance);
      return asked.asks !== undefined && NEVER_MADE_UP.includes(asked.asks)
        ? waysToWrite(field, wanted)
        : textsFor(field, wanted, chance);
  }
}

function wantedBy(field: Field, asked: Asked, who: Who): readonly string[] {
  const { asks } = asked;
  if (!isDay(asks)) return asks === undefined ? [] : gives[asks](who.identity);
  const part = asked.part ?? PARTS[asks];
  const [first = who.today, ...others] = daysFor(field, asks, who);
  if (part !== undefined) return partOf(first, part);
  const forms = dateForms(`${field.help ?? ''} ${field.name} ${field.error ?? ''}`);
  return [first, ...others].flatMap((day) => forms.map((form) => writtenAs(day, form)));
}

const PARTS: Partial<Record<Asks, NonNullable<Asked['part']>>> = {
  day: 'day',
  month: 'month',
  year: 'year',
  taxYear: 'year',
};

function partOf(date: string, part: 'day' | 'month' | 'year'): string[] {
  const [year = '', month = '', day = ''] = date.split('-');
  if (part === 'month') return namesOfMonth(month);
  return part === 'day' ? [String(Number(day)), day] : [year, year.slice(2)];
}

/** As the types of `input` write it. */
function asTyped(day: string, { type }: Field): string {
  if (type === 'month') return day.slice(0, 7);
  if (type === 'week') return weekOf(day);
  return type === 'datetime-local' ? `${day}T10:00` : day;
}

function timesFor({ min = '', max = '' }: Field): string[] {
  const usual = ['10:00', '14:00'];
  const open = usual.filter((time) => (min === '' || time >= min) && (max === '' || time <= max));
  return [...open, ...(min === '' ? [] : [min])];
}
