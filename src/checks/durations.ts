import { Moments } from './moments.ts';

/**
 * Durations in ms with exact percentiles, cheap enough to be asked while more arrive.
 *
 * Values stay sorted in one typed array; new ones wait in a tail that is sorted and merged when a figure is asked
 * for. Asking costs O(k log k + n) for k new values of n, a few milliseconds for 100,000; adding costs O(1).
 */
export class Durations {
  #sorted = new Float64Array(0);
  #tail: number[] = [];
  #leftOut = 0;

  add(ms: number): void {
    this.#tail.push(ms);
  }

  get n(): number {
    return this.#sorted.length + this.#tail.length;
  }

  get leftOut(): number {
    return this.#leftOut;
  }

  leave(): void {
    this.#leftOut++;
  }

  /**
   * The nearest-rank percentile: the smallest observed value that at least `percent` % of all values do not exceed
   * (type 1 in Hyndman & Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50, 1996).
   * It is always a value that a citizen really waited. `percent` is a whole number from 1 to 100; 0 without values.
   */
  percentile(percent: number): number {
    const sorted = this.#settle();
    // percent * n is a whole number, so that the division cannot push an exact rank over its edge.
    return sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)] ?? 0;
  }

  /** The value at a rank, from 1, by size; undefined where there is none. */
  ranked(rank: number): { low: number; high: number } | undefined {
    const value = this.#settle()[rank - 1];
    return value === undefined ? undefined : { low: value, high: value };
  }

  /** Mean and variance; O(n). */
  moments(): Moments {
    const moments = new Moments();
    for (const value of this.#settle()) moments.add(value);
    return moments;
  }

  /** Several as one. */
  static of(parts: readonly Durations[]): Durations {
    const [only, ...others] = parts;
    if (only && others.length === 0) return only;
    const all = new Durations();
    for (const part of parts) {
      all.#sorted = merge(all.#sorted, part.#settle());
      all.#leftOut += part.#leftOut;
    }
    return all;
  }

  /** How many values are no greater than this. */
  countUpTo(ms: number): number {
    const sorted = this.#settle();
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] ?? Infinity) <= ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #settle(): Float64Array {
    if (this.#tail.length === 0) return this.#sorted;
    const fresh = Float64Array.from(this.#tail).toSorted();
    this.#tail = [];
    this.#sorted = merge(this.#sorted, fresh);
    return this.#sorted;
  }
}

function merge(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const merged = new Float64Array(a.length + b.length);
  let i = 0;
  let j = 0;
  for (let k = 0; k < merged.length; k++) {
    const left = a[i] ?? Infinity;
    const right = b[j] ?? Infinity;
    if (left <= right) {
      merged[k] = left;
      i++;
    } else {
      merged[k] = right;
      j++;
    }
  }
  return merged;
}
