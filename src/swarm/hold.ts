import type { Clock } from '../model/index.ts';

/**
 * A pause of the swarm. While it is held nobody starts and nobody takes a next step; what was planned for later
 * comes so much later.
 *
 *     flying ── pause() ──> held ── resume() ──> flying
 */
export class Hold {
  readonly #clock: Pick<Clock, 'now'>;
  #since: number | undefined;
  #total = 0;
  #release: (() => void)[] = [];

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  get held(): boolean {
    return this.#since !== undefined;
  }

  /** @returns false when it is held already. */
  pause(): boolean {
    if (this.held) return false;
    this.#since = this.#clock.now();
    return true;
  }

  /** @returns false when nothing is held. */
  resume(): boolean {
    if (this.#since === undefined) return false;
    this.#total += this.#clock.now() - this.#since;
    this.#since = undefined;
    for (const release of this.#release.splice(0)) release();
    return true;
  }

  /** How long it has been held in all, without a pause that is not over, ms. */
  totalMs(): number {
    return this.#total;
  }

  /** Resolves when nothing is held, at once where nothing is; also when the run is stopped. */
  async released(signal: AbortSignal): Promise<void> {
    if (!this.held || signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.#release.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}
