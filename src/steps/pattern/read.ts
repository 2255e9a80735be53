/**
 * The patterns of form fields (`pattern` of HTML: a whole match, flag `v`) as data, so that they can be matched
 * without backtracking and written out. Read is what forms use: characters, classes, groups, alternatives,
 * quantifiers, lookaheads, edges.
 */
export type Pattern =
  | { kind: 'chars'; ranges: readonly Range[]; properties: readonly RegExp[]; not: boolean }
  | { kind: 'series'; items: readonly Pattern[] }
  | { kind: 'either'; options: readonly Pattern[] }
  | { kind: 'times'; item: Pattern; least: number; most: number }
  | { kind: 'ahead'; item: Pattern; not: boolean }
  | { kind: 'edge'; of: 'start' | 'end' | 'word' | 'no-word' };

/** First and last code point. */
export type Range = readonly [number, number];

/** Nobody writes longer or deeper ones for a form; a hostile page might. */
const LONGEST = 2_000;
const DEEPEST = 40;

/** Thrown inside and caught in `readPattern`: the pattern has something this reader does not know. */
class Unreadable extends Error {}

/** Reads a pattern; undefined when it has something rare, such as a back reference, or is no pattern. */
export function readPattern(source: string): Pattern | undefined {
  if (source.length > LONGEST) return undefined;
  try {
    return new Reader(source).whole();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

const DIGIT: Range[] = [[48, 57]];
const WORD: Range[] = [...DIGIT, [65, 90], [95, 95], [97, 122]];
const SPACE: Range[] = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
/** All but line ends. */
const ANY: Range[] = [
  [0, 9],
  [11, 12],
  [14, 0x2027],
  [0x202a, 0x10ffff],
];
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

type Chars = Extract<Pattern, { kind: 'chars' }>;

class Reader {
  readonly #text: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#text = Array.from(source);
  }

  whole(): Pattern {
    const pattern = this.#either();
    if (this.#at < this.#text.length) throw new Unreadable();
    return pattern;
  }

  #either(): Pattern {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new Unreadable();
    const options = [this.#series()];
    while (this.#takes('|')) options.push(this.#series());
    this.#depth -= 1;
    return options.length === 1 && options[0] ? options[0] : { kind: 'either', options };
  }

  #series(): Pattern {
    const items: Pattern[] = [];
    while (this.#at < this.#text.length && !this.#sees('|') && !this.#sees(')')) items.push(this.#counted());
    return { kind: 'series', items };
  }

  #counted(): Pattern {
    const item = this.#one();
    const count = this.#count();
    if (!count) return item;
    if (item.kind === 'edge' || item.kind === 'ahead') throw new Unreadable();
    // Lazy or not makes no difference to what matches as a whole.
    this.#takes('?');
    return { kind: 'times', item, ...count };
  }

  #count(): { least: number; most: number } | undefined {
    if (this.#takes('*')) return { least: 0, most: Infinity };
    if (this.#takes('+')) return { least: 1, most: Infinity };
    if (this.#takes('?')) return { least: 0, most: 1 };
    if (!this.#sees('{')) return undefined;
    const [all, least, comma, most] = this.#takesAll(/^\{(\d{1,6})(,?)(\d{0,6})\}/);
    if (all === undefined) throw new Unreadable();
    const from = Number(least);
    const to = comma === '' ? from : most === '' ? Infinity : Number(most);
    if (to < from) throw new Unreadable();
    return { least: from, most: to };
  }

  #one(): Pattern {
    const char = this.#next();
    if (char === '^') return { kind: 'edge', of: 'start' };
    if (char === '$') return { kind: 'edge', of: 'end' };
    if (char === '.') return { kind: 'chars', ranges: ANY, properties: [], not: false };
    if (char === '(') return this.#group();
    if (char === '[') return this.#class();
    if (char === '\\') return this.#escape();
    if ('*+?{}])'.includes(char)) throw new Unreadable();
    return only(char);
  }

  #group(): Pattern {
    const [, ahead, named] = this.#takesAll(/^\?(?:([=!])|:|<([A-Za-z_$][\w$]*)>)/);
    if (ahead === undefined && named === undefined && this.#sees('?')) throw new Unreadable();
    const item = this.#either();
    if (!this.#takes(')')) throw new Unreadable();
    return ahead === undefined ? item : { kind: 'ahead', item, not: ahead === '!' };
  }

  #escape(): Pattern {
    const char = this.#sees('b') || this.#sees('B') ? this.#next() : undefined;
    if (char !== undefined) return { kind: 'edge', of: char === 'b' ? 'word' : 'no-word' };
    return this.#escaped();
  }

  #escaped(): Chars {
    const char = this.#next();
    const short = { d: DIGIT, w: WORD, s: SPACE }[char.toLowerCase()];
    if (short) return { kind: 'chars', ranges: short, properties: [], not: /[DWS]/.test(char) };
    const control = CONTROLS[char];
    if (control !== undefined) return only(String.fromCodePoint(control));
    if (char === 'p' || char === 'P') return this.#property(char);
    if (char === 'x' || char === 'u') {
      const [all, short4, long] = this.#takesAll(
        char === 'x' ? /^([\da-f]{2})/i : /^(?:([\da-f]{4})|\{([\da-f]{1,5})\})/i,
      );
      if (all === undefined) throw new Unreadable();
      return only(String.fromCodePoint(Number.parseInt(short4 ?? long ?? '', 16)));
    }
    if (/[A-Za-z0-9]/.test(char)) throw new Unreadable();
    return only(char);
  }

  #property(char: string): Chars {
    const [all, name] = this.#takesAll(/^\{([A-Za-z_=]{1,60})\}/);
    if (all === undefined) throw new Unreadable();
    try {
      return { kind: 'chars', ranges: [], properties: [new RegExp(`^\\${char}{${name}}$`, 'u')], not: false };
    } catch {
      throw new Unreadable();
    }
  }

  #class(): Pattern {
    const not = this.#takes('^');
    const ranges: Range[] = [];
    const properties: RegExp[] = [];
    while (!this.#takes(']')) {
      const from = this.#member();
      // A class in a class, `&&` and `--` are sets of flag v.
      if (this.#sees('-') && this.#text[this.#at + 1] !== ']') {
        this.#at += 1;
        ranges.push(between(from, this.#member()));
      } else if (from.not) {
        properties.push(
          new RegExp(
            `^[^${from.ranges.map(([a, b]) => `\\u{${a.toString(16)}}-\\u{${b.toString(16)}}`).join('')}]$`,
            'u',
          ),
        );
      } else {
        ranges.push(...from.ranges);
        properties.push(...from.properties);
      }
    }
    return { kind: 'chars', ranges, properties, not };
  }

  #member(): Chars {
    const char = this.#next();
    if (char === '\\') return this.#takes('b') ? only('\b') : this.#takes('-') ? only('-') : this.#escaped();
    if (char === '[' || (char === '&' && this.#sees('&')) || (char === '-' && this.#sees('-')))
      throw new Unreadable();
    return only(char);
  }

  #next(): string {
    const char = this.#text[this.#at++];
    if (char === undefined) throw new Unreadable();
    return char;
  }

  #sees(char: string): boolean {
    return this.#text[this.#at] === char;
  }

  #takes(char: string): boolean {
    if (!this.#sees(char)) return false;
    this.#at += 1;
    return true;
  }

  #takesAll(form: RegExp): (string | undefined)[] {
    const match = form.exec(this.#text.slice(this.#at, this.#at + 80).join(''));
    this.#at += match ? Array.from(match[0]).length : 0;
    return match ? [...match] : [];
  }
}

function only(char: string): Chars {
  const point = char.codePointAt(0) ?? 0;
  return { kind: 'chars', ranges: [[point, point]], properties: [], not: false };
}

function between(from: Chars, to: Chars): Range {
  const [[first, firstEnd] = [1, 0]] = from.ranges;
  const [[last, lastEnd] = [1, 0]] = to.ranges;
  if (first !== firstEnd || last !== lastEnd || last < first) throw new Unreadable();
  return [first, last];
}
