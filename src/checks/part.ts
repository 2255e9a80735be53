import { isStepCalled, traitsOf } from '../model/index.ts';
import type { CitizenStarted, Filters, Plan, RunEvent } from '../model/index.ts';

/** The part of a run that the filters of a check mean. */
export class Part {
  /** From when to when, ms of real time since the start of the run. */
  readonly from: number;
  readonly to: number;
  readonly #where: Filters;
  readonly #personas: ReadonlySet<string> | undefined;
  readonly #steps: ReadonlySet<number> | undefined;

  constructor(where: Filters, plan: Plan) {
    this.#where = where;
    const { timeWarp, steps } = plan.scenario;
    this.from = (where.from ?? 0) / timeWarp;
    this.to = (where.to ?? Infinity) / timeWarp;
    this.#personas = personasOf(where, plan);
    const { step } = where;
    if (step === undefined) return;
    this.#steps = new Set(steps.flatMap((one, index) => (isStepCalled(one, step) ? [index] : [])));
  }

  /**
   * Whether a citizen is in it, with everything they do: they belong to the time in which they started. Staff is in it only
   * where its persona is named.
   */
  hasCitizen({ persona, t, staff }: Pick<CitizenStarted, 'persona' | 't' | 'staff'>): boolean {
    if (staff !== undefined && !this.#personas) return false;
    return this.#fits(persona) && this.#isWithin(t);
  }

  /** Whether something that a citizen did or met is in it. @param persona of that citizen; undefined for one who never started. */
  has(event: RunEvent, persona: string | undefined): boolean {
    const { service, touch } = this.#where;
    const { startedAt = event.t, step } = event as { startedAt?: number; step?: number };
    if (!this.#fits(persona) || !this.#isWithin(startedAt)) return false;
    const index = event.type === 'step' ? event.index : step;
    if (this.#steps && (index === undefined || !this.#steps.has(index))) return false;
    if (event.type !== 'exchange') return true;
    if (service !== undefined && event.service !== service) return false;
    return touch === undefined || (event.touch === 'faulted') === (touch === 'faulted');
  }

  #fits(persona: string | undefined): boolean {
    return !this.#personas || (persona !== undefined && this.#personas.has(persona));
  }

  #isWithin(t: number): boolean {
    return this.from <= t && t < this.to;
  }
}

/** Ids of those that are meant; undefined where everybody is. */
function personasOf({ persona, group }: Filters, { personas }: Plan): Set<string> | undefined {
  if (persona === undefined && group === undefined) return undefined;
  const meant = personas.filter((one) => {
    const groups = Object.entries(traitsOf(one).groups).map(([by, name]) => `${by}: ${name}`);
    return (persona === undefined || one.id === persona) && (group === undefined || groups.includes(group));
  });
  return new Set(meant.map(({ id }) => id));
}
