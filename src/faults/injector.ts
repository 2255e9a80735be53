import { setMaxListeners } from 'node:events';
import type { Clock, Fault, FaultSpec, Arm, InterceptedExchange, Observe, Session } from '../model/index.ts';
import { makeFault } from './make.ts';

/** The wrapper around a fault: who it acts on, whether it is active, and what it has touched. */
interface Armed {
  spec: FaultSpec;
  fault: Fault;
  glob: string;
  stop: AbortController;
  /** Routes in place now, by the function that removes them. */
  routes: Set<() => Promise<void>>;
}

export interface InjectorOptions {
  faults: readonly FaultSpec[];
  /** Glob of a service's addresses. */
  globOf(service: string): string;
  clock: Clock;
  observe: Observe;
}

/**
 * Injects the faults of a plan into the sessions of the citizens chosen for them and withdraws them at any
 * instant: routes are removed, held exchanges pass at once.
 *
 *     inject() ── arm(session, arms) … disarm() ── withdraw()
 */
export class Injector {
  readonly #armed: Armed[];
  readonly #options: InjectorOptions;
  #active = false;

  /** @throws BadInput when a fault cannot be made from its settings. */
  constructor(options: InjectorOptions) {
    this.#options = options;
    this.#armed = options.faults.map((spec) => ({
      spec,
      fault: makeFault(spec, { sleep: (ms, signal) => options.clock.sleep(ms, signal) }),
      glob: options.globOf(spec.service),
      stop: new AbortController(),
      routes: new Set(),
    }));
    // Every exchange that a fault holds listens to the fault's one signal.
    for (const { stop } of this.#armed) setMaxListeners(0, stop.signal);
  }

  /** From now on armed sessions feel their faults. */
  inject(): void {
    this.#active = true;
    this.#tell('injected');
  }

  /**
   * Puts a citizen's arms in place: the exposed get the fault, the control group a route that does nothing, the
   * untouched no route at all, since any route turns off the HTTP cache of its context.
   * @returns takes the routes away again.
   */
  async arm(session: Session, citizen: number, arms: readonly Arm[]): Promise<() => Promise<void>> {
    const removals: (() => Promise<void>)[] = [];
    for (const [index, armed] of this.#armed.entries()) {
      const arm = arms[index] ?? 'untouched';
      if (arm === 'untouched' || armed.stop.signal.aborted) continue;
      const remove = await session.intercept(armed.glob, (exchange) =>
        arm === 'exposed' ? this.#act(armed, exchange, citizen) : exchange.pass(),
      );
      // Withdrawn while the route was being put in place.
      if (armed.stop.signal.aborted) {
        await remove();
        continue;
      }
      const once = async (): Promise<void> => {
        if (armed.routes.delete(once)) await remove();
      };
      armed.routes.add(once);
      removals.push(once);
    }
    return async () => {
      await Promise.all(removals.map((remove) => remove()));
    };
  }

  /** Takes every fault away at once; harmless when called again. */
  async withdraw(): Promise<void> {
    if (!this.#active) return;
    this.#active = false;
    for (const { stop } of this.#armed) stop.abort(new Error('the fault was withdrawn'));
    await Promise.all(this.#armed.flatMap(({ routes }) => [...routes].map((remove) => remove())));
    this.#tell('withdrawn');
  }

  async #act(armed: Armed, exchange: InterceptedExchange, citizen: number): Promise<void> {
    const { spec, fault, stop } = armed;
    if (!this.#active) return exchange.pass();
    exchange.mark(spec.name);
    const t = this.#options.clock.now();
    this.#options.observe({ type: 'fault', t, fault: spec.name, what: 'fired', citizen, url: exchange.url });
    await fault.apply(exchange, stop.signal);
  }

  #tell(what: 'injected' | 'withdrawn'): void {
    for (const { spec } of this.#armed) {
      this.#options.observe({ type: 'fault', t: this.#options.clock.now(), fault: spec.name, what });
    }
  }
}
