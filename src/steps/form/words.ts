import { bareWords } from '../../model/index.ts';

/** Marks of required and optional fields, and what is said beside a name. */
const DECORATION =
  /\((?:required|optional|obligatorio|obligatoria|opcional)\)|\b(?:required field|campo obligatorio)\b/gi;

/** A name as words to compare, without what says that it is required or optional. */
export function plain(text: string): string {
  return bareWords(text.replace(DECORATION, ' '));
}

/** Whether plain words stand in a plain text, as whole words. */
export function says(text: string, words: string): boolean {
  return ` ${text} `.includes(` ${words} `);
}

/** Plain phrases as data files write them: between commas, over several lines. */
export function phrases(list: string): string[] {
  return list
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);
}

/** The longest of some words that a plain text says. */
export function longestSaid(text: string, words: readonly string[]): string | undefined {
  let longest: string | undefined;
  for (const phrase of words) {
    if (phrase.length > (longest?.length ?? 0) && says(text, phrase)) longest = phrase;
  }
  return longest;
}

/**
 * A number from 0 to below 1 for some words, spread by another one: one citizen's choices differ from field to field,
 * and from those of the next citizen. FNV-1a over the words.
 */
export function spread(chance: number, words: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193);
  return (chance + (hash >>> 0) / 2 ** 32) % 1;
}
