import type { Filters, Plan, RunEvent, Subject } from '../model/index.ts';
import { Crowd } from './crowd.ts';
import { Pages } from './pages.ts';
import { Part } from './part.ts';
import type { Timing } from './saturation.ts';
import type { NewTimes } from './times.ts';
import { Traffic } from './traffic.ts';

/** Folds over a part of a run: only the events that its filters let through, and only those its subject needs. */
export class Slice {
  readonly crowd: Crowd;
  readonly traffic: Traffic;
  readonly pages: Pages;
  readonly #subject: Subject;
  readonly #part: Part;
  /** Of a slice of people: who is in it. */
  readonly #members = new Set<number>();

  constructor(
    subject: Subject,
    where: Filters,
    { plan, timing, newTimes }: { plan: Plan; timing: Timing; newTimes: NewTimes },
  ) {
    this.crowd = new Crowd(timing, newTimes);
    this.traffic = new Traffic(timing, newTimes);
    this.pages = new Pages(plan.scenario.rules ?? [], newTimes);
    this.#subject = subject;
    this.#part = new Part(where, plan);
  }

  /** How long it lasted, when the whole run lasted so long, ms. */
  spanMs(wholeMs: number): number {
    return Math.max(0, Math.min(this.#part.to, wholeMs) - this.#part.from);
  }

  /**
   * @param personaOf who a citizen is; undefined for one who never started.
   * @param waitedMs how long the generator kept the citizen of an exchange waiting before it.
   */
  add(event: RunEvent, personaOf: (citizen: number) => string | undefined, waitedMs: number): void {
    const { citizen } = event as { citizen?: number };
    if (citizen === undefined) return;
    if (this.#subject === 'people' || this.#subject === 'groups') this.#addPerson(event, citizen);
    else if (this.#part.has(event, personaOf(citizen))) this.#addMoment(event, waitedMs);
  }

  #addPerson(event: RunEvent, citizen: number): void {
    if (event.type === 'citizen.started') {
      if (!this.#part.hasCitizen(event)) return;
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
}
