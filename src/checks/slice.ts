import { isStepCalled, traitsOf } from '../model/index.ts';
import type { Filters, Plan, RunEvent, Subject } from '../model/index.ts';
import { Crowd } from './crowd.ts';
import { Pages } from './pages.ts';
import type { Timing } from './saturation.ts';
import { Traffic } from './traffic.ts';

/** Folds over a part of a run: only the events that its filters let through, and only those its subject needs. */
export class Slice {
  readonly crowd: Crowd;
  readonly traffic: Traffic;
  readonly pages: Pages;
  readonly #subject: Subject;
  readonly #where: Filters;
  readonly #from: number;
  readonly #to: number;
  readonly #personas: ReadonlySet<string> | undefined;
  readonly #steps: ReadonlySet<number> | undefined;
  /** Of a slice of people: who is in it. */
  readonly #members = new Set<number>();

  constructor(subject: Subject, where: Filters, { plan, timing }: { plan: Plan; timing: Timing }) {
    this.crowd = new Crowd(timing);
    this.traffic = new Traffic(timing);
    this.pages = new Pages(plan.scenario.rules ?? []);
    this.#subject = subject;
    this.#where = where;
    const { timeWarp, steps } = plan.scenario;
    this.#from = (where.from ?? 0) / timeWarp;
    this.#to = (where.to ?? Infinity) / timeWarp;
    this.#personas = personasOf(where, plan);
    const { step } = where;
    if (step === undefined) return;
    this.#steps = new Set(steps.flatMap((one, index) => (isStepCalled(one, step) ? [index] : [])));
  }

  /** How long it lasted, when the whole run lasted so long, ms. */
  spanMs(wholeMs: number): number {
    return Math.max(0, Math.min(this.#to, wholeMs) - this.#from);
  }

  /**
   * @param personaOf who a citizen is; undefined for one who never started.
   * @param waitedMs how long the generator kept the citizen of an exchange waiting before it.
   */
  add(event: RunEvent, personaOf: (citizen: number) => string | undefined, waitedMs: number): void {
    const { citizen } = event as { citizen?: number };
    if (citizen === undefined) return;
    if (this.#subject === 'people' || this.#subject === 'groups') this.#addPerson(event, citizen);
    else if (this.#isIn(event, personaOf(citizen))) this.#addMoment(event, waitedMs);
  }

  /** Citizens belong to the time in which they started, with everything they did. */
  #addPerson(event: RunEvent, citizen: number): void {
    if (event.type === 'citizen.started') {
      if (!this.#fits(event.persona) || !this.#isWithin(event.t)) return;
      this.#members.add(citizen);
      this.crowd.start(event);
    }
    if (!this.#members.has(citizen)) return;
    if (event.type === 'step') this.crowd.step(event);
    else if (event.type === 'citizen.finished') this.crowd.finish(event);
    else if (event.type === 'citizen.complained') this.crowd.complain(event);
  }

  #addMoment(event: RunEvent, waitedMs: number): void {
    if (this.#subject === 'pages') this.pages.add(event);
    else if (this.#subject === 'steps') {
      if (event.type === 'step') this.crowd.step(event);
    } else if (event.type === 'exchange') this.traffic.add(event, waitedMs);
  }

  #isIn(event: RunEvent, persona: string | undefined): boolean {
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
    return this.#from <= t && t < this.#to;
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
