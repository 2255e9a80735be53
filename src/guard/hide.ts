import type { Finding } from './finding.ts';

/** What may stand between two characters of a value that is written in another way: `412-00-9931`, `412%2000%209931`. */
const BETWEEN = String.raw`(?:%[\da-f]{2}|[\W_])*`;

/** Finds a value however it is punctuated or encoded. */
export function everyFormOf(value: string): RegExp {
  const characters = [...value.matchAll(/[\p{L}\p{N}]/gu)].map(([character]) => character);
  // Without the flag u: with it, letters of every script regardless of case take 50 ms to compile.
  return new RegExp(characters.join(BETWEEN), 'gi');
}

/** Stars instead of letters and digits; the length stays, so that a caret below still points at its character. */
export function starred(text: string): string {
  return text.replace(/[\p{L}\p{N}]/gu, (character) => '*'.repeat(character.length));
}

/** A text without the values that were found in it, wherever else they stand in it too. */
export function hide(text: string, findings: readonly Pick<Finding, 'index' | 'length'>[]): string {
  return findings
    .map(({ index, length }) => everyFormOf(text.slice(index, index + length)))
    .reduce((rest, value) => rest.replace(value, starred), text);
}
