import { join } from 'node:path';
import type { Arrival, Citizen, Clock, Observe, Plan, Session, Sessions, Target } from '../model/index.ts';
import { Injector } from '../faults/index.ts';
import { citizenOf, rendererFor } from '../people/index.ts';
import { thinkTime } from '../plan/index.ts';
import { pageSensors } from '../sensors/index.ts';
import type { FlightOptions } from '../swarm/index.ts';
import type { PreparedRun } from './prepare.ts';

/**
 * So many pictures of citizens who failed at the same step: a picture costs the machine, and the debrief shows citizens
 * of every cause.
 */
const SCREENSHOTS_PER_STEP = 10;

/** Makes the injector of a plan's faults. */
export function injectorFor(run: PreparedRun, clock: Clock, observe: Observe): Injector {
  const globs = new Map(run.target.services.map(({ name, glob }) => [name, glob]));
  return new Injector({
    faults: run.plan.faults,
    globOf: (service) => globs.get(service) ?? '**',
    clock,
    observe,
  });
}

/** Joins people, sensors and faults to what one flight needs. */
export function flightOptions(
  run: PreparedRun,
  parts: {
    sessions: Sessions;
    injector: Injector;
    clock: Clock;
    observe: Observe;
    signal: AbortSignal;
    dir: string;
    services: Target['services'];
  },
): FlightOptions {
  const { sessions, injector, clock, observe, signal, dir, services } = parts;
  const { plan } = run;
  const sense = pageSensors({ services, observe, now: () => clock.now() });
  const photographed = new Map<number, number>();
  return {
    sessions,
    clock,
    observe,
    signal,
    sense,
    steps: plan.scenario.steps,
    citizenOf: (arrival) => citizenFor(plan, arrival),
    render: (citizen, template, step) => rendererFor(citizen, plan.seed)(template, step),
    thinkMs: (citizen, step) => thinkTime(plan.seed, citizen.number, step, citizen.persona.think),
    arm: (session: Session, arrival) => injector.arm(session, arrival.number, arrival.arms),
    screenshotFor(number, step) {
      const taken = photographed.get(step) ?? 0;
      if (taken >= SCREENSHOTS_PER_STEP) return undefined;
      photographed.set(step, taken + 1);
      const shown = `screenshots/citizen-${number}.png`;
      return { file: join(dir, shown), shown };
    },
  };
}

/** The person behind a planned arrival. */
export function citizenFor(plan: Plan, { number, persona }: Pick<Arrival, 'number' | 'persona'>): Citizen {
  const found = plan.personas.find(({ id }) => id === persona);
  if (!found) throw new Error(`the plan names a persona “${persona}” that it does not have`);
  return citizenOf(plan.seed, number, found);
}
