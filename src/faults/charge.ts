import { setMaxListeners } from 'node:events';
import type {
  Arm,
  Clock,
  Fault,
  FaultEvent,
  FaultSpec,
  InterceptedExchange,
  Observe,
  Session,
} from '../model/index.ts';
import { Line } from './line.ts';

/** The longest single sleep, ms: timers of a real clock overflow at 2^31 ms and would ring at once. */
const LONGEST_SLEEP_MS = 86_400_000;

interface ChargeOptions {
  spec: FaultSpec;
  fault: Fault;
  /** Addresses it acts on. */
  glob: string;
  clock: Clock;
  observe: Observe;
}

/**
 * The wrapper around one fault: when it acts, on whom, and what it has put in place.
 *
 *     state     on                          to       does
 *     waiting   start(), its moment come    active   routes for all who carry it, tells `injected`
 *     waiting   withdraw()                  over     nothing; it was never there
 *     active    end of its window,          over     held exchanges pass, routes go, tells `withdrawn`
 *               withdraw()
 *
 * A session carries a route while the fault is active and its citizen is there, and at no other time.
 */
export class Charge {
  readonly #options: ChargeOptions;
  readonly #stop = new AbortController();
  readonly #lines = new Set<Line>();
  #state: 'waiting' | 'active' | 'over' = 'waiting';
  #started = false;
  /** `injected` was told and `withdrawn` was not. */
  #told = false;

  constructor(options: ChargeOptions) {
    this.#options = options;
    // Every exchange that the fault holds listens to its one signal.
    setMaxListeners(0, this.#stop.signal);
  }

  /** Lets it begin, now or when its window does. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    // Withdrawn, its sleep rejects; a route that could not be taken away is left to `withdraw`, which says so.
    void this.#course().catch(() => undefined);
  }

  /**
   * Puts one citizen under the fault, or in its control group, for as long as it is active.
   * @returns ends that.
   */
  async arm(session: Session, citizen: number, arm: Arm): Promise<() => Promise<void>> {
    if (arm === 'untouched' || this.#state === 'over') return () => Promise.resolve();
    let here = true;
    const act = (exchange: InterceptedExchange): Promise<void> =>
      arm === 'exposed' ? this.#act(exchange, citizen) : exchange.pass();
    const line = new Line(
      () => session.intercept(this.#options.glob, act),
      () => here && this.#state === 'active',
    );
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

  /** Takes it away for good; harmless when called again. @throws Error when a route could not be taken away. */
  async withdraw(): Promise<void> {
    this.#state = 'over';
    this.#stop.abort(new Error('the fault was withdrawn'));
    const settled = await Promise.allSettled([...this.#lines].map((line) => line.settle()));
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    if (!this.#told) return;
    this.#told = false;
    this.#tell({ what: 'withdrawn' });
  }

  async #course(): Promise<void> {
    const { atMs, forMs } = this.#options.spec.window ?? { atMs: 0 };
    if (this.#options.clock.now() < atMs) await this.#until(atMs);
    if (this.#state !== 'waiting') return;
    this.#state = 'active';
    this.#told = true;
    this.#tell({ what: 'injected' });
    // Who cannot be given the route has lost their page, and finds that out for themselves.
    for (const line of this.#lines) line.settle().catch(() => undefined);
    if (forMs === undefined) return;
    await this.#until(atMs + forMs);
    await this.withdraw();
  }

  async #until(moment: number): Promise<void> {
    const { clock } = this.#options;
    for (let left = moment - clock.now(); left > 0; left = moment - clock.now()) {
      await clock.sleep(Math.min(left, LONGEST_SLEEP_MS), this.#stop.signal);
    }
  }

  async #act(exchange: InterceptedExchange, citizen: number): Promise<void> {
    const { spec, fault } = this.#options;
    // On its way when the fault was withdrawn, before its route was.
    if (this.#state !== 'active') return exchange.pass();
    exchange.mark(spec.name);
    this.#tell({ what: 'fired', citizen, url: exchange.url });
    await fault.apply(exchange, this.#stop.signal);
  }

  #tell(said: Pick<FaultEvent, 'what' | 'citizen' | 'url'>): void {
    const { clock, observe, spec } = this.#options;
    observe({ type: 'fault', t: clock.now(), fault: spec.name, ...said });
  }
}
