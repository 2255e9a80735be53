/**
 * Numbers that are always the same for the same words, on every machine: FNV-1a over the UTF-16 units
 * (http://www.isthe.com/chongo/tech/comp/fnv/), then MurmurHash3's finaliser, since FNV alone leaves neighbours such
 * as citizens 1 and 2 close to each other in the high bits.
 */

const RANGE = 2 ** 32;

/** One number for some words, 0 to 2^32 - 1. */
export function hash(...words: readonly (string | number)[]): number {
  return finish(eat(0x811c9dc5, words.join('/')));
}

/** Draws of one citizen: a name gives a number, 0 to 2^32 - 1. */
export type Draw = (name: string) => number;

/** The same as `hash(seed, number, name)` for each name, with the citizen's part eaten once. */
export function drawsOf(seed: number, number: number): Draw {
  const begun = eat(0x811c9dc5, `${seed}/${number}/`);
  return (name) => finish(eat(begun, name));
}

/** One of the things, each as likely as the others, chosen by a `hash`. */
export function pick<T>(things: readonly [T, ...T[]], chosen: number): T {
  return things[Math.floor((chosen / RANGE) * things.length)] ?? things[0];
}

/** A whole number from `least` to `most`, each as likely as the others, chosen by a `hash`. */
export function within(least: number, most: number, chosen: number): number {
  return least + Math.floor((chosen / RANGE) * (most - least + 1));
}

/** Whether something that happens to `share` of all happens here. */
export function happens(share: number, chosen: number): boolean {
  return chosen < share * RANGE;
}

/** Digits with zeros before them. */
export function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function eat(begun: number, text: string): number {
  let h = begun;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

function finish(eaten: number): number {
  let h = Math.imul(eaten ^ (eaten >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
