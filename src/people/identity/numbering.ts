/** The position of a citizen of a seed in a range, 0 to size - 1. */
export type Numbering = (seed: number, number: number) => number;

/**
 * Gives each citizen a position of their own in a range, without asking anybody which are taken.
 *
 * Within a seed no position repeats until all are used. Neighbouring seeds begin a golden section of the range apart,
 * so that they stay out of each other's way as long as they can: `size` is the Fibonacci number F(n), seeds are
 * F(n-1) apart, and then any F(k) seeds in a row can have F(n-k) citizens each without a repeat. With the smallest of
 * our ranges, 832,040, that is 100,000 citizens, whether of one seed, of a hundred seeds or of 100,000. (Fibonacci
 * lattice: Niederreiter, “Random Number Generation and Quasi-Monte Carlo Methods”, 1992, chapter 5.)
 * Seeds far from each other can share positions; nothing that is computed from a seed alone could prevent it.
 *
 * `SCATTER` then takes neighbours apart, so that the numbers do not look counted.
 * @param size one of `SIZES`.
 * @param from where the first one is, so that two papers of a citizen do not have the same digits.
 */
export function numbering(size: number, from = 0): Numbering {
  const apart = fibonacciBefore(size);
  return (seed, number) => {
    const start = from + (((seed % size) * apart) % size);
    return (((start + number) % size) * SCATTER) % size;
  };
}

/** Fibonacci numbers: about a million, six million, ten million and sixty million positions. */
export const SIZES = { million: 832_040, six: 5_702_887, ten: 9_227_465, sixty: 63_245_986 } as const;

/** A prime that divides none of the sizes; times the largest of them it is still an exact number. */
const SCATTER = 7_368_787;

function fibonacciBefore(size: number): number {
  let [a, b] = [1, 1];
  while (b < size) [a, b] = [b, a + b];
  if (b !== size) throw new Error(`${size} is no Fibonacci number`);
  return a;
}
