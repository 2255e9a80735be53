/** How far a percentile may lie from the exact one, as a share of it. */
const ACCURACY = 0.01;
const GAMMA = (1 + ACCURACY) / (1 - ACCURACY);
/** Below it durations are alike, ms. */
const LEAST_MS = 0.1;

/**
 * Durations counted in bins whose widths grow with them: percentiles are within 1 %, memory is bounded by the number of
 * bins (some 900 from 0.1 ms to an hour), and two become one without loss. After Masson, Rim and Lee, “DDSketch”, PVLDB
 * 12 (2019).
 */
export class Spread {
  n = 0;
  readonly #bins = new Map<number, number>();

  add(ms: number): void {
    this.#count(Math.ceil(Math.log(Math.max(LEAST_MS, ms)) / Math.log(GAMMA)), 1);
  }

  merge(other: Spread): void {
    for (const [bin, count] of other.#bins) this.#count(bin, count);
  }

  /** Nearest rank; `percent` is above 0 and up to 100; null without values. */
  percentile(percent: number): number | null {
    let left = Math.ceil((percent * this.n) / 100);
    for (const [bin, count] of [...this.#bins].toSorted(([a], [b]) => a - b)) {
      left -= count;
      if (left <= 0) return Number(((2 * GAMMA ** bin) / (GAMMA + 1)).toPrecision(4));
    }
    return null;
  }

  #count(bin: number, count: number): void {
    this.n += count;
    this.#bins.set(bin, (this.#bins.get(bin) ?? 0) + count);
  }
}
