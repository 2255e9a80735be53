import type { Pattern } from './read.ts';

/**
 * Whether a text matches a pattern as a whole. It follows all ways at once instead of trying one after the other, so
 * that no pattern of a page can make it slow: at most pattern × text × text steps.
 */
export function matches(pattern: Pattern, text: string): boolean {
  const chars = Array.from(text);
  return new Matcher(chars).ends(pattern, 0).has(chars.length);
}

/** Whether a character is one of a class. */
export function isOneOf(
  { ranges, properties, not }: Extract<Pattern, { kind: 'chars' }>,
  char: string,
): boolean {
  const point = char.codePointAt(0) ?? 0;
  const inside =
    ranges.some(([first, last]) => first <= point && point <= last) ||
    properties.some((property) => property.test(char));
  return inside !== not;
}

class Matcher {
  readonly #text: readonly string[];
  readonly #known = new Map<Pattern, ReadonlySet<number>[]>();

  constructor(text: readonly string[]) {
    this.#text = text;
  }

  /** Everywhere a match that begins at `at` may end. */
  ends(pattern: Pattern, at: number): ReadonlySet<number> {
    const known = this.#known.get(pattern) ?? [];
    this.#known.set(pattern, known);
    return (known[at] ??= this.#find(pattern, at));
  }

  #find(pattern: Pattern, at: number): ReadonlySet<number> {
    switch (pattern.kind) {
      case 'chars': {
        const char = this.#text[at];
        return new Set(char !== undefined && isOneOf(pattern, char) ? [at + 1] : []);
      }
      case 'series':
        return pattern.items.reduce<ReadonlySet<number>>((from, item) => this.#on(item, from), new Set([at]));
      case 'either':
        return new Set(pattern.options.flatMap((option) => [...this.ends(option, at)]));
      case 'times':
        return this.#times(pattern, at);
      case 'ahead':
        return new Set(this.ends(pattern.item, at).size > 0 === pattern.not ? [] : [at]);
      case 'edge':
        return new Set(this.#isEdge(pattern.of, at) ? [at] : []);
    }
  }

  #on(item: Pattern, from: ReadonlySet<number>): ReadonlySet<number> {
    return new Set([...from].flatMap((place) => [...this.ends(item, place)]));
  }

  /** Beyond as many rounds as there are characters, a further one can only match nothing. */
  #times({ item, least, most }: Extract<Pattern, { kind: 'times' }>, at: number): ReadonlySet<number> {
    const rounds = this.#text.length - at + 1;
    let places: ReadonlySet<number> = new Set([at]);
    for (let round = 0; round < Math.min(least, rounds); round++) places = this.#on(item, places);
    const ends = new Set(places);
    for (let round = least; round < Math.min(most, least + rounds) && places.size > 0; round++) {
      places = new Set([...this.#on(item, places)].filter((place) => !ends.has(place)));
      places.forEach((place) => ends.add(place));
    }
    return ends;
  }

  #isEdge(of: 'start' | 'end' | 'word' | 'no-word', at: number): boolean {
    if (of === 'start') return at === 0;
    if (of === 'end') return at === this.#text.length;
    const isWord = (char = ''): boolean => /^\w$/.test(char);
    return (isWord(this.#text[at - 1]) !== isWord(this.#text[at])) === (of === 'word');
  }
}
