import type { Field } from '../../model/index.ts';
import { readPattern, textFor, type Pattern } from '../pattern/index.ts';
import { fits } from './limits.ts';

/** What is said where nobody can tell what is asked. */
const ANYTHING = ['Rehearsal', 'Rehearsal 1', 'A1'];
const LONGEST = 2_000;

/** Texts that a field takes: the wanted ones; where none of them will do, anything that fits. */
export function textsFor(field: Field, wanted: readonly string[], chance: number): string[] {
  const pattern = patternOf(field);
  const made = [chance, (chance + 0.37) % 1].map((each) =>
    pattern ? textFor(pattern, { ...lengthsOf(field), chance: each }) : undefined,
  );
  const anything = ANYTHING.map((text) => inLength(text, field));
  const fitting = [...waysToWrite(field, wanted), ...taken(field, [...made, ...anything])];
  // A text that nobody can make is left to the page to judge.
  return [...new Set(fitting.length > 0 ? fitting : anything)];
}

/** The wanted texts in every way that a field takes: as they are, in the form of its pattern, in its length. */
export function waysToWrite(field: Field, wanted: readonly string[]): string[] {
  const known = [...wanted, ...wanted.map(simple)].filter(Boolean);
  const pattern = patternOf(field);
  const supplies = [...known, ...known.map((text) => text.replace(/[^\p{L}\p{N}]/gu, ''))];
  const shaped = supplies.map((supply) =>
    pattern ? textFor(pattern, { ...lengthsOf(field), supply }) : undefined,
  );
  return taken(field, [...known, ...shaped, ...known.map((text) => inLength(text, field))]);
}

function patternOf({ pattern }: Field): Pattern | undefined {
  return pattern === undefined ? undefined : readPattern(pattern);
}

function lengthsOf({ minLength, maxLength }: Field): { minLength?: number; maxLength?: number } {
  return { ...(minLength ? { minLength } : {}), ...(maxLength ? { maxLength } : {}) };
}

function taken(field: Field, texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts)].filter((text): text is string => text !== undefined && fits(text, field));
}

/** Without accents and signs: what a page takes that knows letters from a to z only. */
function simple(text: string): string {
  return /[@/]/.test(text) ? '' : text.normalize('NFD').replace(/[^A-Za-z0-9 ]/g, '');
}

/** Said again until it is long enough, and cut where it is too long. */
function inLength(text: string, { minLength = 0, maxLength = LONGEST }: Field): string {
  const times = Math.ceil((Math.min(minLength, LONGEST) + 1) / (text.length + 1));
  return Array.from({ length: Math.max(1, times) }, () => text)
    .join(' ')
    .slice(0, maxLength)
    .trimEnd();
}
