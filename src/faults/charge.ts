import { setMaxListeners } from 'node:events';
import {
  messageOf,
  chances,
  type Arm,
  type Clock,
  type FaultEvent,
  type FaultSpec,
  type Observe,
  type Session,
} from '../model/index.ts';
import type { Tools } from './kinds/index.ts';
import { Line } from './line.ts';
import { seedOf } from './luck.ts';
import type { Reach } from './reach.ts';

/** The longest single sleep, ms: timers of a real clock overflow at 2^31 ms and would ring at once. */
const LONGEST_SLEEP_MS = 86_400_000;

interface ChargeOptions {
  spec: FaultSpec;
  reach: Reach;
  seed: number;
  clock: Clock;
  observe: Observe;
  /** Hears why a fault of a service could not be put in place. */
  complain: (why: string) => void;
}

/**
 * The wrapper around one fault: when it acts, on whom, and what it has put in place.
 *
 *     state     on                          to       does
 *     waiting   start(), its moment come    active   lines for all who carry it, tells `injected`
 *     active    end of its window           waiting  held exchanges pass, lines go, tells `withdrawn`; if it comes again
 *     active    end of its window,          over     the same, for good
 *               withdraw()
 *     waiting   withdraw()                  over     nothing; it is not there
 *
 * A session carries a line while the fault is active and its citizen is there, and at no other time.
 */
export class Charge {
  readonly #options: ChargeOptions;
  readonly #stop = new AbortController();
  readonly #lines = new Set<Line>();
  /** Of the window that is on, or was last. */
  #window = new AbortController();
  #state: 'waiting' | 'active' | 'over' = 'waiting';
  #started = false;
  /** `injected` was told and `withdrawn` was not. */
  #told = false;

  constructor(options: ChargeOptions) {
    this.#options = options;
    const { service } = options.reach;
    if (service) this.#lines.add(new Line(service, () => this.#state === 'active'));
  }

  /** Lets it begin, now or when its window does. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    // Withdrawn, its sleep rejects; a line that could not be taken away is left to `withdraw`, which says so.
    void this.#course().catch(() => undefined);
  }

  /**
   * Puts one citizen under the fault, or in its control group, for as long as it is active.
   * @param isAt whether the citizen is doing the step of that name.
   * @returns ends that.
   */
  async arm(
    session: Session,
    { citizen, arm, isAt }: { citizen: number; arm: Arm; isAt: (step: string) => boolean },
  ): Promise<() => Promise<void>> {
    const { spec, reach } = this.#options;
    if (arm === 'untouched' || this.#state === 'over' || !reach.session) return () => Promise.resolve();
    let here = true;
    const put = reach.session({
      session,
      citizen,
      arm,
      tools: this.#toolsOf(citizen),
      isFelt: () => this.#state === 'active' && (spec.step === undefined || isAt(spec.step)),
      signal: () => this.#window.signal,
      fired: (url) => this.#tell({ what: 'fired', citizen, ...(url === undefined ? {} : { url }) }),
    });
    const line = new Line(put, () => here && this.#state === 'active');
    this.#lines.add(line);
    const leave = async (): Promise<void> => {
      here = false;
      await line.settle();
      this.#lines.delete(line);
    };
    try {
      await line.settle();
    } catch (error) {
      await leave();
      throw error;
    }
    return leave;
  }

  /** Takes it away for good; harmless when called again. @throws Error when a line could not be taken away. */
  async withdraw(): Promise<void> {
    this.#state = 'over';
    this.#stop.abort(new Error('the fault was withdrawn'));
    await this.#clear();
  }

  async #course(): Promise<void> {
    const { atMs, forMs, everyMs } = this.#options.spec.window ?? { atMs: 0 };
    for (let from = atMs; ; from += everyMs ?? 0) {
      if (this.#options.clock.now() < from) await this.#until(from);
      if (this.#state !== 'waiting') return;
      await this.#begin();
      if (forMs === undefined) return;
      await this.#until(from + forMs);
      if (everyMs === undefined) return this.withdraw();
      this.#state = 'waiting';
      await this.#clear();
    }
  }

  async #begin(): Promise<void> {
    const { reach, spec, complain } = this.#options;
    this.#window = new AbortController();
    // Every exchange that the fault holds listens to this one signal.
    setMaxListeners(0, this.#window.signal);
    this.#state = 'active';
    if (reach.service) {
      const failed = await this.#settled();
      if (failed) {
        this.#state = 'over';
        complain(`the fault “${spec.name}” could not be put in place: ${messageOf(failed.reason)}`);
        return;
      }
      // Withdrawn meanwhile, it was taken away again.
      if (!this.#isActive()) return;
    }
    this.#told = true;
    this.#tell({ what: 'injected', plane: reach.plane });
    // Who cannot be given it has lost their page, and finds that out for themselves.
    void this.#settled();
  }

  #isActive(): boolean {
    return this.#state === 'active';
  }

  /** Brings every line to what is wanted. @returns the first that could not be. */
  async #settled(): Promise<PromiseRejectedResult | undefined> {
    const settled = await Promise.allSettled([...this.#lines].map((line) => line.settle()));
    return settled.find((one) => one.status === 'rejected');
  }

  async #clear(): Promise<void> {
    this.#window.abort(new Error('the fault was withdrawn'));
    const failed = await this.#settled();
    if (failed) throw failed.reason;
    if (!this.#told) return;
    this.#told = false;
    this.#tell({ what: 'withdrawn' });
  }

  async #until(moment: number): Promise<void> {
    const { clock } = this.#options;
    for (let left = moment - clock.now(); left > 0; left = moment - clock.now()) {
      await clock.sleep(Math.min(left, LONGEST_SLEEP_MS), this.#stop.signal);
    }
  }

  #toolsOf(citizen: number): Tools {
    const { clock, seed, spec } = this.#options;
    return {
      sleep: (ms, signal) => clock.sleep(ms, signal),
      now: () => clock.now(),
      luck: chances(seedOf(`${seed}/${spec.name}/${citizen}`)),
    };
  }

  #tell(said: Pick<FaultEvent, 'what' | 'citizen' | 'url' | 'plane'>): void {
    const { clock, observe, spec } = this.#options;
    observe({ type: 'fault', t: clock.now(), fault: spec.name, ...said });
  }
}
