import { personaContext, prepareRun } from '../../src/run/index.ts';
import { rendererFor, citizenOf, thinkAt } from '../../src/people/index.ts';
import { thinkChance } from '../../src/plan/index.ts';
import { traitsOf } from '../../src/model/index.ts';
import { ROOT } from '../support/processes.ts';

/** The scenario of the benchmark. */
export const SCENARIO = 'scenarios/tuition-grant.yml';
const [APPLY, STATE, TRANSCRIPT, SUBMIT] = [0, 1, 2, 3];

/** What the bare script is told: the plan of `esr run`, without anything that is ours. */
export interface BareTask {
  origin: string;
  launch: object;
  /** How many browsers share the journeys. */
  browsers: number;
  transcript: string;
  journeys: {
    /** When it begins, ms from the start. */
    atMs: number;
    /** Options of its browser context. */
    context: object;
    state: string;
    /** Pauses before the state, the transcript and the Submit button, ms. */
    pauses: number[];
  }[];
}

/** The same arrivals, personas, states and pauses as `esr run` of this size flies with its default seed. */
export async function sameJourneys(options: {
  users: number;
  rampUpMs: number;
  origin: string;
  browsers: number;
}): Promise<BareTask> {
  const { users, rampUpMs, origin, browsers } = options;
  const { plan, launch } = await prepareRun({ scenario: SCENARIO, projectDir: ROOT, users, rampUpMs });
  const { steps } = plan.scenario;
  const kinds = steps.map(({ kind }) => kind).join(' ');
  const state = steps[STATE]?.settings['value'];
  const transcript = steps[TRANSCRIPT]?.settings['path'];
  if (kinds !== 'click fill upload click' || typeof state !== 'string' || typeof transcript !== 'string') {
    throw new Error(`the bare script does not know the journey of ${SCENARIO} any more: ${kinds}`);
  }
  return {
    origin,
    launch,
    browsers,
    transcript,
    journeys: plan.arrivals.map(({ number, atMs, persona: id }) => {
      const persona = plan.personas.find((one) => one.id === id);
      if (!persona) throw new Error(`the plan has no persona ${id}`);
      const citizen = citizenOf(plan.seed, number, persona);
      return {
        atMs,
        context: { ...personaContext(persona), baseURL: origin },
        state: rendererFor(citizen, plan.seed)(state, STATE),
        pauses: [STATE, TRANSCRIPT, SUBMIT]
          .filter((step) => step > APPLY)
          .map((step) => thinkAt(traitsOf(persona).think, thinkChance(plan.seed, number, step))),
      };
    }),
  };
}
