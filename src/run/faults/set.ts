import type { Arm, FaultSpec, Session } from '../../model/index.ts';

/** What injects one fault, see `Injector`. */
export interface Injecting {
  inject(): void;
  arm(
    session: Session,
    citizen: number,
    arms: readonly Arm[],
    isAt?: (step: string) => boolean,
  ): Promise<() => Promise<void>>;
  withdraw(): Promise<void>;
}

/** A citizen in flight. */
interface Guest {
  session: Session;
  number: number;
  isAt: ((step: string) => boolean) | undefined;
  /** Faults they were put under; what ends that once it was done. */
  joined: Set<Member>;
  leaves: (() => Promise<void>)[];
  isGone: boolean;
}

interface Member {
  name: string;
  injecting: Injecting;
  armOf(citizen: number): Arm;
}

/**
 * The faults of one process: those of the plan, and those that somebody injects while it flies. Each is withdrawn by
 * itself.
 */
export class FaultSet {
  readonly #members = new Set<Member>();
  readonly #guests = new Set<Guest>();
  readonly #make: (spec: FaultSpec) => Injecting;

  /** @throws BadInput when a fault cannot be made. */
  constructor(planned: readonly FaultSpec[], make: (spec: FaultSpec) => Injecting) {
    this.#make = make;
    for (const spec of planned) {
      this.#members.add({ name: spec.name, injecting: make(spec), armOf: () => 'untouched' });
    }
  }

  /** Planned ones begin, now or when their window does. */
  inject(): void {
    for (const { injecting } of this.#members) injecting.inject();
  }

  /** One more, on those in flight and on those to come. @throws BadInput when it cannot be made. */
  injectNow(spec: FaultSpec, armOf: (citizen: number) => Arm): void {
    const member = { name: spec.name, injecting: this.#make(spec), armOf };
    this.#members.add(member);
    member.injecting.inject();
    // Who cannot be given it has lost their page, and finds that out for themselves.
    for (const guest of this.#guests)
      void this.#join(guest, member, armOf(guest.number)).catch(() => undefined);
  }

  /**
   * Puts a citizen under their faults.
   * @param arms in the order of the planned ones.
   * @returns takes them away again.
   * @throws StepFailure of a session that could not take them; it carries none then.
   */
  async arm(
    session: Session,
    number: number,
    arms: readonly Arm[],
    isAt?: (step: string) => boolean,
  ): Promise<() => Promise<void>> {
    const guest: Guest = { session, number, isAt, joined: new Set(), leaves: [], isGone: false };
    this.#guests.add(guest);
    const leave = async (): Promise<void> => {
      guest.isGone = true;
      this.#guests.delete(guest);
      await Promise.all(guest.leaves.map((one) => one()));
    };
    try {
      for (const [index, member] of [...this.#members].entries()) {
        await this.#join(guest, member, arms[index] ?? member.armOf(number));
      }
    } catch (error) {
      await leave().catch(() => undefined);
      throw error;
    }
    return leave;
  }

  /** Takes some away for good, by their names. @throws Error when one could not be; the others are. */
  async clear(names: readonly string[]): Promise<void> {
    await this.#withdraw([...this.#members].filter(({ name }) => names.includes(name)));
  }

  /** Takes all away for good. @throws Error when one could not be; the others are. */
  async withdraw(): Promise<void> {
    await this.#withdraw([...this.#members]);
  }

  async #join(guest: Guest, member: Member, arm: Arm): Promise<void> {
    if (guest.joined.has(member)) return;
    guest.joined.add(member);
    const leave = await member.injecting.arm(guest.session, guest.number, [arm], guest.isAt);
    if (guest.isGone) await leave();
    else guest.leaves.push(leave);
  }

  async #withdraw(members: readonly Member[]): Promise<void> {
    const settled = await Promise.allSettled(members.map(({ injecting }) => injecting.withdraw()));
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }
}
