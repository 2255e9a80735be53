import { personaContext, sessionOnPage } from '../browser/index.ts';
import {
  StepFailure,
  takes,
  type Citizen,
  type Persona,
  type Plan,
  type Session,
  type SourcePosition,
} from '../model/index.ts';
import { rendererFor } from '../people/index.ts';
import { luckOf } from '../plan/index.ts';
import { ready, type Said } from '../swarm/index.ts';
import { realClock } from './clock.ts';
import { capturedAs, citizenFor } from './crew.ts';
import { documentsOf } from './documents.ts';

export { personaContext };

export interface WalkthroughOptions {
  page: Parameters<typeof sessionOnPage>[0];
  plan: Plan;
  persona: Persona;
  baseUrl: string;
  signal: AbortSignal;
  /** Wraps each step: `test.step` of a face; passes on whether the citizen stays. */
  step(title: string, at: SourcePosition | undefined, body: () => Promise<boolean>): Promise<boolean>;
}

/** One citizen of a persona walks through the scenario in a page that somebody else opened, without haste. */
export async function walkthrough(options: WalkthroughOptions): Promise<void> {
  const { page, plan, persona, baseUrl } = options;
  const { scenario, seed, arrivals } = plan;
  const number = arrivals.find((arrival) => arrival.persona === persona.id)?.number ?? 1;
  const citizen = citizenFor(plan, { number, persona: persona.id });
  const clock = realClock();
  const documents = documentsOf(seed);
  const session = sessionOnPage(page, citizen, {
    baseUrl,
    now: () => clock.now(),
    timeWarp: scenario.timeWarp,
    documents: (who, request) => documents.make(who, request),
  });
  try {
    await walk(session, { plan, citizen, options });
  } finally {
    await session.close();
    await documents.remove();
  }
}

async function walk(
  session: Session,
  { plan, citizen, options }: { plan: Plan; citizen: Citizen; options: WalkthroughOptions },
): Promise<void> {
  const { scenario, seed, arrivals } = plan;
  const { number } = citizen;
  const render = rendererFor(citizen, seed);
  const choices = arrivals.find((arrival) => arrival.number === number)?.choices;
  const said: Said = {};
  for (const [index, written] of scenario.steps.entries()) {
    if (!takes(written, choices)) continue;
    const { step, value } = ready(
      written,
      (template) => render(template, index, (name) => capturedAs(name, said)),
      luckOf(seed, number, index),
    );
    const title =
      value === undefined || step.kind === 'upload' ? written.title : `${written.title}: ${value}`;
    const stays = await options.step(title, written.at, async () => {
      try {
        const { captured } = await session.perform(step, options.signal);
        if (captured && written.as !== undefined) said[written.as] = captured;
        return true;
      } catch (error) {
        if (error instanceof StepFailure && error.code === 'left') return false;
        throw error;
      }
    });
    if (!stays) break;
  }
}
