import type { FaultEvent, FaultSpec } from '../../model/index.ts';

/** Faults that several worker processes have in place, each in its own browsers, as the one run sees them. */
export class SharedFaults<Worker> {
  /** Workers in which a fault of a name is active. */
  readonly #activeIn = new Map<string, Set<Worker>>();
  #byHand: FaultSpec[] = [];
  readonly #cleared = new Set<string>();

  injectNow(fault: FaultSpec): void {
    this.#byHand.push(fault);
  }

  clear(names: readonly string[]): void {
    for (const name of names) this.#cleared.add(name);
    this.#byHand = this.#byHand.filter(({ name }) => !names.includes(name));
  }

  /** What a worker that comes later has to be told. @param now on the run's clock, ms. */
  forNewcomer(now: number): { cleared: string[]; byHand: FaultSpec[] } {
    const lasts = ({ window }: FaultSpec): boolean =>
      window?.forMs === undefined || window.atMs + window.forMs > now;
    return { cleared: [...this.#cleared], byHand: this.#byHand.filter(lasts) };
  }

  /** Whether an event says something that the record does not have yet: the first worker injects, the last withdraws. */
  isNews(worker: Worker, { fault, what }: FaultEvent): boolean {
    if (what === 'fired') return true;
    const active = this.#activeIn.get(fault) ?? new Set<Worker>();
    this.#activeIn.set(fault, active);
    const before = active.size;
    if (what === 'injected') active.add(worker);
    else active.delete(worker);
    return what === 'injected' ? before === 0 : before > 0 && active.size === 0;
  }

  /** A worker has ended, and what it had in place with it. @returns names of faults that are active nowhere now. */
  lose(worker: Worker): string[] {
    return [...this.#activeIn].flatMap(([fault, active]) =>
      active.delete(worker) && active.size === 0 ? [fault] : [],
    );
  }
}
