/**
 * Seeded dice: sfc32 (Chris Doty-Humphrey, PractRand, public domain), a 128-bit generator that is small and passes
 * its own author's battery; seeded by xmur3 as published by bryc (public domain,
 * https://github.com/bryc/code/blob/master/jshash/PRNGs.md). Integers only, so every machine throws the same.
 */
export type Dice = () => number;

/**
 * Dice of a run for one purpose. Each purpose has its own, so that a new fault does not change who the others hit.
 * @returns function that gives the next number, 0 <= n < 1.
 */
export function diceOf(seed: number, purpose: string): Dice {
  const next = words(`${seed}/${purpose}`);
  let [a, b, c, counter] = [next(), next(), next(), 1];
  const roll = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The author's advice: the first rounds still show the seed.
  for (let i = 0; i < 15; i++) roll();
  return roll;
}

function words(text: string): () => number {
  let h = 1779033703 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    h ^= h >>> 16;
    return h;
  };
}

/** The things in an order the dice decide (Fisher-Yates); the given list is left as it is. */
export function shuffled<T>(things: readonly T[], dice: Dice): T[] {
  const result = [...things];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(dice() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}
