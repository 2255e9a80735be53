/** What a value looks like that could belong to somebody. */
export type Kind =
  | 'ssn'
  | 'itin'
  | 'atin'
  | 'phone'
  | 'email'
  | 'card'
  | 'routing'
  | 'account'
  | 'iban'
  | 'passport'
  | 'licence'
  | 'ein'
  | 'ip'
  | 'birthdate';

/** A value that could belong to a real person, as it may be shown: never the value itself. */
export interface Finding {
  kind: Kind;
  /** Masked, so that a report of a leak is not one: `***-**-**42`. */
  value: string;
  /** Where it begins in the text, from 0, in UTF-16 units. */
  index: number;
  /** How long it is there, in UTF-16 units. */
  length: number;
  /** What it has the form of, and why that is not safe; one clause without digits of the value. */
  why: string;
  /** What to write instead. */
  hint: string;
}

/** A value as a detector found it, outside the ranges that are safe; still in full. */
export interface Candidate {
  kind: Kind;
  text: string;
  index: number;
  /** Forms under which a ledger may know it, besides the text itself: a date in the order year, month, day. */
  aliases?: readonly string[];
}

/** What candidates are looked for in. */
export interface Searched {
  /** Decoded, with plain blanks, dashes and digits (`plainTypography`). */
  text: string;
  /** What the text was typed or sent as: name of a field, a key, a column. Empty when nobody knows. */
  label: string;
}

/** Finds values of one form, those in its safe ranges left out; one file each. Takes time linear in the text. */
export type Detector = (searched: Searched) => Iterable<Candidate>;

/**
 * Masks a value for display: letters and digits but the last two become stars; of a mail address the first letters and
 * the top-level domain stay, of a network address its first part.
 */
export function masked({ kind, text }: Pick<Candidate, 'kind' | 'text'>): string {
  if (kind === 'email') {
    const at = text.lastIndexOf('@');
    const tld = text.slice(text.lastIndexOf('.'));
    return `${text.slice(0, 1)}***@${text.slice(at + 1, at + 2)}***${tld}`;
  }
  if (kind === 'ip') return text.replace(/(?<=[.:].*)[\da-f]+/gi, '*');
  let left = text.replace(/[^\p{L}\p{N}]/gu, '').length - 2;
  return text.replace(/[\p{L}\p{N}]/gu, (character) => (left-- > 0 ? '*' : character));
}
