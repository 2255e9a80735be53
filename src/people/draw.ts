/**
 * A number that is always the same for the same words, on every machine: FNV-1a over the UTF-16 units
 * (http://www.isthe.com/chongo/tech/comp/fnv/), then MurmurHash3's finaliser, since FNV alone leaves neighbours such
 * as citizens 1 and 2 close to each other in the high bits.
 * @returns 0 to 2^32 - 1.
 */
export function hash(...words: readonly (string | number)[]): number {
  let h = 0x811c9dc5;
  const text = words.join('/');
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** One of the things, each as likely as the others, chosen by a `hash`. */
export function pick<T>(things: readonly [T, ...T[]], chosen: number): T {
  return things[Math.floor((chosen / 2 ** 32) * things.length)] ?? things[0];
}
