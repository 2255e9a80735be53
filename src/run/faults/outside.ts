import { Injector, type InjectorOptions } from '../../faults/index.ts';
import type { Arm, FaultSpec, Plane, ServicePlane } from '../../model/index.ts';
import type { Hands } from './desk.ts';
import { FaultSet } from './set.ts';

/** Planes that act on the service, for everybody, and outlive the run: its own process injects there, its crew does not. */
const OUTSIDE: readonly Plane[] = ['service', 'toxiproxy', 'command'];

/** Whether a fault acts outside of the run's own browsers; its plane is settled by then. */
export function isOutside({ plane }: Pick<FaultSpec, 'plane'>): boolean {
  return plane !== undefined && OUTSIDE.includes(plane);
}

/** Faults outside know no citizens. */
const NOBODY = (): Arm => 'untouched';

/** Injects faults that act outside: those of a plan in their windows, and those by hand. */
export class Outside implements Hands {
  readonly #set: FaultSet;
  /** Faults by hand that are on their way to their place. */
  readonly #underWay = new Map<string, (error?: unknown) => void>();

  constructor(
    planned: readonly FaultSpec[],
    {
      services,
      ...parts
    }: Pick<InjectorOptions, 'clock' | 'observe'> & { services: readonly ServicePlane[] },
  ) {
    const planes = services.map((plane) => this.#telling(plane));
    const make = (spec: FaultSpec): Injector =>
      new Injector({ ...parts, faults: [spec], globOf: () => '**', services: planes });
    this.#set = new FaultSet(planned.filter(isOutside), make);
  }

  /** Those of the plan begin, now or when their window does. */
  inject(): void {
    this.#set.inject();
  }

  async injectNow(spec: FaultSpec): Promise<void> {
    const placed = new Promise<void>((resolve, reject) =>
      this.#underWay.set(spec.name, (error) => (error === undefined ? resolve() : reject(error))),
    );
    this.#set.injectNow(spec, NOBODY);
    try {
      await placed;
    } catch (error) {
      await this.#set.clear([spec.name]);
      throw error;
    }
  }

  clear(names: readonly string[]): Promise<void> {
    return this.#set.clear(names);
  }

  async withdraw(): Promise<void> {
    for (const settle of this.#underWay.values()) settle(new Error('the run ended'));
    await this.#set.withdraw();
  }

  #telling(plane: ServicePlane): ServicePlane {
    return {
      plane: plane.plane,
      refuses: (fault) => plane.refuses(fault),
      put: async (fault) => {
        const settle = this.#underWay.get(fault.name);
        this.#underWay.delete(fault.name);
        try {
          const undo = await plane.put(fault);
          settle?.();
          return undo;
        } catch (error) {
          settle?.(error ?? new Error('it could not be put there'));
          throw error;
        }
      },
    };
  }
}
