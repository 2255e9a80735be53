import { join } from 'node:path';
import {
  StepFailure,
  isStepCalled,
  traitsOf,
  type Arrival,
  type Citizen,
  type Clock,
  type FaultSpec,
  type Observe,
  type Plan,
  type Session,
  type SessionNeeds,
  type Sessions,
  type Target,
} from '../../model/index.ts';
import { proxyRefuses } from '../../browser/index.ts';
import { Injector, planeOf } from '../../faults/index.ts';
import { FaultSet, isOutside } from '../faults/index.ts';
import { citizenOf, rendererFor, thinkAt } from '../../people/index.ts';
import { luckOf, thinkChance } from '../../plan/index.ts';
import { pageSensors } from '../../sensors/index.ts';
import type { FlightOptions, Hold, Said } from '../../swarm/index.ts';
import type { Guard } from '../guard.ts';
import type { CrewRun } from './run.ts';

/**
 * So many pictures of citizens who failed at the same step: a picture costs the machine, and the debrief shows citizens
 * of every cause.
 */
const SCREENSHOTS_PER_STEP = 10;
/** So many pictures that the script asks for, per step. */
const PICTURES_PER_STEP = 50;

/** Makes the faults of a plan that act in a crew's own browsers. @throws BadInput when one cannot be made. */
export function faultsFor(
  run: Pick<CrewRun, 'target' | 'plan'>,
  baseUrl: string,
  { clock, observe }: { clock: Clock; observe: Observe },
): FaultSet {
  const globOf = globsOf(run);
  const make = (spec: FaultSpec): Injector =>
    new Injector({
      faults: isOutside(spec) ? [] : [spec],
      globOf,
      proxyRefuses: proxyRefuses(baseUrl, globOf),
      clock,
      observe,
      seed: run.plan.seed,
    });
  return new FaultSet(run.plan.faults, make);
}

/**
 * Who of a plan goes through a proxy of their own: those whom a fault of that plane exposes, and its control group, so
 * that only the fault differs.
 */
export function needsOf(
  run: Pick<CrewRun, 'target' | 'plan'>,
  baseUrl: string,
): (arrival: Pick<Arrival, 'arms'>) => SessionNeeds {
  const refuses = proxyRefuses(baseUrl, globsOf(run));
  const below = run.plan.faults.map(
    (spec) => !isOutside(spec) && planeOf(spec, { proxyRefuses: refuses }) === 'proxy',
  );
  return ({ arms }) => ({ proxy: arms.some((arm, index) => below[index] && arm !== 'untouched') });
}

/** The glob of a service by its name in the target's file; anything for one that is not there. */
export function globsOf({ target }: Pick<CrewRun, 'target'>): (service: string) => string {
  return (service) => target.services.find(({ name }) => name === service)?.glob ?? '**';
}

/** Joins people, sensors and faults to what one flight needs. */
export function flightOptions(
  run: Pick<CrewRun, 'plan' | 'target'>,
  parts: {
    sessions: Sessions;
    faults: FaultSet;
    clock: Clock;
    observe: Observe;
    signal: AbortSignal;
    dir: string;
    services: Target['services'];
    hold: Hold;
    guard: Guard;
    needs?: FlightOptions['needs'];
  },
): FlightOptions {
  const { sessions, faults, clock, observe, signal, dir, services, hold, guard, needs } = parts;
  const { plan, target } = run;
  const sense = pageSensors({ services, observe, now: () => clock.now(), rules: target });
  const doing = new Map<number, { step: number }>();
  const photographed = new Map<number, number>();
  const pictured = new Map<number, number>();
  return {
    sessions,
    clock,
    observe,
    signal,
    hold,
    ...(needs ? { needs } : {}),
    sense(where) {
      guard.follows(where);
      doing.set(where.citizen, where);
      return sense(where);
    },
    steps: plan.scenario.steps,
    ...(plan.scenario.staff ? { staff: plan.scenario.staff } : {}),
    citizenOf: (arrival) => guard.knows(citizenFor(plan, arrival)),
    render: (citizen, template, step, said) =>
      guard.renders(template, (text) =>
        rendererFor(citizen, plan.seed)(text, step, (name) => capturedAs(name, said)),
      ),
    luckOf: (citizen, step) => luckOf(plan.seed, citizen.number, step),
    thinkMs: ({ number, persona }, step) =>
      thinkAt(traitsOf(persona).think, thinkChance(plan.seed, number, step)),
    arm: async (session: Session, { number, arms }) => {
      const isAt = (name: string): boolean => {
        const step = plan.scenario.steps[doing.get(number)?.step ?? -1];
        return step !== undefined && isStepCalled(step, name);
      };
      const disarm = await faults.arm(session, number, arms, isAt);
      return async () => {
        doing.delete(number);
        await disarm();
      };
    },
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
