import PQueue from 'p-queue';
import type { Arrival, Clock } from '../model/index.ts';

export interface SwarmOptions {
  arrivals: readonly Arrival[];
  clock: Clock;
  /** Most citizens in flight at once; those due beyond it wait, and their lateness shows it. */
  places: number;
  signal: AbortSignal;
  /** Flies one citizen to the end; must not throw. */
  fly(arrival: Arrival): Promise<void>;
  /** Called once, when the last planned arrival was due. */
  rampedUp?(): void;
}

/** A swarm under way. */
export interface Swarm {
  /** Citizens in flight, and due but waiting for a place. */
  load(): { active: number; waiting: number };
  /** Resolves when all have landed; those that never started are returned. */
  landed: Promise<Arrival[]>;
}

/**
 * Starts citizens at their planned moments whether or not others are done (open model).
 * On abort nobody starts any more; who is in flight is ended by `fly`'s own signal.
 */
export function startSwarm(options: SwarmOptions): Swarm {
  const { arrivals, clock, places, signal, fly } = options;
  const queue = new PQueue({ concurrency: places });
  let started = 0;
  const landed = (async () => {
    for (const arrival of arrivals) {
      const wait = arrival.atMs - clock.now();
      if (wait > 0) await clock.sleep(wait, signal).catch(() => undefined);
      if (signal.aborted) break;
      void queue.add(async () => {
        if (signal.aborted) return;
        started += 1;
        await fly(arrival);
      });
    }
    if (!signal.aborted) options.rampedUp?.();
    await queue.onIdle();
    return arrivals.slice(started);
  })();
  return { load: () => ({ active: queue.pending, waiting: queue.size }), landed };
}
