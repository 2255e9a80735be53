import { setMaxListeners } from 'node:events';
import { proxyRefuses } from '../browser/index.ts';
import type { Tally } from '../checks/index.ts';
import { controlToken } from '../faults/index.ts';
import { watchGenerator } from '../sensors/index.ts';
import { Hold, startSwarm } from '../swarm/index.ts';
import { messageOf, type Debrief, type Observe } from '../model/index.ts';
import { watchGates } from './abort.ts';
import { globsOf } from './crew/index.ts';
import { planesOutside, settleFlights, withPlanes } from './faults/index.ts';
import { gaugesOfRun } from './gauges.ts';
import { Interrupted } from './interrupted.ts';
import { land } from './land.ts';
import type { RunHooks } from './options.ts';
import type { PreparedRun } from './prepare.ts';
import { placesHere, tooManyStaff } from './places.ts';
import { beginWithStaff } from './shift.ts';
import {
  targetUp,
  accountsMade,
  timeReady,
  folderMade,
  crewReady,
  injectingPriced,
  recordOpen,
  faultsReady,
  type Flight,
} from './flight.ts';
import type { Live } from './live.ts';
import { runTasks, type Task } from './tasks.ts';

/** A window is opened so long before its citizen begins, ms: what opening takes is nobody's waiting time. */
const LEAD_MS = 500;
const PROGRESS_EVERY_MS = 500;

const swarmFlies: Task<Flight & { observe?: Observe; tally?: Tally; live?: Live }> = {
  title: 'the flight',
  async run(flight, signal) {
    const { run, hooks, crew, clock, beginTime, simulation, observe, tally, live, dir, faults } = flight;
    if (!crew || !clock || !beginTime || !observe || !tally || !live || !dir || !faults)
      throw new Error('the flight comes last');
    const { staff = [] } = run.plan;
    const tooMany = tooManyStaff(staff.length, process.availableMemory());
    if (tooMany !== undefined) hooks.warn?.(tooMany);
    const hold = new Hold(clock);
    const drain = new AbortController();
    await crew.takeOff({ clock, observe, dir, signal });
    // Calls into a browser cannot be aborted one by one: taking the browsers away ends them all.
    const ground = (): void => void Promise.allSettled([faults.withdraw(), crew.close()]);
    signal.addEventListener('abort', ground, { once: true });
    const shift = await beginWithStaff(staff, { crew, clock, simulation, begin: beginTime, signal });
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
    const unask = gaugesOfRun(flight, { clock, observe });
    const unguard = watchGates({ plan: run.plan, tally, clock, ground: flight.ground });
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
      await shift.end();
      const ended = { type: 'citizen.finished', outcome: 'not-started', durationMs: 0 } as const;
      for (const { number } of grounded) observe({ ...ended, t: clock.now(), citizen: number });
      flight.drained = grounded.length > 0 && !signal.aborted;
    } finally {
      clearInterval(ticker);
      unguard();
      unwatch();
      unask();
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
    prices: [],
  };
  const tasks = [
    targetUp,
    accountsMade,
    timeReady,
    folderMade,
    crewReady,
    injectingPriced,
    recordOpen,
    faultsReady,
    swarmFlies,
  ];
  for (const trouble of await runTasks<Flight>(tasks, flight, signal)) hooks.warn?.(trouble);
  if (!flight.clock || !flight.dir) throw new Interrupted();
  return (await land(flight.dir, run.own)).debrief;
}
