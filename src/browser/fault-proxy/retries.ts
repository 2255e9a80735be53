import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** A browser sends again at once, or not at all, ms. */
const AGAIN_WITHIN_MS = 250;

/** How a connection is cut. */
export type Cut = 'reset' | 'empty';

/**
 * Requests that a browser sends again by itself. It does so when a connection ends without an answer that had carried
 * another before, since the end may have nothing to do with the request. To the page that is one request: it ends as the
 * first try did, and the fault acts once.
 *
 *     kept connection    request ── fault ── cut
 *     another            the same request ── cut, and again until it is a fresh one
 */
export class Retries {
  readonly #carried = new WeakSet<Socket>();
  readonly #expected = new Map<string, { how: Cut; timer: NodeJS.Timeout }>();

  /** How a request is to end at once, because it is one that was cut before; undefined for a new one. */
  of(request: IncomingMessage): Cut | undefined {
    const known = this.#expected.get(keyOf(request));
    if (!known) return undefined;
    this.#forget(keyOf(request));
    return known.how;
  }

  /** Cuts the connection of a request. */
  cut(request: IncomingMessage, how: Cut): void {
    const { socket } = request;
    if (socket.destroyed) return;
    if (this.#carried.has(socket)) {
      const key = keyOf(request);
      this.#forget(key);
      const timer = setTimeout(() => this.#forget(key), AGAIN_WITHIN_MS).unref();
      this.#expected.set(key, { how, timer });
    }
    if (how === 'reset') socket.resetAndDestroy();
    else socket.destroy();
  }

  /** A request of this connection was answered: the next one would be sent again. */
  answered({ socket }: IncomingMessage): void {
    this.#carried.add(socket);
  }

  #forget(key: string): void {
    clearTimeout(this.#expected.get(key)?.timer);
    this.#expected.delete(key);
  }
}

function keyOf({ method, url }: IncomingMessage): string {
  return `${method} ${url}`;
}
