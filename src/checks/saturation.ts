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
export interface Timing {
  late(ms: number): void;
  timed(from: number, to: number, keep: () => void, leave?: () => void): void;
}

/** A figure that waits for the sample of its second. */
interface Waiting extends Interval {
  keep: () => void;
  leave: () => void;
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
export class Saturation implements Timing {
  /** Time that was sampled, and what of it was saturated, ms. */
  sampledMs = 0;
  saturatedMs = 0;
  /** Figures of which it is known whether they count, and those that were left out. */
  decided = 0;
  leftOut = 0;
  readonly #saturated: Interval[] = [];
  #waiting: Waiting[] = [];
  #sampledUpTo = 0;
  #latestMs = 0;

  /** A citizen began so late, ms. */
  late(ms: number): void {
    this.#latestMs = Math.max(this.#latestMs, ms);
  }

  /** A figure over a stretch of time: later `keep` is called where it counts, `leave` where it does not. */
  timed(from: number, to: number, keep: () => void, leave = nothing): void {
    this.#waiting.push({ from, to, keep, leave, isCopy: false });
  }

  /** For folds over a part of what the whole run's folds are told: what they leave out is counted once. */
  get beside(): Timing {
    return {
      late: nothing,
      timed: (from, to, keep, leave = nothing) =>
        void this.#waiting.push({ from, to, keep, leave, isCopy: true }),
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
      if (one.to > upTo) {
        this.#waiting.push(one);
        continue;
      }
      const isOurs = this.#isOurs(one);
      if (isOurs) one.leave();
      else one.keep();
      if (one.isCopy) continue;
      this.decided++;
      if (isOurs) this.leftOut++;
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

function nothing(): void {
  // Nobody asked to be told.
}
