import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CHEAPER } from '../../src/browser/discover/launch.ts';
import { personaContext, prepareRun } from '../../src/run/index.ts';
import { rendererFor, citizenOf, thinkAt } from '../../src/people/index.ts';
import { thinkChance } from '../../src/plan/index.ts';
import { traitsOf } from '../../src/model/index.ts';
import { ROOT } from '../support/processes.ts';

/** The scenario of the benchmark. */
export const SCENARIO = 'scenarios/tuition-grant.yml';
/** Citizens whose traits change nothing in the browser: what others do, the bare script could not do as well. */
const PLAIN = ['first-gen-student', 'returning-adult', 'transfer-student'];

/** The scenario with plain citizens only, and more lines of its own, as a file of the project that git ignores. */
export async function plainScenario(...lines: string[]): Promise<string> {
  const text = await readFile(join(ROOT, SCENARIO), 'utf8');
  const file = join(ROOT, '.esr', 'bench', 'tuition-grant.yml');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, [text, `personas: [${PLAIN.join(', ')}]`, ...lines, ''].join('\n'));
  return file;
}
const [APPLY, STATE, TRANSCRIPT, SUBMIT] = [0, 1, 2, 3];

/** What the bare script is told: the plan of `esr run`, without anything that is ours. */
export interface BareTask {
  origin: string;
  /** What this machine needs and what keeps a browser quiet; what makes our citizens cheaper is ours. */
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
  scenario: string;
  users: number;
  rampUpMs: number;
  origin: string;
  browsers: number;
}): Promise<BareTask> {
  const { scenario, users, rampUpMs, origin, browsers } = options;
  const { plan, launch } = await prepareRun({ scenario, projectDir: ROOT, users, rampUpMs });
  const { steps } = plan.scenario;
  const kinds = steps.map(({ kind }) => kind).join(' ');
  const state = steps[STATE]?.settings['value'];
  const transcript = steps[TRANSCRIPT]?.settings['path'];
  if (kinds !== 'click fill upload click' || typeof state !== 'string' || typeof transcript !== 'string') {
    throw new Error(`the bare script does not know the journey of ${scenario} any more: ${kinds}`);
  }
  return {
    origin,
    launch: { ...launch, args: launch.args.filter((one) => !CHEAPER.includes(one)) },
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
