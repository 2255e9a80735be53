import { personaContext, sessionOnPage } from '../browser/index.ts';
import type { Persona, Plan, SourcePosition } from '../model/index.ts';
import { rendererFor } from '../people/index.ts';
import { ready } from '../swarm/index.ts';
import { realClock } from './clock.ts';
import { citizenFor } from './crew.ts';

export { personaContext };

/** One citizen of a persona walks through the scenario in a page that somebody else opened, without haste. */
export async function walkthrough(options: {
  page: Parameters<typeof sessionOnPage>[0];
  plan: Plan;
  persona: Persona;
  baseUrl: string;
  signal: AbortSignal;
  /** Wraps each step: `test.step` of a face. */
  step(title: string, at: SourcePosition | undefined, body: () => Promise<void>): Promise<void>;
}): Promise<void> {
  const { page, plan, persona, baseUrl, signal } = options;
  const { scenario, seed, arrivals } = plan;
  const number = arrivals.find((arrival) => arrival.persona === persona.id)?.number ?? 1;
  const citizen = citizenFor(plan, { number, persona: persona.id });
  const render = rendererFor(citizen, seed);
  const clock = realClock();
  const session = sessionOnPage(page, citizen, { baseUrl, now: () => clock.now() });
  for (const [index, step] of scenario.steps.entries()) {
    const { action, value } = ready(step, (template) => render(template, index));
    const title = value === undefined || step.kind === 'upload' ? step.title : `${step.title}: ${value}`;
    await options.step(title, step.at, async () => {
      await session.perform(action, signal);
    });
  }
  await session.close();
}
