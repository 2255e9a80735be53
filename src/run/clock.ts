import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../model/index.ts';

/** The real clock: milliseconds since it was made, monotonic. */
export function realClock(): Clock {
  const start = performance.now();
  return {
    now: () => performance.now() - start,
    async sleep(ms, signal) {
      if (ms > 0) await delay(ms, undefined, { signal });
      else signal.throwIfAborted();
    },
  };
}
