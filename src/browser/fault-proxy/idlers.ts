import type { Tunnel } from './tunnel.ts';

/** A tunnel in which the service spoke last, so long ago, has nothing under way, ms. */
const IDLE_AFTER_MS = 100;

/**
 * Tunnels that are open. A browser keeps them for later requests, which a fault that begins meanwhile would miss: so
 * they are closed when it begins, each as soon as nothing is under way in it. A browser
 * that finds a kept connection closed opens another one.
 */
export class Idlers {
  readonly #tunnels = new Set<Tunnel>();

  watch(tunnel: Tunnel): void {
    this.#tunnels.add(tunnel);
    tunnel.client.once('close', () => this.#tunnels.delete(tunnel));
  }

  /** Closes those to these addresses, now or when they have nothing under way any more. */
  retire(reaches: (url: string) => boolean): void {
    for (const one of this.#tunnels) if (reaches(one.url)) closeWhenIdle(one);
  }
}

function closeWhenIdle(one: Tunnel): void {
  const { client } = one;
  const look = (): void => {
    if (client.destroyed) return;
    const { at, from } = one.last;
    if (from === 'service' && performance.now() - at >= IDLE_AFTER_MS) client.destroySoon();
    else setTimeout(look, IDLE_AFTER_MS).unref();
  };
  look();
}
