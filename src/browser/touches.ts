import type { Request } from 'playwright';
import type { Touch } from '../model/index.ts';

/** A browser tells of a request within milliseconds; of some, such as its icon, it never does. */
const MOST_BELOW = 20;

/** What touched an exchange besides the service. */
export interface Touched {
  touch: Touch;
  /** Names of faults, `slow db, forbidden`. */
  fault?: string;
}

/** Which requests of one context a fault touched, or a route that was there for one. */
export class Touches {
  readonly #touched = new WeakMap<Request, Touched>();
  /** Faults that touch everything while they act. */
  readonly #ambient = new Set<{ fault: string }>();
  /** Hosts behind https whose tunnels a fault touched, and which. */
  readonly #tunnels = new Map<string, string>();
  /** Touches of a proxy that came before the browser had told of the request, the oldest first. */
  readonly #below: { asked: string; fault: string }[] = [];

  of(request: Request): Touched {
    return this.#touched.get(request) ?? { touch: 'clean' };
  }

  /** A request begins. @param routed a route may hold it. */
  begin(request: Request, routed: boolean): void {
    if (routed) this.#touched.set(request, { touch: 'collateral' });
    for (const { fault } of this.#ambient) this.add(request, fault);
    const tunnel = this.#tunnels.get(withPort(request.url()));
    // What was done to the connection may last as long as it.
    if (tunnel !== undefined) this.add(request, tunnel);
    const asked = `${request.method()} ${withoutHash(request.url())}`;
    const early = this.#below.findIndex((one) => one.asked === asked);
    const [found] = early < 0 ? [] : this.#below.splice(early, 1);
    if (found) this.add(request, found.fault);
  }

  /** A fault touched it; several may. */
  add(request: Request, fault: string): void {
    const before = this.#touched.get(request)?.fault;
    const names = before === undefined ? fault : `${before}, ${fault}`;
    this.#touched.set(request, { touch: 'faulted', fault: names });
  }

  /** What happens to a tunnel happens to all that goes through it; which that is, only its host says. */
  #addTunnel(underWay: Iterable<Request>, url: string, fault: string): void {
    const { host } = new URL(url);
    const goesThrough = (request: Request): boolean =>
      withPort(request.url()) === withPort(`https://${host}`);
    for (const request of underWay) if (goesThrough(request)) this.add(request, fault);
    this.#tunnels.set(withPort(`https://${host}`), fault);
  }

  /** Until the returned function is called, a fault touches everything that is under way or begins. */
  addAll(underWay: Iterable<Request>, fault: string): () => void {
    const ambient = { fault };
    this.#ambient.add(ambient);
    for (const request of underWay) this.add(request, fault);
    return () => this.#ambient.delete(ambient);
  }

  /**
   * A fault below the browser touched a request of that method and address: the oldest that is under way and that it has
   * not touched yet, or one of which the browser is about to tell.
   */
  addBelow(
    underWay: Iterable<Request>,
    { method, url, fault }: Record<'method' | 'url' | 'fault', string>,
  ): void {
    if (method === 'CONNECT') return this.#addTunnel(underWay, url, fault);
    for (const request of underWay) {
      if (request.method() !== method || withoutHash(request.url()) !== url) continue;
      if (this.of(request).fault?.split(', ').includes(fault)) continue;
      this.add(request, fault);
      return;
    }
    this.#below.push({ asked: `${method} ${url}`, fault });
    if (this.#below.length > MOST_BELOW) this.#below.shift();
  }
}

/** `https://host:443`, with the port that is usual where it is left out. */
function withPort(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, hostname, port } = new URL(url);
  return `${protocol}//${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
