import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../model/index.ts';

/** The real clock: milliseconds since it was made, monotonic. */
export function realClock(): Clock {
  const start = performance.now();
  return { now: () => performance.now() - start, sleep };
}

/** The clock of a run: it stands at 0 until the time of the run begins. */
interface RunClock extends Clock {
  /** From now on it runs; harmless when called again. */
  begin(): void;
}

/** @param running makes the clock that it is from then on. */
export function runClock(running: () => Pick<Clock, 'now'> = realClock): RunClock {
  let clock: Pick<Clock, 'now'> | undefined;
  return {
    now: () => clock?.now() ?? 0,
    sleep,
    begin: () => void (clock ??= running()),
  };
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await delay(ms, undefined, { signal });
  else signal.throwIfAborted();
}
