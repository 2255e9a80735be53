import { z } from 'zod';
import { group, list, plain, quoted } from './tree.ts';
import type { Written } from './tree.ts';

/**
 * A value that a schema has written. Texts that somebody chose stand in quotes, as the docs show them; measures and
 * words of ours do not.
 * @param read the value before it was written: a text that is the same before and after is somebody's own.
 */
export function writeJson(
  value: unknown,
  schema: z.core.$ZodType | undefined,
  read: unknown,
): Written | undefined {
  return write(value, value === read && !isChoice(schema));
}

function write(value: unknown, isOwnText: boolean): Written | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return isOwnText ? quoted(value) : plain(value);
  if (typeof value === 'number' || typeof value === 'boolean') return plain(value);
  if (Array.isArray(value)) return list(value.flatMap((item: unknown) => write(item, true) ?? []));
  if (value === null) return { is: 'value', text: 'null' };
  return group(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, write(item, true)])));
}

/** Whether a field takes one of some words. */
function isChoice(schema: z.core.$ZodType | undefined): boolean {
  let inner: unknown = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodCodec) {
    inner = inner instanceof z.ZodCodec ? inner.in : inner.unwrap();
  }
  return inner instanceof z.ZodType && inner.meta()?.['enum'] !== undefined;
}
