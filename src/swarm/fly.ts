import PQueue from 'p-queue';
import type { Arrival, Clock } from '../model/index.ts';
import type { Hold } from './hold.ts';

export interface SwarmOptions {
  arrivals: readonly Arrival[];
  clock: Clock;
  /** Most citizens in flight at once; those due beyond it wait, and their lateness shows it. */
  places: number;
  signal: AbortSignal;
  /** Flies one citizen to the end; must not throw. */
  fly(arrival: Arrival): Promise<void>;
  /** Holds everybody while the run is paused. */
  hold?: Hold;
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
  const { arrivals, places, signal, fly } = options;
  const queue = new PQueue({ concurrency: places });
  let started = 0;
  const landed = (async () => {
    for (const arrival of arrivals) {
      const atMs = await due(arrival.atMs, options);
      if (signal.aborted) break;
      void queue.add(async () => {
        if (signal.aborted) return;
        started += 1;
        await fly({ ...arrival, atMs });
      });
    }
    if (!signal.aborted) options.rampedUp?.();
    await queue.onIdle();
    return arrivals.slice(started);
  })();
  return { load: () => ({ active: queue.pending, waiting: queue.size }), landed };
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
