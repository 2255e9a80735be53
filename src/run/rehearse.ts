import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { BrowserPool } from '../browser/index.ts';
import { Tally } from '../checks/index.ts';
import { createRunFolder, openRecord } from '../record/index.ts';
import { watchGenerator } from '../sensors/index.ts';
import { flyCitizen, Hold, startSwarm } from '../swarm/index.ts';
import { BadInput, EXIT, type Clock, type Debrief, type Observe, type Target } from '../model/index.ts';
import { provision } from './accounts.ts';
import { realClock } from './clock.ts';
import { flightOptions, injectorFor } from './crew.ts';
import { documentsOf } from './documents.ts';
import { keepPlan, land } from './land.ts';
import type { RunHooks } from './options.ts';
import type { PreparedRun } from './prepare.ts';
import { bringUp } from './service.ts';
import { runTasks, type Task } from './tasks.ts';

/** Most citizens in flight at once; beyond it they wait and their lateness shows it. */
const PLACES = 64;
const PROGRESS_EVERY_MS = 500;

/** What the tasks of a run hand on to each other. */
interface Flight {
  run: PreparedRun;
  hooks: RunHooks;
  baseUrl: string;
  /** Kind and version. */
  browser: string;
  pool?: BrowserPool;
  /** Made at take-off: the run's time begins when the first citizen may start. */
  clock?: Clock;
  dir?: string;
}

const targetUp: Task<Flight> = {
  title: 'the service under test',
  async run(flight, signal) {
    const { target, options } = flight.run;
    flight.hooks.phase?.(target.start ? `starting ${target.name}` : `looking for ${target.name}`);
    const args = options.targetArgs ? { args: options.targetArgs } : {};
    const running = await bringUp(target, { ...args, signal });
    flight.baseUrl = running.url;
    return () => running.stop();
  },
};

const accountsMade: Task<Flight> = {
  title: 'the citizens’ accounts',
  async run({ hooks, run }, signal) {
    if (!hooks.accounts) return undefined;
    hooks.phase?.('creating the citizens’ accounts');
    return provision(hooks.accounts, run.plan, signal);
  },
};

const browsersUp: Task<Flight> = {
  title: 'the browsers',
  async run(flight) {
    flight.hooks.phase?.(`starting ${flight.run.browser}`);
    const documents = documentsOf(flight.run.plan.seed);
    const pool = new BrowserPool({
      launch: flight.run.launch,
      baseUrl: flight.baseUrl,
      now: () => flight.clock?.now() ?? 0,
      browsers: Math.max(1, Math.floor(availableParallelism() / 2)),
      timeWarp: flight.run.scenario.timeWarp,
      startAt: Date.parse(flight.run.scenario.start ?? '') || Date.now(),
      documents: (citizen, request) => documents.make(citizen, request),
    });
    flight.pool = pool;
    try {
      flight.browser = `${flight.run.browser} ${await pool.start()}`;
    } catch (error) {
      await pool.close();
      throw noBrowser(flight.run, error);
    }
    return async () => {
      await pool.close();
      await documents.remove();
    };
  },
};

const recordOpen: Task<Flight & { observe?: Observe; tally?: Tally }> = {
  title: 'the record',
  async run(flight, signal) {
    const { run, baseUrl } = flight;
    const dir = await createRunFolder(run.reportsDir, run.scenarioId, run.runId);
    await keepPlan(dir, run.plan);
    const record = openRecord(dir);
    const tally = new Tally();
    const clock = realClock();
    const observe: Observe = (event) => {
      record.append(event);
      tally.add(event);
    };
    Object.assign(flight, { dir, clock, observe, tally });
    observe({
      type: 'run.started',
      t: 0,
      runId: run.runId,
      scenario: run.scenario.name,
      seed: run.plan.seed,
      users: run.scenario.users,
      rampUpMs: run.scenario.rampUpMs,
      target: baseUrl,
      at: new Date().toISOString(),
      browser: flight.browser,
    });
    return async () => {
      const interrupted = signal.aborted;
      observe({
        type: 'run.finished',
        t: clock.now(),
        interrupted,
        ...(interrupted ? { reason: reasonOf(signal) } : {}),
      });
      await record.close();
    };
  },
};

