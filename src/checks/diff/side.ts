import { isBad, isCalledOff, isOfService } from '../../model/index.ts';
import type { CitizenOutcome, Plan, RunEvent, Scorecard } from '../../model/index.ts';

/** A run that has landed. */
export interface FlownRun {
  plan: Plan;
  events: readonly RunEvent[];
  scorecard: Scorecard;
}

/** What a citizen experienced, as far as it is compared. */
export interface Experience {
  persona: string;
  /** Undefined where their end was not their own: lost, interrupted, never started, left as the script says. */
  finished?: boolean;
  /** Of those who finished, ms. */
  journeyMs?: number;
  /** Of documents and api calls that no fault and no slow line of their own touched, ms. */
  latencies: number[];
  calls: number;
  errors: number;
}

const OWN_ENDS: readonly CitizenOutcome[] = ['finished', 'failed', 'abandoned'];

/** Citizens of a run by their numbers, from its events in order. */
export function experiences(events: readonly RunEvent[]): Map<number, Experience> {
  const all = new Map<number, Experience>();
  for (const event of events) {
    if (event.type === 'citizen.started') {
      if (event.staff !== undefined) continue;
      all.set(event.citizen, { persona: event.persona, latencies: [], calls: 0, errors: 0 });
    } else if (event.type === 'citizen.finished') {
      const one = all.get(event.citizen);
      if (!one || !OWN_ENDS.includes(event.outcome)) continue;
      one.finished = event.outcome === 'finished';
      if (one.finished) one.journeyMs = event.durationMs;
    } else if (event.type === 'exchange' && isOfService(event)) {
      const one = all.get(event.citizen);
      if (!one || isCalledOff(event)) continue;
      one.calls += 1;
      if (event.touch === 'clean' && event.status > 0) one.latencies.push(event.durationMs);
      if (isBad(event) && event.touch !== 'faulted') one.errors += 1;
    }
  }
  return all;
}
