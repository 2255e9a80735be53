import type { z } from 'zod';
import { BadInput, nearest } from '../model/index.ts';
import type { Problem, SourcePosition } from '../model/index.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** More than this and nobody reads on; the rest is counted. */
const MOST = 100;

/** Collects everything that is wrong with one file, each with its place. */
export class Complaints {
  readonly file: YamlFile;
  readonly #found: (Problem & { offset: number })[] = [];
  /** Values already complained about: what follows from them is noise. */
  readonly #broken = new Set<string>();
  readonly #notes: Problem[] = [];

  constructor(file: YamlFile) {
    this.file = file;
  }

  /** Complains about the value at a path, or about its key. */
  add(path: Path, message: string, hint?: string, part: 'key' | 'value' = 'value'): void {
    // Finding the place takes time that grows with the file; nobody reads more than MOST.
    if (this.isFull) return;
    if (this.#broken.has(JSON.stringify(path))) return;
    this.addAt(this.file.offset(path, part), message, hint);
  }

  /** Complains about an offset of the text. */
  addAt(offset: number, message: string, hint?: string): void {
    if (this.#found.some((one) => one.offset === offset && one.message === message)) return;
    if (this.isFull) return;
    this.#found.push({ offset, message, ...(hint ? { hint } : {}) });
  }

  /** Says how something was read that may be written better; nothing is wrong with it. */
  note(path: Path, message: string, hint?: string, part: 'key' | 'value' = 'value'): void {
    if (this.#notes.length >= MOST) return;
    this.noteAt(this.file.offset(path, part), message, hint);
  }

  /** The same for an offset of the text. */
  noteAt(offset: number, message: string, hint?: string): void {
    this.#notes.push({ message, ...(hint ? { hint } : {}), ...this.file.place(offset) });
  }

  get notes(): readonly Problem[] {
    return this.#notes;
  }

  /** Whether nobody would read one more. */
  get isFull(): boolean {
    return this.#found.length > MOST;
  }

  /** From now on nothing more is said about this value. */
  silence(path: Path): void {
    this.#broken.add(JSON.stringify(path));
  }

  /**
   * Reads a value by a schema whose messages say what is expected; complains and gives undefined where it is not.
   * @param called what the value is called, where that is not the last word of its path.
   */
  read<T>(schema: z.ZodType<T>, value: unknown, path: Path, called?: string): T | undefined {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const strangers = new Set<string>();
    for (const issue of result.error.issues) {
      const where = [...path, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys.slice(0, MOST + 1)) {
          this.unknown('key', key, [...where, key], keysOf(schema));
        }
        if (issue.path.length === 0) for (const key of issue.keys) strangers.add(key);
      } else {
        this.#expected(
          where,
          issue.message,
          valueAt(value, issue.path),
          issue.path.length > 0 ? undefined : called,
        );
      }
    }
    if (strangers.size === 0 || typeof value !== 'object' || value === null) return undefined;
    // The rest is read all the same, so that what is wrong there is found too.
    const rest = Object.entries(value).filter(([key]) => !strangers.has(key));
    return schema.safeParse(Object.fromEntries(rest)).data;
  }

  /** Complains about a word that is none of the words there are, with the nearest. */
  unknown(
    what: string,
    word: string,
    path: Path,
    words: readonly string[],
    part: 'key' | 'value' = 'key',
  ): void {
    if (this.isFull) return;
    this.add(path, `unknown ${what} “${clip(word)}”`, choices(word, words), part);
  }

  /** Place of a value, for what is kept of the file. */
  at(path: Path): SourcePosition {
    return this.file.place(this.file.offset(path, 'key')).at;
  }

  /** Everything found, in the order of the file. */
  problems(): Problem[] {
    const sorted = this.#found.toSorted((a, b) => a.offset - b.offset);
    const shown = sorted.slice(0, MOST).map(({ offset, message, hint }) => ({
      message,
      ...(hint ? { hint } : {}),
      ...this.file.place(offset),
    }));
    if (sorted.length <= MOST) return shown;
    return [...shown, { message: `and more: only the first ${MOST} problems are shown` }];
  }

  /** @throws BadInput with everything found, when something was. */
  throwIfAny(): void {
    if (this.#found.length > 0) throw new BadInput(this.problems());
  }

  #expected(path: Path, expected: string, value: unknown, called?: string): void {
    const last = called ?? path.at(-1);
    const name =
      typeof last === 'number'
        ? `item ${last + 1} of “${String(path.at(-2))}”`
        : last
          ? `“${last}”`
          : 'the file';
    if (value === undefined) this.add(path, `${name} is missing`, `it must be ${expected}`, 'key');
    else this.add(path, `${name} must be ${expected}, but is ${describe(value)}`);
  }
}

/** A hint for a word that was not understood: the nearest one, and all there are. */
export function choices(word: string, words: readonly string[]): string | undefined {
  const [best] = nearest(clip(word), words);
  const all = words.length > 16 ? `${words.slice(0, 16).join(', ')}, …` : words.join(', ');
  if (best) return words.length > 1 ? `did you mean “${best}”? There are: ${all}` : `did you mean “${best}”?`;
  return all ? `there are: ${all}` : undefined;
}

/** A value in words, short. */
export function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a group of keys';
  return typeof value === 'string' ? `“${clip(value)}”` : clip(JSON.stringify(value) ?? 'nothing');
}

/** Texts of strangers are shown short and on one line. */
export function clip(text: string, most = 60): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

function keysOf(schema: z.ZodType): string[] {
  return 'shape' in schema && typeof schema.shape === 'object' && schema.shape
    ? Object.keys(schema.shape)
    : [];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<PropertyKey, unknown>)[step];
  }
  return found;
}
