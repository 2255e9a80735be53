// A worker process of a run: a crew of its own that does what the run says over the IPC channel, and ends with it.
import { readFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf, BadInput, type Plan, type RunEvent } from '../../model/index.ts';
import { runClock } from '../clock.ts';
import { LocalCrew } from './local.ts';
import type { CrewOptions } from './run.ts';
import type { Order, TimeOfRun, Word } from './messages.ts';

/** Events travel together, ms: a message of its own for each would cost more than what it says. */
const EVENTS_EVERY_MS = 50;
const HEALTH_EVERY_MS = 1_000;
const LOOP_RESOLUTION_MS = 10;
/** Citizens whose browsers are gone have so long to say how they ended, ms. */
const LAST_WORDS_MS = 1_000;

const stop = new AbortController();
const moments = new Map<number, (plannedAt: number | undefined) => void>();
let crew: LocalCrew | undefined;
let simulation: CrewOptions['simulation'];
let events: RunEvent[] = [];
const flights = new Set<Promise<void>>();
/** Of the run, ms since 1970; once its time has begun. */
let moment0 = 0;
/** The run's clock as seen from this process: both read the one clock of the machine. */
const clock = runClock(() => ({ now: () => performance.now() + performance.timeOrigin - moment0 }));

/** Resolves when the word is on its way. */
function say(word: Word): Promise<void> {
  return new Promise((sent) => {
    if (!process.connected || !process.send) sent();
    else process.send(word, () => sent());
  });
}

async function flush(): Promise<void> {
  const batch = events;
  events = [];
  if (batch.length > 0) await say({ says: 'events', events: batch });
}

async function end(): Promise<void> {
  stop.abort(new Error('the run is over'));
  for (const come of moments.values()) come(undefined);
  await crew?.close();
  // Who was on the way ends as soon as the browsers are gone, and the record is to know it.
  await Promise.race([Promise.allSettled(flights), delay(LAST_WORDS_MS)]);
  await flush();
  process.exit(0);
}

async function start(order: Extract<Order, { do: 'start' }>): Promise<void> {
  const plan = JSON.parse(await readFile(order.plan, 'utf8')) as Plan;
  const { run, baseUrl, browsers, recycle, server } = order;
  if (server !== undefined) simulation = { server, time: undefined };
  crew = new LocalCrew({
    run: { ...run, plan },
    baseUrl,
    browsers,
    recycle,
    ...(simulation ? { simulation } : {}),
  });
  const { grounded } = crew;
  grounded.addEventListener('abort', () => {
    void flush();
    void say({ says: 'grounded', reason: (grounded.reason as Error).message });
  });
  try {
    await say({ says: 'started', browser: await crew.start() });
  } catch (error) {
    const problems = error instanceof BadInput ? error.problems : [{ message: String(error) }];
    await say({ says: 'could not start', problems });
  }
}

async function takeOff({ dir, epoch, time }: Extract<Order, { do: 'take off' }>): Promise<void> {
  if (epoch !== undefined) beginTime({ epoch, ...(time ? { time } : {}) });
  await crew?.takeOff({
    clock,
    observe: (event) => events.push(event),
    dir,
    signal: stop.signal,
  });
  setInterval(() => void flush(), EVENTS_EVERY_MS);
  // What it took to get ready is nobody's flight.
  used = process.cpuUsage();
  crew?.health();
  const loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
  loop.enable();
  setInterval(() => {
    if (!crew) return;
    const { user, system } = process.cpuUsage(used);
    used = process.cpuUsage();
    const { delayMs, cpuSeconds } = crew.health();
    const loopDelayMs = Math.max(0, loop.max / 1e6 - LOOP_RESOLUTION_MS);
    loop.reset();
    void say({
      says: 'health',
      health: { delayMs, cpuSeconds: cpuSeconds + (user + system) / 1e6, loopDelayMs },
    });
  }, HEALTH_EVERY_MS);
}
let used = process.cpuUsage();

function beginTime({ epoch, time }: TimeOfRun): void {
  moment0 = epoch;
  if (simulation) simulation.time = time;
  clock.begin();
}

async function fly({ arrival }: Extract<Order, { do: 'fly' }>): Promise<void> {
  const { number: citizen } = arrival;
  await crew?.fly(arrival, () => {
    const moment = new Promise<number | undefined>((come) => moments.set(citizen, come));
    void say({ says: 'prepared', citizen });
    return moment;
  });
  moments.delete(citizen);
  await flush();
  await say({ says: 'landed', citizen });
}

async function withdraw({ names, order }: Extract<Order, { do: 'withdraw' }>): Promise<void> {
  const trouble = await (names ? crew?.clear(names) : crew?.withdraw())?.then(() => undefined, messageOf);
  await flush();
  await say({ says: 'withdrawn', order, ...(trouble === undefined ? {} : { trouble }) });
}

async function follow(order: Order): Promise<void> {
  switch (order.do) {
    case 'start':
      return start(order);
    case 'take off':
      return takeOff(order);
    case 'begin time':
      return beginTime(order);
    case 'fly':
      return underWay(fly(order));
    case 'know':
      for (const arrival of order.arrivals) crew?.know(arrival);
      return;
    case 'begin':
      return moments.get(order.citizen)?.(order.plannedAt);
    case 'inject':
      return crew?.inject();
    case 'inject now':
      return crew?.injectNow(order.fault);
    case 'withdraw':
      return withdraw(order);
    case 'pause':
      return crew?.pause();
    case 'resume':
      return crew?.resume();
    case 'dismiss':
      return crew?.dismiss();
    case 'end':
      return end();
  }
}

/** Its end, and the words about it, are waited for before this process ends. */
async function underWay(flight: Promise<void>): Promise<void> {
  flights.add(flight);
  await flight.finally(() => flights.delete(flight));
}

process.on('message', (order: Order) => {
  follow(order).catch((error: unknown) => {
    // Its run sees that it ended, and flies on without it.
    console.error(`a worker could not “${order.do}”:`, error);
    process.exit(1);
  });
});
// The run is gone, however it went: nobody is left behind.
process.on('disconnect', () => void end());
// Ctrl-C in a terminal reaches everybody; the run decides what it means.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'] as const) process.on(name, () => undefined);
