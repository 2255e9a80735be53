import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, launchOptions } from '../browser/index.ts';
import {
  messageOf,
  type Arrival,
  type Citizen,
  type Plan,
  type RunEvent,
  type Target,
} from '../model/index.ts';
import { realClock } from './clock.ts';
import { citizenFor, LocalCrew } from './crew/index.ts';
import { startShift } from './shift.ts';
import type { Simulation } from './simulation.ts';

/** The staff of a walkthrough: one of each group, at work in a browser of their own. */
interface Colleagues {
  people: Citizen[];
  /** They begin to work; nobody has done anything before. */
  open(): void;
  /** Aborted when nobody may go on, since the guard stopped one of them. */
  grounded: AbortSignal;
  /** Why one of them stopped working, as a sentence; undefined while all of them work. */
  trouble(): string | undefined;
  /** Lets them go and takes their browser down. */
  leave(): Promise<void>;
}

/**
 * Calls the staff in for one citizen who walks through the script; undefined where the scenario has none. Their windows
 * are open then, and they wait.
 * @param options.citizen what is theirs, the staff may see and send.
 * @throws BadInput when their browser does not start.
 */
export async function callColleagues({
  plan,
  citizen,
  ...options
}: {
  plan: Plan;
  citizen: Arrival;
  target: Target;
  baseUrl: string;
  simulation?: Simulation | undefined;
  signal: AbortSignal;
}): Promise<Colleagues | undefined> {
  const { target, baseUrl, simulation, signal } = options;
  const staff = (plan.staff ?? []).filter(
    (one, index, all) => all.findIndex((other) => other.staff === one.staff) === index,
  );
  if (staff.length === 0) return undefined;
  const dir = await mkdtemp(join(tmpdir(), 'esr-colleagues-'));
  const found = findBrowser();
  const run = { plan, scenario: plan.scenario, target, launch: launchOptions(found), browser: found.kind };
  const crew = new LocalCrew({ run, baseUrl, browsers: 1, ...(simulation ? { simulation } : {}) });
  const events: RunEvent[] = [];
  const clock = realClock();
  const close = async (): Promise<void> => {
    await crew.close();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await crew.start();
    await crew.takeOff({ clock, observe: (event) => events.push(event), dir, signal });
    crew.know(citizen);
    const shift = startShift(staff, { crew, signal });
    await shift.came;
    return {
      people: staff.map((one) => citizenFor(plan, one)),
      open: () => shift.open(clock.now()),
      grounded: crew.grounded,
      trouble: () => troubleIn(plan, { events, grounded: crew.grounded }),
      async leave() {
        await shift.end();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Why the staff of a walkthrough does not work, by what it told: the guard stopped it, or somebody failed, in a step or
 * before their first one.
 */
export function troubleIn(
  { staff = [] }: Pick<Plan, 'staff'>,
  { events, grounded }: { events: readonly RunEvent[]; grounded: AbortSignal },
): string | undefined {
  if (grounded.aborted) return `the guard stopped the staff: ${messageOf(grounded.reason)}`;
  for (const event of events) {
    if (event.type !== 'step' && event.type !== 'citizen.finished') continue;
    const { failure } = event;
    const isDoneAgain = event.type === 'step' && event.retried === true;
    if (!failure || isDoneAgain || failure.code === 'left') continue;
    const persona = staff.find(({ number }) => number === event.citizen)?.persona;
    const where = event.type === 'step' ? ` at “${event.title}”` : '';
    return `the ${persona} on the other side stopped working${where}: ${failure.message}`;
  }
  return undefined;
}
