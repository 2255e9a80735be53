import PQueue from 'p-queue';
import type { Arrival, Begin, Clock } from '../model/index.ts';
import type { Hold } from './hold.ts';

export interface SwarmOptions {
  arrivals: readonly Arrival[];
  clock: Clock;
  /** Most citizens in flight at once; those due beyond it wait, and their lateness shows it. */
  places: number;
  /** Closed model: so many at once, the next begins when one is done. Open model without. */
  concurrency?: number;
  /** So long before their moment citizens are prepared, ms: a window takes time to open. Nothing without. */
  leadMs?: number;
  signal: AbortSignal;
  /** Prepares one citizen, waits for their moment with `begin`, and flies them to the end; must not throw. */
  fly(arrival: Arrival, begin: Begin): Promise<void>;
  /** Holds everybody while the run is paused. */
  hold?: Hold;
  /** Called once, when the last planned arrival was due. */
  rampedUp?(): void;
}

/** A swarm under way. */
export interface Swarm {
  /** Citizens in flight, and due but waiting for a place. */
  load(): { active: number; waiting: number };
  /** Resolves when all have landed; those that never began are returned. */
  landed: Promise<Arrival[]>;
}

/** Starts citizens; on abort nobody begins any more, and who is in flight is ended by `fly`'s own signal. */
export function startSwarm(options: SwarmOptions): Swarm {
  return options.concurrency === undefined ? openSwarm(options) : closedSwarm(options, options.concurrency);
}

/** Open model: citizens begin at their planned moments whether or not others are done. */
function openSwarm(options: SwarmOptions): Swarm {
  const { arrivals, places, signal, fly, leadMs = 0 } = options;
  const queue = new PQueue({ concurrency: places });
  const begun = new Set<Arrival>();
  let active = 0;
  const landed = (async () => {
    for (const arrival of arrivals) {
      await due(arrival.atMs - leadMs, options);
      if (signal.aborted) break;
      const begin: Begin = async () => {
        const planned = await due(arrival.atMs, options);
        if (signal.aborted) return undefined;
        begun.add(arrival);
        active += 1;
        return planned;
      };
      void queue.add(async () => {
        if (!signal.aborted) await fly(arrival, begin);
        // Who was only prepared never was on the way.
        if (begun.has(arrival)) active -= 1;
      });
    }
    if (!signal.aborted) options.rampedUp?.();
    await queue.onIdle();
    return arrivals.filter((arrival) => !begun.has(arrival));
  })();
  return { load: () => ({ active, waiting: queue.size }), landed };
}

/**
 * Closed model: the first ones begin at their planned moments, every other one when one before is done. Nobody is late
 * here: whoever begins is due at that moment.
 */
function closedSwarm(options: SwarmOptions, concurrency: number): Swarm {
  const { arrivals, clock, signal, fly, hold } = options;
  const begun = new Set<Arrival>();
  let active = 0;
  // All of them take from the one iterator.
  const next = arrivals.entries();
  const one = async (): Promise<void> => {
    for (const [index, arrival] of next) {
      if (index < concurrency) await due(arrival.atMs, options);
      await hold?.released(signal);
      if (signal.aborted) return;
      if (index === arrivals.length - 1) options.rampedUp?.();
      active += 1;
      await fly(arrival, async () => {
        await hold?.released(signal);
        if (signal.aborted) return undefined;
        begun.add(arrival);
        return clock.now();
      });
      active -= 1;
    }
  };
  const landed = Promise.all(Array.from({ length: concurrency }, one)).then(() =>
    arrivals.filter((arrival) => !begun.has(arrival)),
  );
  return { load: () => ({ active, waiting: 0 }), landed };
}

/** Waits for a planned moment, which moves along with every pause. @returns the moment as it was in the end. */
async function due(atMs: number, { clock, signal, hold }: SwarmOptions): Promise<number> {
  for (;;) {
    await hold?.released(signal);
    const planned = atMs + (hold?.totalMs() ?? 0);
    const wait = planned - clock.now();
    if (wait <= 0 || signal.aborted) return planned;
    await clock.sleep(wait, signal).catch(() => undefined);
  }
}
