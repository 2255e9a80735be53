import { setMaxListeners } from 'node:events';
import { proxyRefuses } from '../browser/index.ts';
import { Tally } from '../checks/index.ts';
import { controlToken } from '../faults/index.ts';
import { createRunFolder, openRecord } from '../record/index.ts';
import { watchGenerator } from '../sensors/index.ts';
import { Hold, startSwarm } from '../swarm/index.ts';
import { messageOf, EXIT, type Clock, type Crew, type Debrief, type Observe } from '../model/index.ts';
import { accountsFor } from './accounts/index.ts';
import { realClock } from './clock.ts';
import { crewFor, globsOf } from './crew/index.ts';
import { faultsOfRun, planesOutside, settleFlights, withPlanes, type FaultControl } from './faults/index.ts';
import { keepPlan, land, PLAN } from './land.ts';
import { Live } from './live.ts';
import type { RunHooks } from './options.ts';
import type { PreparedRun } from './prepare.ts';
import { bringUp } from './service.ts';
import { simulate, type Simulation } from './simulation.ts';
import { placesHere } from './places.ts';
import { runTasks, type Task } from './tasks.ts';

/** A window is opened so long before its citizen begins, ms: what opening takes is nobody's waiting time. */
const LEAD_MS = 500;
const PROGRESS_EVERY_MS = 500;

/** What the tasks of a run hand on to each other. */
interface Flight {
  run: PreparedRun;
  hooks: RunHooks;
  /** Ends the run when its crew may not go on. */
  ground: (reason: unknown) => void;
  baseUrl: string;
  /** Kind and version. */
  browser: string;
  crew?: Crew;
  /** Made at take-off: the run's time begins when the first citizen may start. */
  clock?: Clock;
  /** Only of a scenario with `start` or `time_warp`. */
  simulation?: Simulation;
  dir?: string;
  /** Opens the control address of the service, where it has one. */
  faultsToken: string | undefined;
  faults?: FaultControl;
  /** Nobody began any more before all had come, because somebody wanted it so. */
  drained?: boolean;
}

const targetUp: Task<Flight> = {
  title: 'the service under test',
  async run(flight, signal) {
    const { target, options } = flight.run;
    flight.hooks.phase?.(target.start ? `starting ${target.name}` : `looking for ${target.name}`);
    const args = options.targetArgs ? { args: options.targetArgs } : {};
    const running = await bringUp(target, { ...args, faultsToken: flight.faultsToken, signal });
    flight.baseUrl = running.url;
    return () => running.stop();
  },
};

const accountsMade: Task<Flight> = {
  title: 'the citizens’ accounts',
  takesItsTime: true,
  run: (flight, signal) => accountsFor(flight, signal),
};

const timeReady: Task<Flight> = {
  title: 'simulated time',
  async run(flight) {
    const simulation = await simulate(flight.run.scenario, flight.baseUrl);
    if (!simulation) return undefined;
    flight.simulation = simulation;
    return () => simulation.close();
  },
};

const folderMade: Task<Flight> = {
  title: 'the folder of the run',
  async run(flight) {
    const { run } = flight;
    flight.dir = await createRunFolder(run.reportsDir, run.scenarioId, run.runId);
    await keepPlan(flight.dir, run.plan);
  },
};

const crewReady: Task<Flight> = {
  title: 'the browsers',
  async run(flight) {
    const { run, baseUrl, simulation, hooks, dir } = flight;
    if (!dir) throw new Error('a crew reads its plan from the folder of the run');
    hooks.phase?.(`starting ${run.browser}`);
    const { workers, recycle = false } = run.options;
    const crew = crewFor(
      { run, baseUrl, recycle, plan: { dir, file: PLAN }, ...(simulation ? { simulation } : {}) },
      workers,
    );
    crew.grounded.addEventListener('abort', () => flight.ground(crew.grounded.reason));
    flight.crew = crew;
    flight.browser = await crew.start();
    return () => crew.close();
  },
};

const recordOpen: Task<Flight & { observe?: Observe; tally?: Tally; live?: Live }> = {
  title: 'the record',
  async run(flight, signal) {
    const { run, baseUrl, dir } = flight;
    if (!dir) throw new Error('the record is kept in the folder of the run');
    const record = openRecord(dir);
    const tally = new Tally();
    const live = new Live();
    const clock = realClock();
    await flight.simulation?.begin();
    const observe: Observe = (told) => {
      const event = flight.faults?.hear(told) ?? told;
      record.append(event);
      tally.add(event);
      live.add(event);
    };
    Object.assign(flight, { clock, observe, tally, live });
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
      const interrupted = signal.aborted || flight.drained === true;
      observe({
        type: 'run.finished',
        t: clock.now(),
        interrupted,
        ...(interrupted ? { reason: flight.drained ? 'drained by hand' : reasonOf(signal) } : {}),
      });
      await record.close();
    };
  },
};

