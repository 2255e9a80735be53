import type { Arm, Clock, FaultSpec, Observe, Session } from '../model/index.ts';
import { Charge } from './charge.ts';
import { makeFault } from './make.ts';

export interface InjectorOptions {
  faults: readonly FaultSpec[];
  /** Glob of a service's addresses; not asked for a fault whose `service` is a glob itself. */
  globOf(service: string): string;
  /** The run's clock: windows are counted on it. */
  clock: Clock;
  observe: Observe;
}

/**
 * Injects the faults of a plan into the sessions of the citizens chosen for them, each in its window, and withdraws
 * them at any instant: routes are removed, held exchanges pass at once.
 *
 *     inject() ── arm(session, arms) … disarm() ── withdraw()
 */
export class Injector {
  readonly #charges: readonly Charge[];

  /** @throws BadInput when a fault cannot be made from its settings. */
  constructor({ faults, globOf, clock, observe }: InjectorOptions) {
    const sleep: Clock['sleep'] = (ms, signal) => clock.sleep(ms, signal);
    this.#charges = faults.map((spec) => {
      const glob = spec.service.includes('*') ? spec.service : globOf(spec.service);
      return new Charge({ spec, fault: makeFault(spec, { sleep }), glob, clock, observe });
    });
  }

  /** From now on armed sessions feel their faults, those with a window when it begins; whoever is armed already too. */
  inject(): void {
    for (const charge of this.#charges) charge.start();
  }

  /**
   * Puts a citizen's arms in place: the exposed get the fault, the control group a route that does nothing, the
   * untouched no route at all. Any route turns off the HTTP cache of its context, so that there is one while the
   * fault is active only.
   * @returns takes the routes away again.
   * @throws StepFailure of the session that could not take them; it carries none then.
   */
  async arm(session: Session, citizen: number, arms: readonly Arm[]): Promise<() => Promise<void>> {
    const leaves: (() => Promise<void>)[] = [];
    const disarm = async (): Promise<void> => {
      await Promise.all(leaves.map((leave) => leave()));
    };
    try {
      for (const [index, charge] of this.#charges.entries()) {
        leaves.push(await charge.arm(session, citizen, arms[index] ?? 'untouched'));
      }
    } catch (error) {
      // What cannot be taken away now is still known, and `withdraw` tries again.
      await disarm().catch(() => undefined);
      throw error;
    }
    return disarm;
  }

  /**
   * Takes every fault away at once and for good; harmless when called again.
   * @throws Error when a route could not be taken away; the others are.
   */
  async withdraw(): Promise<void> {
    const settled = await Promise.allSettled(this.#charges.map((charge) => charge.withdraw()));
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }
}
