import { pad, type Day } from './day.ts';

/** How a page writes a date: what stands in which place, and between. */
export interface DateFormat {
  order: readonly ('year' | 'month' | 'day')[];
  between: string;
  /** Whether 3 March is 03/03. */
  padded: boolean;
  /** Whether 2026 is 26. */
  shortYear?: true;
}

/** Letters for year, month and day: English, German (TT.MM.JJJJ), Spanish and French (JJ/MM/AAAA). */
const LETTERS =
  /(?<![\p{L}\p{N}])(([mdytja])\2{0,3})([./ -]?)(([mdytja])\5{0,3})\3(([mdytja])\7{1,3})(?![\p{L}\p{N}])/giu;
const EXAMPLE = /(?<!\d)(\d{1,4})([./ -])(\d{1,2})\2(\d{1,4})(?!\d)/;

/** Formats that fields have without saying so in words, the likely ones first. */
export const COMMON: readonly DateFormat[] = [
  { order: ['month', 'day', 'year'], between: '/', padded: true },
  { order: ['year', 'month', 'day'], between: '-', padded: true },
  { order: ['day', 'month', 'year'], between: '/', padded: true },
  { order: ['day', 'month', 'year'], between: '.', padded: true },
  { order: ['month', 'day', 'year'], between: '-', padded: true },
  { order: ['day', 'month', 'year'], between: '-', padded: true },
  { order: ['month', 'day', 'year'], between: '', padded: true },
];

/** A day in a format. */
export function written(date: Day, { order, between, padded, shortYear }: DateFormat): string {
  const year = pad(date.year, 4).slice(shortYear ? -2 : 0);
  return order
    .map((part) => (part === 'year' ? year : padded ? pad(date[part]) : String(date[part])))
    .join(between);
}

/** The format that a page tells of in words (`MM/DD/YYYY`) or by an example (`27 3 2007`). */
export function formatIn(hints: readonly string[]): DateFormat | undefined {
  for (const read of [inLetters, byExample]) {
    for (const hint of hints) {
      const format = read(hint);
      if (format) return format;
    }
  }
  return undefined;
}

function inLetters(hint: string): DateFormat | undefined {
  for (const match of hint.matchAll(LETTERS)) {
    const parts = [match[1], match[4], match[6]].map((part) => (part ?? '').toLowerCase());
    const order = parts.map((part) =>
      part.length > 2 || part.startsWith('y') ? 'year' : part.startsWith('m') ? 'month' : 'day',
    );
    if (new Set(order).size < 3) continue;
    const padded = !parts.some((part) => part.length === 1);
    const shortYear = !parts.some((part) => part.length === 4);
    return { order, between: match[3] ?? '', padded, ...(shortYear ? { shortYear } : {}) };
  }
  return undefined;
}

/** An example tells the order only where a number above twelve can be no month. */
function byExample(hint: string): DateFormat | undefined {
  const [, first = '', between = '', second = '', third = ''] = EXAMPLE.exec(hint) ?? [];
  const padded = second.length === 2 && (first.length !== 1 || third.length === 2);
  if (first.length === 4) return { order: ['year', 'month', 'day'], between, padded };
  if (third.length !== 4) return undefined;
  if (Number(first) > 12) return { order: ['day', 'month', 'year'], between, padded };
  const dotted = between === '.' && Number(second) <= 12;
  return { order: dotted ? ['day', 'month', 'year'] : ['month', 'day', 'year'], between, padded };
}
