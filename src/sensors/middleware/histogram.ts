/** Upper bounds that OpenTelemetry advises for `http.server.request.duration`, s. */
export const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Each of the fine buckets ends so many times above where it begins: a percentile is right within 1 %. */
const STEP = 1.02;
/** The first fine bucket ends here, ms. */
const LEAST_MS = 0.01;
/** A request that lasts longer than an hour is in the last one. */
const MOST_BUCKETS = Math.ceil(Math.log(3_600_000 / LEAST_MS) / Math.log(STEP));

/** Durations in constant memory: counts by OpenTelemetry’s bounds, and fine ones for percentiles. */
export class Histogram {
  /** Counts of durations up to each bound; the last is for all above. */
  readonly byBound: number[] = Array.from({ length: BOUNDS.length + 1 }, () => 0);
  readonly #fine = new Map<number, number>();
  count = 0;
  sumMs = 0;
  maxMs = 0;

  add(ms: number): void {
    const bound = BOUNDS.findIndex((seconds) => ms <= seconds * 1_000);
    const at = bound < 0 ? BOUNDS.length : bound;
    this.byBound[at] = (this.byBound[at] ?? 0) + 1;
    const fine = Math.min(MOST_BUCKETS, Math.max(0, Math.ceil(Math.log(ms / LEAST_MS) / Math.log(STEP))));
    this.#fine.set(fine, (this.#fine.get(fine) ?? 0) + 1);
    this.count += 1;
    this.sumMs += ms;
    this.maxMs = Math.max(this.maxMs, ms);
  }

  /** The nearest rank, within 1 %; 0 where there is nothing. */
  percentile(percent: number): number {
    const rank = Math.max(1, Math.ceil((percent / 100) * this.count));
    let seen = 0;
    for (const [bucket, count] of [...this.#fine].toSorted(([a], [b]) => a - b)) {
      seen += count;
      // The middle of the bucket, in the way in which buckets grow.
      if (seen >= rank) return Math.min(this.maxMs, LEAST_MS * STEP ** (bucket - 0.5));
    }
    return 0;
  }
}
