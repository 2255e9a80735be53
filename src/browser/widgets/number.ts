import { takesOnly } from './failures.ts';
import { bySteps } from './steps.ts';
import { look } from './seen.ts';
import { giveText } from './text.ts';
import type { Grip, Kind } from './tools.ts';

const GERMAN = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d+,\d{1,2}$/;

/** Fields for numbers; `$1,234.50` is 1234.50. */
export const number: Kind = {
  async give(grip, value) {
    const plain = readNumber(value) ?? digitsOf(value);
    if (plain === undefined) throw takesOnly(grip, 'a number', value);
    try {
      await giveText(grip, plain);
    } catch (error) {
      // A number made of other elements (`role=spinbutton`).
      if (!(error instanceof Error) || !/is not an <input>/.test(error.message)) throw error;
      await bySteps(grip, plain, ['ArrowUp', 'ArrowDown']);
    }
  },
};

/** A number as `type=number` wants it; empty stays empty, undefined when it is none. */
export function readNumber(text: string): string | undefined {
  if (text.trim() === '') return '';
  const bare = text.replace(/[\s$€£¥%]|USD|EUR/g, '');
  const plain = GERMAN.test(bare)
    ? bare.replaceAll('.', '').replace(',', '.')
    : bare.replace(/(\d),(?=\d{3}(?!\d))/g, '$1');
  return plain === '' || Number.isNaN(Number(plain)) ? undefined : plain;
}

/** The digits of a telephone number and the like, for a field that takes nothing else. */
function digitsOf(text: string): string | undefined {
  return /\d/.test(text) && /^[\d\s().+-]+$/.test(text) ? text.replace(/\D/g, '') : undefined;
}

/** The number that is meant where it may be a share: `50%` of what a slider has. */
export async function readShare(grip: Grip, value: string): Promise<number | undefined> {
  const plain = readNumber(value);
  if (plain === undefined || plain === '') return undefined;
  if (!value.trim().endsWith('%')) return Number(plain);
  const { min, max } = await look(grip);
  const [from, to] = [min ?? 0, max ?? 100];
  return from + ((to - from) * Number(plain)) / 100;
}
