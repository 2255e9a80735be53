import { partsOf } from './tree.ts';
import type { Entry, Written } from './tree.ts';

/** All words that mean the same key of a scenario, itself included. */
export type Synonyms = (word: string) => readonly string[];

/** The text that a scenario was read from, and the lines of it that are known to be something. */
export class OldText {
  readonly #lines: readonly string[];
  /** In their order, from 1. */
  readonly #known: readonly number[];
  readonly #synonyms: Synonyms;

  constructor(lines: readonly string[], known: readonly number[], synonyms: Synonyms) {
    this.#lines = lines;
    this.#known = known.toSorted((a, b) => a - b);
    this.#synonyms = synonyms;
  }

  /** Characters before the first one of a line. */
  indentOf(line: number): number {
    const text = this.#at(line);
    return text.length - text.trimStart().length;
  }

  /** The last line before the next one that is known. */
  endAfter(line: number): number {
    return (this.#known.find((one) => one > line) ?? this.#lines.length + 1) - 1;
  }

  /** The line on which an entry starts, between two others, both included; found by its words. */
  find(entry: Entry, from: number, until: number): number | undefined {
    const [first] = linesOf(entry.value).toSorted((a, b) => a - b);
    // What holds something known stands above it, or on the very line of it, and below what is known before.
    const above = this.#known.findLast((line) => line > from && first !== undefined && line < first);
    const start = startOf(entry, this.#synonyms);
    for (let line = above ?? from; line <= (first ?? until); line++) {
      if (start?.test(this.#at(line))) return line;
    }
    return undefined;
  }

  /** Lines of the items of a list of which none is known: those that start with a dash below its key, if as many. */
  itemsOf(value: Written, key: number): readonly number[] {
    if (value.is !== 'list' || linesOf(value).length > 0) return [];
    const found: number[] = [];
    for (let line = key + 1; line <= this.endAfter(key); line++) {
      const text = this.#at(line);
      const isDash = /^\s*-\s/.test(text);
      const isBesides = this.indentOf(line) < this.indentOf(key) + (isDash ? 0 : 1);
      if (isBesides && /^\s*[^#\s]/.test(text)) break;
      if (isDash) found.push(line);
    }
    return found.length === value.items.length ? found : [];
  }

  #at(line: number): string {
    return this.#lines[line - 1] ?? '';
  }
}

/** Every line that a part of a value is known to stand on. */
export function linesOf(value: Written): number[] {
  return partsOf(value).flatMap(({ line, value: inner }) => [
    ...(line === undefined ? [] : [line]),
    ...linesOf(inner),
  ]);
}

/** How a line starts on which the entry begins. */
function startOf({ key, value }: Entry, synonyms: Synonyms): RegExp | undefined {
  const words = key === undefined ? partsOf(value).flatMap((part) => part.key ?? []) : [key];
  const names = words.flatMap((word) => [word, ...synonyms(word)]).map(bare);
  // An item starts with its dash, or with the bracket of its group.
  const start = key === undefined ? String.raw`^\s*[{-][\s{-]*` : String.raw`^[\s{-]*`;
  if (names.length > 0) return new RegExp(`${start}["']?(?:${names.join('|')})["']?\\s*:`);
  if (value.is !== 'value') return undefined;
  return new RegExp(String.raw`^\s*-\s*["']?${bare(value.text)}["']?\s*(?:#|$)`);
}

function bare(text: string): string {
  return text.replaceAll(/^["']|["']$/g, '').replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
