import type { CitizenOutcome, Plan, RunEvent, StaffResult } from '../model/index.ts';
import { Crowd, type Life } from './crowd.ts';
import type { Timing } from './saturation.ts';

/** Fold over what people on the other side of the counter did: they are in no count of citizens. */
export class StaffFold {
  readonly #crowd: Crowd;
  /** By their numbers. */
  readonly #rounds = new Map<number, number>();

  /** @param timing one beside that of the whole run, which is told of their steps too. */
  constructor(timing: Timing) {
    this.#crowd = new Crowd(timing);
  }

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
    if (event.type === 'step') this.#crowd.step(event);
    else if (event.type === 'citizen.complained') this.#crowd.complain(event);
    else {
      this.#crowd.finish(event);
      this.#rounds.set(event.citizen, event.rounds ?? 0);
    }
    return true;
  }

  count(outcome: CitizenOutcome): number {
    return this.#crowd.count(outcome);
  }

  /** One row for each group of the scenario. */
  results({ scenario, staff = [], personas }: Plan): StaffResult[] {
    return (scenario.staff ?? []).map(({ persona }, group) => {
      const numbers = staff.filter((one) => one.staff === group).map(({ number }) => number);
      const lives = numbers.flatMap((number) => this.lives.get(number) ?? []);
      const ended = (as: CitizenOutcome): number => lives.filter(({ outcome }) => outcome === as).length;
      return {
        persona: personas.find(({ id }) => id === persona)?.name ?? persona,
        planned: numbers.length,
        started: lives.length,
        finished: ended('finished') + ended('left'),
        failed: ended('failed'),
        abandoned: ended('abandoned'),
        lost: ended('lost'),
        rounds: numbers.reduce((sum, number) => sum + (this.#rounds.get(number) ?? 0), 0),
      };
    });
  }
}
