import type { FaultSpec, Scenario } from './scenario.ts';
import type { Persona } from './persona.ts';
import type { Revision } from './revision.ts';

/**
 * In a trial of a fault with a share: `exposed` citizens feel it; `control` citizens carry a route that does
 * nothing, so that only the fault differs between the two; `untouched` citizens carry no route at all.
 */
export type Arm = 'exposed' | 'control' | 'untouched';

/** One planned citizen: who, when, and what happens to them. */
export interface Arrival {
  /** Citizen number, from 1, in order of arrival. */
  number: number;
  /** Planned start, ms after the start of the run. */
  atMs: number;
  persona: string;
  /** Arm per fault, in the order of `Plan.faults`. */
  arms: Arm[];
  /** Option taken per choice, in the order of `Scenario.choices`; -1 is none. Absent where there are no choices. */
  choices?: number[];
  /** Position in the script of the last step they do; the whole script without. */
  until?: number;
  /** Of the staff: their group of `Scenario.staff`, from 0. */
  staff?: number;
}

/** What a rerun repeats. */
export interface RerunOf {
  /** Id of the run whose citizens fly again. */
  run: string;
  /** The step that was asked for; absent where each flies to the one they failed at. */
  step?: string;
  /** The only citizen who was asked for. */
  citizen?: number;
  /** Those who had not failed fly too. */
  all?: boolean;
  /** To the end of the script. */
  toEnd?: boolean;
  /** Instead of the target of the run. */
  target?: string;
  /** The faults of the run do not act. */
  noFaults?: boolean;
  /** How somebody watches it, which changes timing; absent where nobody does. */
  watched?: ('window' | 'trace' | 'video')[];
}

/** Everything a run will do, as data: computable and testable before anything moves. */
export interface Plan {
  scenario: Scenario;
  seed: number;
  personas: Persona[];
  /** Citizens. */
  arrivals: Arrival[];
  /** Who works on the other side, with numbers above those of the citizens; absent where nobody does. */
  staff?: Arrival[];
  faults: FaultSpec[];
  /** The target as asked for, an address or a name in targets/; absent when it was the default. */
  targetOption?: string;
  /** What was appended to the target's start command. */
  targetArgs?: string[];
  /** Which code of the service; only of a side of a comparison of branches. */
  revision?: Revision;
  /** Values that the project declares as nobody's, see docs/pii-guard.md; absent where it declares none. */
  testValues?: string[];
  /** Only of a rerun. */
  rerunOf?: RerunOf;
}

/** Everybody who flies, citizens first. */
export function everybodyIn({ arrivals, staff = [] }: Pick<Plan, 'arrivals' | 'staff'>): Arrival[] {
  return [...arrivals, ...staff];
}

/** Personas of citizens: those of the plan without the ones of which it has staff only. */
export function citizensPersonasOf({ personas, arrivals, staff = [] }: Plan): Persona[] {
  const working = new Set(staff.map(({ persona }) => persona));
  for (const { persona } of arrivals) working.delete(persona);
  return personas.filter(({ id }) => !working.has(id));
}
