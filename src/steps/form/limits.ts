import type { Field } from '../../model/index.ts';
import { matches, readPattern } from '../pattern/index.ts';

const AMOUNT = String.raw`[$€£]?\s?(-?\d[\d,]*(?:\.\d+)?)`;
const CHARACTERS = String.raw`\s*(?:characters?|letters|caracteres)`;

/**
 * A field with the limits that its words state and its attributes do not: “must be 9 digits”, “at least 20 characters”,
 * “between 1 and 12”. The page's complaint counts as its words.
 */
export function withStatedLimits(field: Field): Field {
  const words = [field.name, field.help, field.error].join(' . ');
  const number = (form: string): number | undefined => {
    const found = new RegExp(form, 'i').exec(words)?.[1];
    return found === undefined ? undefined : Number(found.replaceAll(',', ''));
  };
  const digits = number(String.raw`\b(\d{1,2})[ -]?(?:digits?|dígitos)\b`);
  const [, from, to] =
    new RegExp(String.raw`(?:between|entre)\s+${AMOUNT}\s+(?:and|to|y)\s+${AMOUNT}`, 'i').exec(words) ?? [];
  const least =
    from?.replaceAll(',', '') ??
    number(
      String.raw`(?:at least|no less than|minimum (?:of|is)|greater than or equal to|al menos|mínimo de)\s+${AMOUNT}(?!${CHARACTERS}|[\d,]|\s*words)`,
    );
  const most =
    to?.replaceAll(',', '') ??
    number(
      String.raw`(?:at most|no more than|maximum (?:of|is)|less than or equal to|como máximo|máximo de)\s+${AMOUNT}(?!${CHARACTERS}|[\d,]|\s*words)`,
    );
  const shortest = number(String.raw`(?:at least|minimum of|al menos|mínimo de)\s+(\d+)${CHARACTERS}`);
  const longest =
    number(
      String.raw`(?:at most|no more than|up to|maximum of|como máximo|máximo de)\s+(\d+)${CHARACTERS}`,
    ) ?? number(String.raw`(\d+)${CHARACTERS}\s+(?:or (?:fewer|less)|maximum|o menos)`);
  return {
    ...(digits !== undefined && digits > 0 ? { pattern: String.raw`\d{${digits}}` } : {}),
    ...(least === undefined ? {} : { min: String(least) }),
    ...(most === undefined ? {} : { max: String(most) }),
    ...(shortest === undefined ? {} : { minLength: shortest }),
    ...(longest === undefined ? {} : { maxLength: longest }),
    ...field,
  };
}

/** Whether a text is one that the field takes, as far as it says. */
export function fits(value: string, field: Field): boolean {
  if (value === '' || value.length > (field.maxLength ?? Infinity) || value.length < (field.minLength ?? 0))
    return false;
  const pattern = field.pattern === undefined ? undefined : readPattern(field.pattern);
  if (pattern && !matches(pattern, value)) return false;
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(value);
  if (field.type === 'number' || field.widget === 'number') return isNumber && inBounds(Number(value), field);
  return !isNumber || inBounds(Number(value), field);
}

/** Whether a number keeps to the field's bounds and steps. */
export function inBounds(value: number, { min, max, step }: Pick<Field, 'min' | 'max' | 'step'>): boolean {
  const [least, most] = [boundOf(min), boundOf(max)];
  if (value < (least ?? -Infinity) || value > (most ?? Infinity)) return false;
  const size = stepOf(step);
  if (size === undefined) return true;
  const steps = (value - (least ?? 0)) / size;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** A bound as a number; undefined where there is none, or where it is a date. */
export function boundOf(bound: string | undefined): number | undefined {
  return bound === undefined || bound.trim() === '' || Number.isNaN(Number(bound))
    ? undefined
    : Number(bound);
}

/** The step of numbers; undefined where any will do. */
export function stepOf(step: string | undefined): number | undefined {
  const size = boundOf(step);
  return size !== undefined && size > 0 ? size : undefined;
}