const swarmFlies: Task<Flight & { observe?: Observe; tally?: Tally }> = {
  title: 'the flight',
  async run(flight, signal) {
    const { run, hooks, pool, clock, observe, tally, dir } = flight;
    if (!pool || !clock || !observe || !tally || !dir) throw new Error('the flight comes last');
    const injector = injectorFor(run, clock, observe);
    const hold = new Hold(clock);
    const options = flightOptions(run, {
      sessions: pool,
      injector,
      clock,
      observe,
      signal,
      dir,
      services: servicesOf(flight),
      hold,
    });
    // Calls into a browser cannot be aborted one by one: taking the browsers away ends them all.
    const ground = (): void => void Promise.allSettled([injector.withdraw(), pool.close()]);
    signal.addEventListener('abort', ground, { once: true });
    const held = (what: 'paused' | 'resumed'): void => observe({ type: 'run.held', t: clock.now(), what });
    hooks.started?.({
      pause: () => void (hold.pause() && held('paused')),
      resume: () => void (hold.resume() && held('resumed')),
    });
    injector.inject();
    const swarm = startSwarm({
      arrivals: run.plan.arrivals,
      clock,
      places: PLACES,
      signal,
      hold,
      fly: (arrival) => flyCitizen(arrival, options),
      rampedUp: () => hooks.rampedUp?.(),
    });
    const unwatch = watchGenerator({ observe, now: () => clock.now(), load: () => swarm.load() });
    const ticker = setInterval(
      () =>
        hooks.progress?.({
          ...tally.live(),
          ...swarm.load(),
          elapsedMs: clock.now(),
          planned: run.scenario.users,
        }),
      PROGRESS_EVERY_MS,
    );
    try {
      const grounded = await swarm.landed;
      const ended = { type: 'citizen.finished', outcome: 'not-started', durationMs: 0 } as const;
      for (const { number } of grounded) observe({ ...ended, t: clock.now(), citizen: number });
    } finally {
      clearInterval(ticker);
      unwatch();
      signal.removeEventListener('abort', ground);
      await injector.withdraw();
    }
  },
};

/**
 * Flies a prepared run and leaves its debrief. An aborted signal ends it early: browsers, target and faults go
 * first, then a partial debrief is written and marked as interrupted.
 * @throws BadInput when the target does not start or cannot be reached; nothing is left behind then.
 */
export async function rehearse(
  run: PreparedRun,
  signal: AbortSignal,
  hooks: RunHooks = {},
): Promise<Debrief> {
  // Every citizen in flight listens to the one signal.
  setMaxListeners(0, signal);
  const flight: Flight = { run, hooks, baseUrl: '', browser: run.browser };
  // Checked before anything starts: a fault that cannot be made is bad input.
  injectorFor(run, realClock(), () => undefined);
  const tasks = [targetUp, accountsMade, browsersUp, recordOpen, swarmFlies];
  for (const trouble of await runTasks<Flight>(tasks, flight, signal)) hooks.warn?.(trouble);
  if (!flight.dir) throw new Interrupted();
  return land(flight.dir);
}

/** The target's route map; what it does not name belongs to the target itself. */
function servicesOf({ run, baseUrl }: Flight): Target['services'] {
  return [...run.target.services, { name: run.target.name, glob: `${baseUrl}/**` }];
}

function noBrowser({ launch }: PreparedRun, error: unknown): BadInput {
  const [said] = String(error instanceof Error ? error.message : error).split('\n');
  return new BadInput([
    {
      message: `could not start the browser ${launch.executablePath}, because it said: ${said}`,
      hint: 'see what `esr doctor` says, or name another browser with ESR_BROWSER',
    },
  ]);
}

/** Stopped before anybody flew: there is nothing to debrief. */
export class Interrupted extends Error {
  readonly exitCode = EXIT.interrupted;
  constructor() {
    super('stopped before the first citizen started; there is nothing to debrief');
    this.name = 'Interrupted';
  }
}

function reasonOf(signal: AbortSignal): string {
  return signal.reason instanceof Error ? signal.reason.message : String(signal.reason);
}
