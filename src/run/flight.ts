import { join } from 'node:path';
import { priceOf } from '../browser/index.ts';
import { liveTally, type Tally } from '../checks/index.ts';
import { messageOf, type Clock, type Crew, type FaultPrice, type Observe } from '../model/index.ts';
import { createRunFolder, openRecord } from '../record/index.ts';
import { whyStopped } from './abort.ts';
import { accountsFor } from './accounts/index.ts';
import { runClock } from './clock.ts';
import { crewFor } from './crew/index.ts';
import { faultsOfRun, type FaultControl } from './faults/index.ts';
import { keepPlan, PLAN } from './folder.ts';
import { Live } from './live.ts';
import type { RunHooks } from './options.ts';
import type { PreparedRun } from './prepare.ts';
import { bringUp } from './service.ts';
import { simulate, type Simulation } from './simulation.ts';
import type { Task } from './tasks.ts';

/** Folder of a run for the traces of its citizens. */
export const TRACES = 'traces';
/** The same for their videos. */
export const VIDEOS = 'videos';

/** What the tasks of a run hand on to each other. */
export interface Flight {
  run: PreparedRun;
  hooks: RunHooks;
  /** Ends the run when its crew may not go on. */
  ground: (reason: unknown) => void;
  baseUrl: string;
  /** Kind and version. */
  browser: string;
  crew?: Crew;
  /** Stands at 0 until the run's time begins, when the staff is there and the first citizen may start. */
  clock?: Clock;
  /** Begins the run's time, and its record with it; harmless when called again. */
  beginTime?: () => void;
  /** Only of a scenario with `start` or `time_warp`. */
  simulation?: Simulation;
  dir?: string;
  /** Opens the control address of the service, where it has one. */
  faultsToken: string | undefined;
  faults?: FaultControl;
  /** What being ready to inject costs on the planes of the plan. */
  prices: FaultPrice[];
  /** Nobody began any more before all had come, because somebody wanted it so. */
  drained?: boolean;
}

export const targetUp: Task<Flight> = {
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

export const accountsMade: Task<Flight> = {
  title: 'the citizens’ accounts',
  takesItsTime: true,
  run: (flight, signal) => accountsFor(flight, signal),
};

export const timeReady: Task<Flight> = {
  title: 'simulated time',
  async run(flight) {
    const simulation = await simulate(flight.run.scenario, flight.baseUrl);
    if (!simulation) return undefined;
    flight.simulation = simulation;
    return () => simulation.close();
  },
};

export const folderMade: Task<Flight> = {
  title: 'the folder of the run',
  async run(flight) {
    const { run } = flight;
    flight.dir = await createRunFolder(run.reportsDir, run.scenarioId, run.runId);
    await keepPlan(flight.dir, run.plan);
  },
};

export const crewReady: Task<Flight> = {
  title: 'the browsers',
  async run(flight) {
    const { run, baseUrl, simulation, hooks, dir } = flight;
    if (!dir) throw new Error('a crew reads its plan from the folder of the run');
    hooks.phase?.(`starting ${run.browser}`);
    const { workers, recycle = false, trace = false, video = false } = run.options;
    const crew = crewFor(
      {
        run,
        baseUrl,
        recycle,
        plan: { dir, file: PLAN },
        ...(simulation ? { simulation } : {}),
        ...(trace ? { traces: join(dir, TRACES) } : {}),
        ...(video ? { videos: join(dir, VIDEOS) } : {}),
      },
      trace || video ? 0 : workers,
    );
    crew.grounded.addEventListener('abort', () => flight.ground(crew.grounded.reason));
    flight.crew = crew;
    flight.browser = await crew.start();
    return () => crew.close();
  },
};

export const injectingPriced: Task<Flight> = {
  title: 'the price of injecting',
  async run(flight) {
    const { run, hooks } = flight;
    const planes = (['proxy', 'route'] as const).filter((plane) =>
      run.plan.faults.some((fault) => fault.plane === plane),
    );
    if (planes.length > 0) hooks.phase?.('measuring what it costs to be ready to inject');
    try {
      for (const plane of planes) flight.prices.push(await priceOf(run.launch, plane));
    } catch (error) {
      // The faults act all the same.
      hooks.warn?.(`could not measure what injecting costs, because ${messageOf(error)}`);
    }
    return undefined;
  },
};

export const recordOpen: Task<Flight & { observe?: Observe; tally?: Tally; live?: Live }> = {
  title: 'the record',
  async run(flight, signal) {
    const { run, baseUrl, dir } = flight;
    if (!dir) throw new Error('the record is kept in the folder of the run');
    const record = openRecord(dir);
    const tally = liveTally(run.plan);
    const live = new Live();
    const clock = runClock();
    let hasBegun = false;
    const observe: Observe = (told) => {
      const event = flight.faults?.hear(told) ?? told;
      record.append(event);
      tally.add(event);
      live.add(event);
    };
    const beginTime = (): void => {
      if (hasBegun) return;
      hasBegun = true;
      clock.begin();
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
      for (const price of flight.prices) observe({ type: 'fault.price', t: clock.now(), ...price });
    };
    Object.assign(flight, { clock, beginTime, observe, tally, live });
    return async () => {
      // A run that was stopped before anybody could begin has a record too.
      beginTime();
      const interrupted = signal.aborted || flight.drained === true;
      observe({
        type: 'run.finished',
        t: clock.now(),
        interrupted,
        ...(flight.drained ? { reason: 'drained by hand' } : interrupted ? whyStopped(signal) : {}),
      });
      await record.close();
    };
  },
};

export const faultsReady: Task<Flight & { observe?: Observe }> = {
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
