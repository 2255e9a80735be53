import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a number survives being read out over the telephone. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A confirmation number such as `TG-7K3M-Q9XD`: forty random bits, so that nobody guesses somebody else's.
 * @param service two letters that say what was confirmed
 */
export function confirmationNumber(service = 'TG'): string {
  const digits = [...randomBytes(8)].map((byte) => DIGITS[byte % DIGITS.length]).join('');
  return `${service}-${digits.slice(0, 4)}-${digits.slice(4)}`;
}
