import { join } from 'node:path';
import {
  StepFailure,
  traitsOf,
  type Arrival,
  type Citizen,
  type Clock,
  type Observe,
  type Plan,
  type Session,
  type Sessions,
  type Target,
} from '../model/index.ts';
import { Injector } from '../faults/index.ts';
import { citizenOf, rendererFor, thinkAt } from '../people/index.ts';
import { luckOf, thinkChance } from '../plan/index.ts';
import { pageSensors } from '../sensors/index.ts';
import type { FlightOptions, Hold, Said } from '../swarm/index.ts';
import type { PreparedRun } from './prepare.ts';

/**
 * So many pictures of citizens who failed at the same step: a picture costs the machine, and the debrief shows citizens
 * of every cause.
 */
const SCREENSHOTS_PER_STEP = 10;
/** So many pictures that the script asks for, per step. */
const PICTURES_PER_STEP = 50;

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
    hold: Hold;
  },
): FlightOptions {
  const { sessions, injector, clock, observe, signal, dir, services, hold } = parts;
  const { plan } = run;
  const sense = pageSensors({ services, observe, now: () => clock.now() });
  const photographed = new Map<number, number>();
  const pictured = new Map<number, number>();
  return {
    sessions,
    clock,
    observe,
    signal,
    hold,
    sense,
    steps: plan.scenario.steps,
    citizenOf: (arrival) => citizenFor(plan, arrival),
    render: (citizen, template, step, said) =>
      rendererFor(citizen, plan.seed)(template, step, (name) => capturedAs(name, said)),
    luckOf: (citizen, step) => luckOf(plan.seed, citizen.number, step),
    thinkMs: ({ number, persona }, step) =>
      thinkAt(traitsOf(persona).think, thinkChance(plan.seed, number, step)),
    arm: (session: Session, arrival) => injector.arm(session, arrival.number, arrival.arms),
    screenshotFor(number, step) {
      const taken = photographed.get(step) ?? 0;
      if (taken >= SCREENSHOTS_PER_STEP) return undefined;
      photographed.set(step, taken + 1);
      const shown = `screenshots/citizen-${number}.png`;
      return { file: join(dir, shown), shown };
    },
    pictureFor(number, step, name) {
      const taken = pictured.get(step) ?? 0;
      if (taken >= PICTURES_PER_STEP) return undefined;
      pictured.set(step, taken + 1);
      const plain = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40);
      const shown = `screenshots/citizen-${number}-step-${step + 1}-${plain}.png`;
      return { file: join(dir, shown), shown };
    },
  };
}

/** `steps.apply.confirmation` as an earlier step captured it; undefined for other names. */
export function capturedAs(name: string, said: Said): string | undefined {
  const [word, step = '', capture = ''] = name.split('.');
  if (word !== 'steps') return undefined;
  const captured = said[step]?.[capture];
  if (captured !== undefined) return captured;
  throw new StepFailure('unexpected', `“{{ ${name} }}” has no value, because its step was not done`);
}

/** The person behind a planned arrival. */
export function citizenFor(plan: Plan, { number, persona }: Pick<Arrival, 'number' | 'persona'>): Citizen {
  const found = plan.personas.find(({ id }) => id === persona);
  if (!found) throw new Error(`the plan names a persona “${persona}” that it does not have`);
  return citizenOf(plan.seed, number, found);
}
