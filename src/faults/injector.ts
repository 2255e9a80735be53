import type { Arm, Clock, FaultSpec, Observe, ServicePlane, Session } from '../model/index.ts';
import { Charge } from './charge.ts';
import { makeReach } from './make.ts';

export interface InjectorOptions {
  faults: readonly FaultSpec[];
  /** Glob of a service's addresses; not asked for a fault whose `service` is a glob itself. */
  globOf(service: string): string;
  /** The run's clock: windows are counted on it. */
  clock: Clock;
  observe: Observe;
  /** Seed of what faults leave to chance; 0 without. */
  seed?: number;
  /** Why the proxies that sessions have cannot express a fault, if so; absent where sessions have none. */
  proxyRefuses?: (fault: FaultSpec) => string | undefined;
  /** Planes that act on the service, for everybody; those of another process are not among them. */
  services?: readonly ServicePlane[];
  /** Hears why a fault of a service could not be put in place; nobody without. */
  complain?: (why: string) => void;
}

/**
 * Injects the faults of a plan into the sessions of the citizens chosen for them, each in its window, and withdraws
 * them at any instant: routes are removed, held exchanges pass at once.
 *
 *     inject() ── arm(session, arms) … disarm() ── withdraw()
 */
export class Injector {
  readonly #charges: readonly Charge[];

  /** @throws BadInput when a fault cannot be made from its settings, or acts nowhere that is there. */
  constructor(options: InjectorOptions) {
    const { faults, clock, observe, seed = 0, complain = () => undefined } = options;
    this.#charges = faults.map(
      (spec) => new Charge({ spec, reach: makeReach(spec, options), seed, clock, observe, complain }),
    );
  }

  /** From now on armed sessions feel their faults, those with a window when it begins; whoever is armed already too. */
  inject(): void {
    for (const charge of this.#charges) charge.start();
  }

  /**
   * Puts a citizen's arms in place: the exposed get the fault, the control group a route that does nothing, the
   * untouched no route at all. Any route turns off the HTTP cache of its context, so that there is one while the
   * fault is active only.
   * @param isAt whether the citizen is doing the step of that name; asked for faults that are bound to one.
   * @returns takes the routes away again.
   * @throws StepFailure of the session that could not take them; it carries none then.
   */
  async arm(
    session: Session,
    citizen: number,
    arms: readonly Arm[],
    isAt: (step: string) => boolean = () => true,
  ): Promise<() => Promise<void>> {
    const leaves: (() => Promise<void>)[] = [];
    const disarm = async (): Promise<void> => {
      await Promise.all(leaves.map((leave) => leave()));
    };
    try {
      for (const [index, charge] of this.#charges.entries()) {
        leaves.push(await charge.arm(session, { citizen, arm: arms[index] ?? 'untouched', isAt }));
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
