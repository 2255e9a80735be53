import type { Candidate } from './finding.ts';

/** Fewer digits identify nobody; names and words need no place in a ledger, since no detector stops them. */
const FEWEST_DIGITS = 4;

/**
 * Values that are known to be nobody's: generated for a citizen, or declared by the scenario's author. A value is
 * found again however it is punctuated: `412-00-9931` is `412009931`.
 */
export class Ledger {
  readonly #known = new Set<string>();

  constructor(values: Iterable<string> = []) {
    this.add(values);
  }

  /** Takes values in; those without digits and without `@` are not kept. */
  add(values: Iterable<string>): void {
    for (const value of values) {
      if (value.includes('@')) this.#known.add(value.trim().toLowerCase());
      else if (hasDigits(value)) this.#known.add(plain(value));
    }
  }

  /** Whether a value that a detector found is one of these. */
  has({ text, aliases = [] }: Pick<Candidate, 'text' | 'aliases'>): boolean {
    if (this.#known.size === 0) return false;
    const key = text.includes('@') ? text.toLowerCase() : plain(text);
    return this.#known.has(key) || aliases.some((alias) => this.#known.has(plain(alias)));
  }

  /** How many values it knows. */
  get size(): number {
    return this.#known.size;
  }
}

/** A network address keeps its dots and colons, which say where its numbers end. */
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f]*:[\da-f:]*)$/;

/** Letters and digits alone. */
function plain(value: string): string {
  const text = value.trim().toLowerCase();
  return ADDRESS.test(text) ? text : text.replace(/[^\p{L}\p{N}]/gu, '');
}

function hasDigits(value: string): boolean {
  let digits = 0;
  for (let i = 0; i < value.length && digits < FEWEST_DIGITS; i++) {
    const code = value.charCodeAt(i);
    if (code >= 48 && code <= 57) digits += 1;
  }
  return digits >= FEWEST_DIGITS;
}
