import { z } from 'zod';
import { parseDuration } from '../model/index.ts';

/**
 * Fields of files. The message of each says what is expected, as a noun phrase: `Complaints.read` makes the
 * sentence: “users” must be <message>, but is “lots”.
 */

const LONGEST_MS = 30 * 86_400_000;

/** Text that is not empty; numbers and booleans are taken as they are written. */
export const text = readAs('a text', (value) =>
  typeof value === 'string' && value.trim() !== '' ? value : isPlain(value) ? String(value) : undefined,
);

/** Text that may be empty: what a citizen leaves in a field. */
export const anyText = readAs('a text', (value) =>
  typeof value === 'string' ? value : isPlain(value) ? String(value) : undefined,
);

/** A whole number in bounds. */
export function whole(least: number, most: number): z.ZodType<number> {
  return readAs(`a whole number from ${group(least)} to ${group(most)}`, (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : undefined,
  );
}

/** `300ms`, `10s`, `5m` as ms; a bare 0 needs no unit. At most 30 days. */
export const duration = readAs('a duration such as 300ms, 10s or 5m, at most 30d', durationOf);

/** A duration that takes time at all. */
export const timespan = readAs('a duration above zero such as 300ms, 10s or 5m', (value) => {
  const ms = durationOf(value);
  return ms ? ms : undefined;
});

/** `50%` or `0.5` as a fraction above 0, at most 1. */
export const share = readAs('a share such as 50% or 0.5, above 0 and at most 1', (value) => {
  const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(value.trim()) : null;
  // 99.99 / 100 is 0.9998999999999999: percent is divided in decimal digits.
  const fraction = match ? Number(match[2] ? `${match[1]}e-2` : match[1]) : value;
  return typeof fraction === 'number' && fraction > 0 && fraction <= 1 ? fraction : undefined;
});

/** A field whose value is read by a function; undefined means that it is not one. */
export function readAs<T>(expected: string, read: (value: unknown) => T | undefined): z.ZodType<T> {
  return z.unknown().transform((value, context): T => {
    const found = read(value);
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });
}

function durationOf(value: unknown): number | undefined {
  if (value === 0) return 0;
  const ms = typeof value === 'string' ? parseDuration(value) : undefined;
  return ms !== undefined && ms <= LONGEST_MS ? ms : undefined;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function group(n: number): string {
  return n.toLocaleString('en-US');
}
