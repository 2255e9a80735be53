import { Moments } from './moments.ts';

/** How far a percentile may lie from the exact one, as a share of it. */
const ACCURACY = 0.01;
const GAMMA = (1 + ACCURACY) / (1 - ACCURACY);
const LOG_GAMMA = Math.log(GAMMA);
/** The lowest bin ends at 0.00101: a microsecond, or a thousandth of a layout shift. What is in it is alike. */
const LOWEST = -345;

/**
 * Times counted in bins whose widths grow with them: percentiles are within 1 % of the exact ones (below a microsecond,
 * within that), the largest and the mean are exact. Memory is bounded by the number of bins, some 1,250 from a microsecond
 * to a day, however many times there are; two become one without loss. After Masson, Rim and Lee, “DDSketch”, PVLDB 12
 * (2019).
 */
export class Spread {
  readonly #bins = new Map<number, number>();
  readonly #moments = new Moments();
  #least = Infinity;
  #most = -Infinity;
  #leftOut = 0;

  get n(): number {
    return this.#moments.n;
  }

  add(ms: number): void {
    this.#moments.add(ms);
    this.#reach(ms, ms);
    this.#count(Math.max(LOWEST, Math.ceil(Math.log(ms) / LOG_GAMMA)), 1);
  }

  get leftOut(): number {
    return this.#leftOut;
  }

  leave(): void {
    this.#leftOut++;
  }

  /** Takes all of another in. */
  merge(other: Spread): void {
    this.#leftOut += other.#leftOut;
    this.#moments.merge(other.#moments);
    this.#reach(other.#least, other.#most);
    for (const [bin, count] of other.#bins) this.#count(bin, count);
  }

  /** Nearest rank; `percent` is above 0 and up to 100; 0 without values. */
  percentile(percent: number): number {
    const { n } = this;
    // Of the largest value all is known.
    if (percent === 100) return n === 0 ? 0 : this.#most;
    const bin = this.#binAt(Math.max(1, Math.ceil((percent * n) / 100)));
    return bin === undefined ? 0 : this.#within((2 * GAMMA ** bin) / (GAMMA + 1));
  }

  /** The ends of the bin that holds the value at a rank, from 1; undefined where there is none. */
  ranked(rank: number): { low: number; high: number } | undefined {
    const bin = this.#binAt(rank);
    if (bin === undefined) return undefined;
    return { low: this.#within(bin === LOWEST ? 0 : GAMMA ** (bin - 1)), high: this.#within(GAMMA ** bin) };
  }

  moments(): Moments {
    return this.#moments;
  }

  #binAt(rank: number): number | undefined {
    if (rank < 1 || rank > this.n) return undefined;
    let left = rank;
    for (const [bin, count] of [...this.#bins].toSorted(([a], [b]) => a - b)) {
      left -= count;
      if (left <= 0) return bin;
    }
    return undefined;
  }

  #within(ms: number): number {
    return Math.min(this.#most, Math.max(this.#least, ms));
  }

  #reach(least: number, most: number): void {
    this.#least = Math.min(this.#least, least);
    this.#most = Math.max(this.#most, most);
  }

  #count(bin: number, count: number): void {
    this.#bins.set(bin, (this.#bins.get(bin) ?? 0) + count);
  }
}