const faultsReady: Task<Flight & { observe?: Observe }> = {
  title: 'the control of its faults',
  // A command of the user may take its time, and has a limit.
  takesItsTime: true,
  async run(flight) {
    const { crew, clock, observe } = flight;
    if (!crew || !clock || !observe) throw new Error('faults act on a crew');
    const faults = await faultsOfRun({ ...flight, crew, clock, observe });
    flight.faults = faults;
    return () => faults.close();
  },
};

const swarmFlies: Task<Flight & { observe?: Observe; tally?: Tally; live?: Live }> = {
  title: 'the flight',
  async run(flight, signal) {
    const { run, hooks, crew, clock, observe, tally, live, dir, faults } = flight;
    if (!crew || !clock || !observe || !tally || !live || !dir || !faults)
      throw new Error('the flight comes last');
    const hold = new Hold(clock);
    const drain = new AbortController();
    await crew.takeOff({ clock, observe, dir, signal });
    // Calls into a browser cannot be aborted one by one: taking the browsers away ends them all.
    const ground = (): void => void Promise.allSettled([faults.withdraw(), crew.close()]);
    signal.addEventListener('abort', ground, { once: true });
    const held = (what: 'paused' | 'resumed'): void => observe({ type: 'run.held', t: clock.now(), what });
    const resume = (): void => {
      if (!hold.resume()) return;
      crew.resume();
      held('resumed');
    };
    hooks.started?.({
      pause() {
        if (!hold.pause()) return;
        crew.pause();
        held('paused');
      },
      resume,
      drain() {
        drain.abort(new Error('drained by hand'));
        resume();
      },
      fault: (order) => faults.desk.inject(order),
      faults: () => faults.desk.list(),
      clear: (name) => faults.desk.clear(name),
    });
    faults.open();
    const swarm = startSwarm({
      arrivals: run.plan.arrivals,
      clock,
      places: placesHere(process.availableMemory()),
      leadMs: LEAD_MS,
      ...(run.scenario.concurrency === undefined ? {} : { concurrency: run.scenario.concurrency }),
      signal: AbortSignal.any([signal, drain.signal]),
      hold,
      fly: (arrival, begin) => crew.fly(arrival, begin),
      rampedUp: () => hooks.rampedUp?.(),
    });
    const unwatch = watchGenerator({
      observe,
      now: () => clock.now(),
      load: () => swarm.load(),
      crew: () => crew.health(),
    });
    const ticker = setInterval(
      () =>
        hooks.progress?.({
          ...tally.live(),
          ...swarm.load(),
          view: live.view(),
          elapsedMs: clock.now(),
          planned: run.scenario.users,
        }),
      PROGRESS_EVERY_MS,
    );
    try {
      const grounded = await swarm.landed;
      const ended = { type: 'citizen.finished', outcome: 'not-started', durationMs: 0 } as const;
      for (const { number } of grounded) observe({ ...ended, t: clock.now(), citizen: number });
      flight.drained = grounded.length > 0 && !signal.aborted;
    } finally {
      clearInterval(ticker);
      unwatch();
      signal.removeEventListener('abort', ground);
      // A fault that cannot be withdrawn is shouted, and the debrief is written all the same.
      await faults.withdraw().catch((error: unknown) => {
        hooks.warn?.(`could not withdraw every fault: ${messageOf(error)}`);
      });
    }
  },
};

/**
 * Flies a prepared run and leaves its debrief. An aborted signal ends it early: browsers, target and faults go
 * first, then a partial debrief is written and marked as interrupted. The guard ends it in the same way.
 * @throws BadInput when the target does not start or cannot be reached; nothing is left behind then.
 */
export async function rehearse(
  prepared: PreparedRun,
  byHand: AbortSignal,
  hooks: RunHooks = {},
): Promise<Debrief> {
  const grounded = new AbortController();
  const signal = AbortSignal.any([byHand, grounded.signal]);
  // Every citizen in flight listens to the one signal.
  setMaxListeners(0, signal);
  const ground = (reason: unknown): void => grounded.abort(reason);
  // Checked before anything starts: a fault that cannot be made is bad input.
  const token = controlToken(prepared.target);
  const planes = {
    services: planesOutside(prepared, { token }),
    // Where the service will be is not known before it is up; it is plain HTTP where esr starts it.
    proxyRefuses: proxyRefuses(prepared.target.url ?? 'http://', globsOf(prepared)),
  };
  const run = { ...prepared, plan: withPlanes(prepared.plan, planes) };
  for (const told of await settleFlights(run.options.projectDir)) hooks.warn?.(told);
  const flight: Flight = {
    run,
    hooks,
    ground,
    baseUrl: '',
    browser: run.browser,
    faultsToken: token,
  };
  const tasks = [
    targetUp,
    accountsMade,
    timeReady,
    folderMade,
    crewReady,
    recordOpen,
    faultsReady,
    swarmFlies,
  ];
  for (const trouble of await runTasks<Flight>(tasks, flight, signal)) hooks.warn?.(trouble);
  if (!flight.clock || !flight.dir) throw new Interrupted();
  return land(flight.dir);
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
