import type { GeneratorSample } from '../model/index.ts';

/**
 * Bounds beyond which a second of the generator is saturated: what was timed in it may be the generator's own doing.
 * Each is direct evidence; CPU and pressure are not, since a busy machine may still do everything on time.
 */
/** The longest the event loop of esr may be blocked at once, ms. */
export const LOOP_SATURATED_MS = 150;
/** The longest a browser may take to answer its own generator, which costs it 1 to 2 ms when it has time, ms. */
export const BROWSER_SATURATED_MS = 150;
/** The latest a citizen may begin after their planned moment, ms. */
export const LATE_SATURATED_MS = 250;

/** A stretch of time, ms since the start of the run. */
interface Interval {
  from: number;
  to: number;
}

/** Where a fold leaves what it timed until it is known whether that counts. */
export type Timing = Pick<Saturation, 'late' | 'timed'>;

/** A figure that waits for the sample of its second. */
interface Waiting extends Interval {
  keep: () => void;
  /** It is timed elsewhere too, and counted there. */
  isCopy: boolean;
}

/**
 * Decides second by second whether the generator could have been measured instead of the service.
 *
 *     timed at t ──> waits for the sample after t ──┬─> kept
 *                                                   └─> left out: half of its time or more lay in saturated seconds
 *
 * Half, since a slow answer that merely touches such a second says far more about the service than about us, and
 * leaving it out would make slow services look quick.
 */
export class Saturation {
  /** Time that was sampled, and what of it was saturated, ms. */
  sampledMs = 0;
  saturatedMs = 0;
  /** Figures that were left out. */
  leftOut = 0;
  readonly #saturated: Interval[] = [];
  #waiting: Waiting[] = [];
  #sampledUpTo = 0;
  #latestMs = 0;

  /** A citizen began so late, ms. */
  late(ms: number): void {
    this.#latestMs = Math.max(this.#latestMs, ms);
  }

  /** A figure over a stretch of time: `keep` is called when it counts, later or never. */
  timed(from: number, to: number, keep: () => void): void {
    this.#waiting.push({ from, to, keep, isCopy: false });
  }

  /** For folds over a part of what the whole run's folds are told: what they leave out is counted once. */
  get beside(): Timing {
    return {
      late: () => undefined,
      timed: (from, to, keep) => void this.#waiting.push({ from, to, keep, isCopy: true }),
    };
  }

  /** The second before this sample is over. */
  sample({ t, loopDelayMs, browserDelayMs = 0 }: GeneratorSample): void {
    const interval = { from: this.#sampledUpTo, to: t };
    this.#sampledUpTo = t;
    this.sampledMs += t - interval.from;
    if (
      loopDelayMs > LOOP_SATURATED_MS ||
      browserDelayMs > BROWSER_SATURATED_MS ||
      this.#latestMs > LATE_SATURATED_MS
    ) {
      this.saturatedMs += t - interval.from;
      const last = this.#saturated.at(-1);
      if (last && last.to === interval.from) last.to = t;
      else this.#saturated.push(interval);
    }
    this.#latestMs = 0;
    this.#decide(t);
  }

  /** No sample comes any more. */
  end(): void {
    this.#decide(Infinity);
  }

  #decide(upTo: number): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const one of waiting) {
      if (one.to > upTo) this.#waiting.push(one);
      else if (this.#isOurs(one)) this.leftOut += one.isCopy ? 0 : 1;
      else one.keep();
    }
  }

  #isOurs({ from, to }: Interval): boolean {
    let shared = 0;
    for (let i = this.#saturated.length - 1; i >= 0; i--) {
      const interval = this.#saturated[i];
      if (!interval || interval.to <= from) break;
      shared += Math.max(0, Math.min(to, interval.to) - Math.max(from, interval.from));
    }
    return shared > 0 && shared >= (to - from) / 2;
  }
}
