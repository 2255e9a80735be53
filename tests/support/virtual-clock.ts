import type { Clock } from '../../src/model/index.ts';

/**
 * A clock that jumps: when nobody can go on, it moves to the earliest sleeper. An hour passes in milliseconds, and
 * nothing depends on how busy the machine is.
 */
export class VirtualClock implements Clock {
  #now = 0;
  #sleepers: { at: number; wake: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const stopped = (): void => {
        this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
        reject(signal.reason as Error);
      };
      const wake = (): void => {
        signal.removeEventListener('abort', stopped);
        resolve();
      };
      const sleeper = { at: this.#now + ms, wake };
      this.#sleepers.push(sleeper);
      signal.addEventListener('abort', stopped, { once: true });
    });
  }

  /** Runs until the work is done; calls `at` whenever the time has moved. */
  async run<T>(work: Promise<T>, at: (now: number) => void = () => undefined): Promise<T> {
    let done = false;
    const ended = work.finally(() => (done = true));
    ended.catch(() => undefined);
    while (!done) {
      await new Promise((resolve) => setImmediate(resolve));
      if (done) break;
      const next = this.#sleepers.toSorted((a, b) => a.at - b.at)[0];
      if (!next) continue;
      this.#sleepers = this.#sleepers.filter((one) => one !== next);
      this.#now = Math.max(this.#now, next.at);
      at(this.#now);
      next.wake();
    }
    return ended;
  }
}
