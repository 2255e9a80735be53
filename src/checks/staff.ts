import {
  does,
  type Arrival,
  type CitizenOutcome,
  type Plan,
  type RunEvent,
  type StaffResult,
  type StepFinished,
} from '../model/index.ts';
import { Crowd, type Life } from './crowd.ts';
import type { Timing } from './saturation.ts';

/** Rounds have no end, and nobody asks how long one of their steps took: that is the whole run’s business. */
const UNTIMED: Timing = { late: () => undefined, timed: () => undefined };

/** Fold over what people on the other side of the counter did: they are in no count of citizens. */
export class StaffFold {
  readonly #crowd = new Crowd(UNTIMED);
  /** By their numbers, as they said at their end. */
  readonly #rounds = new Map<number, number>();
  /** How often which step passed, by their numbers: whoever was lost said nothing at their end. */
  readonly #passed = new Map<number, Map<number, number>>();

  get lives(): ReadonlyMap<number, Life> {
    return this.#crowd.lives;
  }

  /** @returns whether it says how one of the staff fares, who is no citizen. */
  add(event: RunEvent): boolean {
    if (event.type === 'citizen.started') {
      if (event.staff !== undefined) this.#crowd.start(event);
      return event.staff !== undefined;
    }
    if (event.type !== 'step' && event.type !== 'citizen.finished' && event.type !== 'citizen.complained')
      return false;
    if (!this.lives.has(event.citizen)) return false;
    if (event.type === 'step') this.#step(event);
    else if (event.type === 'citizen.complained') this.#crowd.complain(event);
    else {
      this.#crowd.finish(event);
      if (event.rounds !== undefined) this.#rounds.set(event.citizen, event.rounds);
    }
    return true;
  }

  count(outcome: CitizenOutcome): number {
    return this.#crowd.count(outcome);
  }

  /** One row for each group of the scenario. */
  results({ scenario, staff = [], personas }: Plan): StaffResult[] {
    return (scenario.staff ?? []).map(({ persona }, group) => {
      const people = staff.filter((one) => one.staff === group);
      const lives = people.flatMap(({ number }) => this.lives.get(number) ?? []);
      const ended = (as: CitizenOutcome): number => lives.filter(({ outcome }) => outcome === as).length;
      return {
        persona: personas.find(({ id }) => id === persona)?.name ?? persona,
        planned: people.length,
        started: lives.length,
        finished: ended('finished') + ended('left'),
        failed: ended('failed'),
        abandoned: ended('abandoned'),
        lost: ended('lost'),
        rounds: people.reduce((sum, one) => sum + this.#roundsOf(one, scenario), 0),
      };
    });
  }

  #step(event: StepFinished): void {
    this.#crowd.step(event);
    if (event.outcome !== 'passed') return;
    const { citizen, index } = event;
    const passed = this.#passed.get(citizen) ?? new Map<number, number>();
    this.#passed.set(citizen, passed.set(index, (passed.get(index) ?? 0) + 1));
  }

  /** Who has passed the last step of a round has done the round. */
  #roundsOf(arrival: Arrival, { staff = [], steps }: Plan['scenario']): number {
    const { number, staff: group = -1 } = arrival;
    const { from, to } = staff[group]?.rounds ?? { from: 0, to: 0 };
    const last = steps.findLastIndex((step, index) => index >= from && index < to && does(arrival, step));
    return this.#rounds.get(number) ?? this.#passed.get(number)?.get(last) ?? 0;
  }
}
