import type { Arm, CitizenFinished, FaultEvent, Plane, StepFinished, FaultPrice } from '../model/index.ts';
import { isCutOff, isLeaving } from './crowd.ts';
import type { Life } from './crowd.ts';
import { Moments } from './moments.ts';

/** One arm of one fault's trial. */
export interface ArmTally {
  citizens: number;
  /** Citizens who came to an end of their own. */
  ended: number;
  finished: number;
  /** Whose patience ended. */
  abandoned: number;
  /** Journey time of those who finished, ms. */
  journeyMs: Moments;
  /** Step time by position in the script, ms; failures included, cut off and leaving ones not. */
  stepMs: Map<number, Moments>;
}

/** When a fault was active, ms since the start of the run; `to` is absent while it is. */
export interface Period {
  from: number;
  to?: number;
}

/** While the fault of that name was active; undefined is the whole run, whatever was active. */
type During = string | undefined;

/**
 * Fold over the trials: what the arms of each fault saw, over the whole run and while a fault of a name was active.
 * Arms are in the order of `Plan.faults`, which the record does not know by name: so each arm is kept for every name,
 * and the judge, who has the plan, takes the one that belongs together.
 *
 * While it was active means: citizens who were on the way then and steps that were under way then, if only for a
 * moment. Both are known before the fault can have changed them, so that the arms stay comparable; how long a step
 * took in all, for instance, would not do.
 */
export class Trials {
  /** What being ready to inject cost, by plane. */
  readonly prices: FaultPrice[] = [];
  readonly #arms = new Map<During, Map<string, ArmTally>>();
  readonly #fired = new Map<string, number>();
  readonly #periods = new Map<string, Period[]>();
  readonly #planes = new Map<string, Plane>();
  /** Citizens in flight, with what they met on the way so far. */
  readonly #flying = new Map<Life, Set<During>>();

  start(life: Life): void {
    const met = new Set<During>([undefined, ...this.#active(isOpen)]);
    this.#flying.set(life, met);
    for (const during of met) this.#join(life, during);
  }

  step(life: Life | undefined, event: StepFinished): void {
    if (!life || isCutOff(event) || isLeaving(event)) return;
    const { index, startedAt, durationMs } = event;
    const underWay = ({ from, to = Infinity }: Period): boolean =>
      from <= startedAt + durationMs && startedAt < to;
    for (const during of [undefined, ...this.#active(underWay)]) {
      for (const arm of this.#armsOf(life, during)) {
        const moments = arm.stepMs.get(index) ?? new Moments();
        arm.stepMs.set(index, moments);
        moments.add(durationMs);
      }
    }
  }

  finish(life: Life | undefined, event: CitizenFinished): void {
    if (!life) return;
    const met = this.#flying.get(life) ?? [];
    this.#flying.delete(life);
    const { outcome, durationMs } = event;
    if (outcome !== 'finished' && outcome !== 'failed' && outcome !== 'abandoned') return;
    for (const during of met) {
      for (const arm of this.#armsOf(life, during)) {
        arm.ended++;
        if (outcome === 'abandoned') arm.abandoned++;
        if (outcome !== 'finished') continue;
        arm.finished++;
        arm.journeyMs.add(durationMs);
      }
    }
  }

  fault({ fault, what, t, plane }: FaultEvent): void {
    if (plane !== undefined) this.#planes.set(fault, plane);
    if (what === 'fired') {
      this.#fired.set(fault, this.fired(fault) + 1);
      return;
    }
    const periods = this.#periods.get(fault) ?? [];
    this.#periods.set(fault, periods);
    const open = periods.find(isOpen);
    if (what === 'withdrawn') {
      if (open) open.to = t;
      return;
    }
    if (!open) periods.push({ from: t });
    for (const [life, met] of this.#flying) {
      if (met.has(fault)) continue;
      met.add(fault);
      this.#join(life, fault);
    }
  }

  /**
   * @param index the fault's place in `Plan.faults`.
   * @param during its name, for what was while it was active; the whole run without.
   */
  arm(index: number, arm: Arm, during?: During): ArmTally {
    const arms = this.#arms.get(during) ?? new Map<string, ArmTally>();
    this.#arms.set(during, arms);
    const key = `${index} ${arm}`;
    const tally = arms.get(key) ?? {
      citizens: 0,
      ended: 0,
      finished: 0,
      abandoned: 0,
      journeyMs: new Moments(),
      stepMs: new Map<number, Moments>(),
    };
    arms.set(key, tally);
    return tally;
  }

  fired(fault: string): number {
    return this.#fired.get(fault) ?? 0;
  }

  /** Where it acted; undefined where it was never injected. */
  plane(fault: string): Plane | undefined {
    return this.#planes.get(fault);
  }

  /** When it was active; nothing where it was never injected. */
  periods(fault: string): readonly Period[] {
    return this.#periods.get(fault) ?? [];
  }

  #join(life: Life, during: During): void {
    for (const arm of this.#armsOf(life, during)) arm.citizens++;
  }

  #active(when: (period: Period) => boolean): string[] {
    return [...this.#periods].flatMap(([fault, periods]) => (periods.some(when) ? [fault] : []));
  }

  #armsOf({ arms }: Life, during: During): ArmTally[] {
    return arms.map((arm, index) => this.arm(index, arm, during));
  }
}

function isOpen({ to }: Period): boolean {
  return to === undefined;
}
