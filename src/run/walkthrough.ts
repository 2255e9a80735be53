import { setTimeout as delay } from 'node:timers/promises';
import { markedUserAgent, personaContext, sessionOnPage } from '../browser/index.ts';
import {
  does,
  StepFailure,
  traitsOf,
  type Arrival,
  type Citizen,
  type Persona,
  type Plan,
  type Session,
  type SourcePosition,
  type Target,
} from '../model/index.ts';
import { rendererFor } from '../people/index.ts';
import { luckOf } from '../plan/index.ts';
import { persevere, ready, secondTabBefore, type Said } from '../swarm/index.ts';
import { accountsFor, makingOf } from './accounts/index.ts';
import { realClock } from './clock.ts';
import { callColleagues } from './colleagues.ts';
import { capturedAs, citizenFor } from './crew/index.ts';
import { documentsOf } from './documents.ts';
import type { Simulation } from './simulation.ts';
import { Guard } from './guard.ts';

export { markedUserAgent, personaContext };

/** A short think before somebody does it again, ms: a walkthrough has no haste, and no pauses either. */
const RETHINK_MS = 500;

export interface WalkthroughOptions {
  page: Parameters<typeof sessionOnPage>[0];
  plan: Plan;
  persona: Persona;
  /** Whose accounts the citizen needs, where they sign in. */
  target: Target;
  /** Folder with targets/, where `.esr/` is. */
  projectDir: string;
  baseUrl: string;
  signal: AbortSignal;
  /** Of a scenario with simulated time, which begins with the walk; the page’s browser goes through its proxy. */
  simulation?: Simulation | undefined;
  /** Wraps each step: `test.step` of a face; passes on whether the citizen stays. */
  step(title: string, at: SourcePosition | undefined, body: () => Promise<boolean>): Promise<boolean>;
}

/** One citizen of a persona walks through the scenario in a page that somebody else opened, without haste. */
export async function walkthrough(options: WalkthroughOptions): Promise<void> {
  const { page, plan, persona, baseUrl, target, projectDir, signal } = options;
  const { scenario, seed, arrivals } = plan;
  const arrival = arrivals.find((one) => one.persona === persona.id) ?? {
    number: 1,
    atMs: 0,
    arms: [],
    persona: persona.id,
  };
  const { number } = arrival;
  const guard = new Guard(plan);
  const citizen = guard.knows(citizenFor(plan, { number, persona: persona.id }));
  const clock = realClock();
  const documents = documentsOf(seed);
  const session = sessionOnPage(page, citizen, {
    baseUrl,
    now: () => clock.now(),
    timeWarp: scenario.timeWarp,
    time: () => options.simulation?.time,
    documents: (who, request) => documents.make(who, request),
    gate: (who) => guard.gateFor(who),
  });
  const own = { plan: { ...plan, arrivals: [arrival] }, target, options: { projectDir } };
  let removeAccount: (() => Promise<void>) | undefined;
  let colleagues: Awaited<ReturnType<typeof callColleagues>>;
  try {
    const accounts = await makingOf(target, plan, projectDir);
    if (accounts) {
      removeAccount = await accountsFor({ run: { ...own, accounts }, hooks: {}, baseUrl }, signal);
    }
    colleagues = await callColleagues({ ...options, citizen: arrival });
    for (const one of colleagues?.people ?? []) guard.knows(one);
    await options.simulation?.begin();
    colleagues?.open();
    const signals = [signal, guard.signal, ...(colleagues ? [colleagues.grounded] : [])];
    await walk(session, { plan, citizen, arrival, options, guard, signal: AbortSignal.any(signals) });
    guard.throwIfStopped();
    const trouble = colleagues?.trouble();
    if (trouble !== undefined) throw new Error(trouble);
  } catch (error) {
    // Nobody gets what the staff does not do: theirs is the first word.
    const trouble = colleagues?.trouble();
    throw trouble === undefined ? error : new Error(trouble, { cause: error });
  } finally {
    await session.close();
    await colleagues?.leave();
    await documents.remove();
    await removeAccount?.();
  }
}

async function walk(
  session: Session,
  {
    plan,
    citizen,
    arrival,
    options,
    guard,
    signal,
  }: {
    plan: Plan;
    citizen: Citizen;
    arrival: Arrival;
    options: WalkthroughOptions;
    guard: Guard;
    signal: AbortSignal;
  },
): Promise<void> {
  const { scenario, seed } = plan;
  const { number } = citizen;
  const render = rendererFor(citizen, seed);
  const tabAt = secondTabBefore(citizen, scenario.steps, arrival);
  const said: Said = {};
  const where = { citizen: number, step: 0 };
  guard.follows(where);
  for (const [index, written] of scenario.steps.entries()) {
    if (!does(arrival, written)) continue;
    where.step = index;
    const { step, value } = ready(
      written,
      (template) => guard.renders(template, (text) => render(text, index, (name) => capturedAs(name, said))),
      luckOf(seed, number, index),
    );
    const title =
      value === undefined || step.kind === 'upload' ? written.title : `${written.title}: ${value}`;
    const stays = await options.step(guard.shown(title), written.at, async () => {
      try {
        if (index === tabAt) await session.secondTab?.(signal);
        const { captured } = await persevere(() => session.perform(step, signal), {
          onError: traitsOf(citizen.persona).onError,
          session,
          signal,
          pause: () => delay(RETHINK_MS, undefined, { signal }),
          failed: () => undefined,
        });
        if (captured && written.as !== undefined) said[written.as] = captured;
        guard.throwIfStopped();
        return true;
      } catch (error) {
        guard.throwIfStopped();
        if (error instanceof StepFailure && error.code === 'left') return false;
        throw error;
      }
    });
    if (!stays) break;
  }
}
