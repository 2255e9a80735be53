import { z } from 'zod';
import { parseDuration } from './units.ts';

/**
 * Fields of files. The message of each says what is expected, as a noun phrase: `Complaints.read` makes the
 * sentence: “users” must be <message>, but is “lots”. Each is a codec: `z.encode` gives the written form back.
 */

const LONGEST_MS = 30 * 86_400_000;

/** What a JSON Schema says of a field: what one may write, for editors. */
export interface Shown {
  type?: string | string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  enum?: readonly string[];
  examples?: readonly unknown[];
}

const TEXT: Shown = { type: ['string', 'number', 'boolean'] };

/** Text that is not empty; numbers and booleans are taken as they are written. */
export const text = readAs<string>(
  'a text',
  (value) =>
    typeof value === 'string' && value.trim() !== '' ? value : isPlain(value) ? String(value) : undefined,
  { shown: TEXT },
);

/** Text that may be empty: what a citizen leaves in a field. */
export const anyText = readAs<string>(
  'a text',
  (value) => (typeof value === 'string' ? value : isPlain(value) ? String(value) : undefined),
  { shown: TEXT },
);

/** A whole number in bounds. */
export function whole(least: number, most: number): z.ZodType<number, number> {
  return readAs<number, number>(
    `a whole number from ${group(least)} to ${group(most)}`,
    (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
        ? value
        : undefined,
    { shown: { type: 'integer', minimum: least, maximum: most } },
  );
}

const DURATION: Shown = {
  type: ['string', 'integer'],
  pattern: String.raw`^\d+(\.\d+)?\s*(ms|s|m|h|d)$|^0$`,
};

/** `300ms`, `10s`, `5m` as ms; a bare 0 needs no unit. At most 30 days. */
export const duration = readAs<number, string | 0>(
  'a duration such as 300ms, 10s or 5m, at most 30d',
  durationOf,
  { shown: DURATION, write: writeDuration },
);

/** A duration that takes time at all. */
export const timespan = readAs<number, string>(
  'a duration above zero such as 300ms, 10s or 5m',
  (value) => {
    const ms = durationOf(value);
    return ms ? ms : undefined;
  },
  { shown: { ...DURATION, type: 'string' }, write: (ms) => String(writeDuration(ms)) },
);

/** `50%` or `0.5` as a fraction above 0, at most 1. */
export const share = readAs<number, string | number>(
  'a share such as 50% or 0.5, above 0 and at most 1',
  (value) => {
    const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(value.trim()) : null;
    // 99.99 / 100 is 0.9998999999999999: percent is divided in decimal digits.
    const fraction = match ? Number(match[2] ? `${match[1]}e-2` : match[1]) : value;
    return typeof fraction === 'number' && fraction > 0 && fraction <= 1 ? fraction : undefined;
  },
  { shown: { type: ['string', 'number'], examples: ['50%', 0.5] }, write: writeShare },
);

/** `2s` or `800ms..1.5s` as a range in ms. */
export const durationRange = readAs<{ minMs: number; maxMs: number }, string>(
  'a pause such as 800ms or 300ms..1.5s',
  (value) => {
    if (typeof value !== 'string' && value !== 0) return undefined;
    const [least = '', most = least, ...rest] = String(value).split('..');
    const [minMs, maxMs] = [durationOf(zero(least)), durationOf(zero(most))];
    if (minMs === undefined || maxMs === undefined || rest.length > 0 || minMs > maxMs) return undefined;
    return { minMs, maxMs };
  },
  {
    shown: { type: 'string', examples: ['800ms', '300ms..1.5s'] },
    write: ({ minMs, maxMs }) =>
      minMs === maxMs
        ? String(writeDuration(minMs))
        : `${String(writeDuration(minMs))}..${String(writeDuration(maxMs))}`,
  },
);

/** One of some words. */
export function oneOf<const T extends readonly string[]>(words: T): z.ZodType<T[number], T[number]> {
  return readAs<T[number], T[number]>(
    `one of ${words.join(', ')}`,
    (value) => words.find((word) => word === value),
    { shown: { enum: words } },
  );
}

/**
 * A field whose value is read by a function; undefined means that it is not one.
 * @param expected what it must be, as a noun phrase.
 */
export function readAs<T, Written = unknown>(
  expected: string,
  read: (value: unknown) => T | undefined,
  options: { shown?: Shown; write?: (value: T) => Written } = {},
): z.ZodType<T, Written> {
  const { shown = {}, write = (value: T): Written => value as unknown as Written } = options;
  return z.codec(z.custom<Written>(() => true).meta({ ...shown }), z.custom<T>(), {
    decode(value, context): T {
      const found = read(value);
      if (found !== undefined) return found;
      context.issues.push({ code: 'custom', message: expected, input: value });
      return z.NEVER;
    },
    encode: (value) => write(value),
  });
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** A duration as it is written: in the largest unit that says it exactly. */
export function writeDuration(ms: number): string | 0 {
  const unit = UNITS.find(([, size]) => ms > 0 && ms % size === 0);
  if (ms === 0) return 0;
  return unit ? `${ms / unit[1]}${unit[0]}` : `${ms}ms`;
}

/** A share as it is written: in percent where that is exact. */
export function writeShare(fraction: number): string | number {
  const percent = Number((fraction * 100).toPrecision(12));
  return Number(`${percent}e-2`) === fraction ? `${percent}%` : fraction;
}

function durationOf(value: unknown): number | undefined {
  if (value === 0) return 0;
  const ms = typeof value === 'string' ? parseDuration(value) : undefined;
  return ms !== undefined && ms <= LONGEST_MS ? ms : undefined;
}

function zero(written: string): string | 0 {
  return written.trim() === '0' ? 0 : written;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function group(n: number): string {
  return n.toLocaleString('en-US');
}
