import { isOneOf, matches } from './match.ts';
import type { Pattern } from './read.ts';

type Chars = Extract<Pattern, { kind: 'chars' }>;

/** What the text is to be like, besides matching. */
export interface Wish {
  /** Letters and digits to put in where the pattern takes them, in their order: `6145550142`. */
  supply?: string;
  minLength?: number;
  maxLength?: number;
  /** From 0 to below 1: another one, another text. */
  chance?: number;
}

const TRIES = 12;
const LONGEST = 1_000;
/** Parts of a pattern that one try writes out; only a hostile one has more. */
const MOST_PARTS = 10_000;
const ZEROS_UP_TO = 6;
const DIGITS = '0123456789';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** What to take from a class, the plainest first. */
const PLAIN = [DIGITS, LETTERS.toUpperCase(), LETTERS, ` -_.,@/'&()!#%+:;="$*?`];

/**
 * A text that matches: every repetition as short as the wished length allows. Several tries, each with other
 * alternatives, are checked against the pattern; undefined when none of them matches.
 * @returns a text made of nothing but the supply, when there is one, and what the pattern itself says.
 */
export function textFor(pattern: Pattern, wish: Wish = {}): string | undefined {
  const { supply, minLength = 0, maxLength = LONGEST } = wish;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    for (const more of [0, 1, minLength]) {
      const writer = new Writer(attempt, more, wish);
      const text = writer.write(pattern);
      if (text.length < minLength || text.length > maxLength) continue;
      if (supply && !writer.usedJustTheSupply) continue;
      if (matches(pattern, text)) return text;
    }
  }
  return undefined;
}

class Writer {
  readonly #attempt: number;
  /** How many repetitions more than the fewest. */
  readonly #more: number;
  readonly #supply: string[];
  #state: number;
  #length = 0;
  #parts = 0;
  #digits = 0;
  #madeUp = false;

  constructor(attempt: number, more: number, { supply = '', chance = 0 }: Wish) {
    this.#attempt = attempt;
    this.#more = more;
    this.#supply = Array.from(supply);
    this.#state = Math.floor(chance * 2 ** 32) + attempt;
  }

  /** All of it, and nothing else but what the pattern itself says. */
  get usedJustTheSupply(): boolean {
    return this.#supply.length === 0 && !this.#madeUp;
  }

  write(pattern: Pattern): string {
    this.#parts += 1;
    switch (pattern.kind) {
      case 'chars': {
        this.#length += 1;
        return this.#char(pattern);
      }
      case 'series':
        return pattern.items.map((item) => this.write(item)).join('');
      case 'either': {
        const option = pattern.options[this.#attempt % pattern.options.length];
        return option ? this.write(option) : '';
      }
      case 'times':
        return this.#times(pattern);
      default:
        return '';
    }
  }

  #times({ item, least, most }: Extract<Pattern, { kind: 'times' }>): string {
    let text = '';
    for (let count = 0; count < most && this.#length < LONGEST && this.#parts < MOST_PARTS; count++) {
      const [next] = this.#supply;
      const wanted = next !== undefined && item.kind === 'chars' && isOneOf(item, next);
      if (count >= least && !wanted && (this.#supply.length > 0 || count >= least + this.#more)) break;
      text += this.write(item);
    }
    return text;
  }

  #char(chars: Chars): string {
    const [next] = this.#supply;
    if (next !== undefined && isOneOf(chars, next)) return this.#supply.shift() ?? '';
    this.#madeUp ||= !isLiteral(chars);
    // Every other try mixes them: passwords are to have one of each.
    const start = this.#attempt % 2 === 0 ? 0 : this.#length % PLAIN.length;
    for (const alphabet of [...PLAIN.slice(start), ...PLAIN.slice(0, start)]) {
      const fit = Array.from(alphabet).filter((char) => isOneOf(chars, char));
      const chosen = alphabet === DIGITS ? this.#digit(fit) : this.#any(fit);
      if (chosen !== undefined) return chosen;
    }
    const first = chars.not ? undefined : chars.ranges[0]?.[0];
    return first === undefined ? '' : String.fromCodePoint(first);
  }

  /**
   * `100000` and then others: as a Social Security number it has the group 00, as a phone number the area code 100, and
   * neither was ever issued. Where a pattern forbids that, digits by chance.
   */
  #digit(fit: readonly string[]): string | undefined {
    if (fit.length === 0) return undefined;
    const wanted = this.#digits === 0 ? '1' : '0';
    this.#digits += 1;
    const plainly = this.#attempt < TRIES / 2 && this.#digits <= ZEROS_UP_TO;
    return plainly && fit.includes(wanted) ? wanted : this.#any(fit);
  }

  #any(fit: readonly string[]): string | undefined {
    return fit[Math.floor(this.#chance() * fit.length)];
  }

  /** A linear congruential generator (Numerical Recipes): as good as a made-up case number needs. */
  #chance(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  }
}

function isLiteral({ ranges: [range, ...others], properties, not }: Chars): boolean {
  return range?.[0] === range?.[1] && others.length === 0 && properties.length === 0 && !not;
}
