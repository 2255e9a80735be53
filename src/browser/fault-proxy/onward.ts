import { Agent, request as send, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';

/** As the browser lets headers be. */
export const MOST_HEADER_BYTES = 262_144;
/** Between two neighbours only: RFC 9110, 7.6.1. */
const NOT_SENT_ON = new Set(['proxy-connection', 'proxy-authorization']);
const NOT_SENT_BACK = new Set(['connection', 'keep-alive', 'transfer-encoding', 'proxy-connection']);

/** A request of the browser on its way. */
export interface Sent {
  url: URL;
  method: string;
  /** Names and values in a row, as they came. */
  headers: readonly string[];
}

/** The way from a proxy to services, or to another proxy before them. */
export class Onward {
  readonly #upstream: URL | undefined;
  readonly #agents = new WeakMap<object, Agent>();
  /** Connections to services whose end is the end of the browser's. */
  readonly #tied = new WeakSet<Socket>();
  /** Connections of the browser in the hands of a fault. */
  readonly #held = new WeakSet<Socket>();

  /** @param upstream address of the proxy before the services: simulated time’s; none without. */
  constructor(upstream?: string) {
    this.#upstream = upstream === undefined ? undefined : new URL(upstream);
  }

  /**
   * Sends a request on. Each connection of the browser has one of its own behind it and ends with it.
   * @param body a stream, or the whole of it.
   */
  send(
    { url, method, headers }: Sent,
    { client, body }: { client: Socket; body: NodeJS.ReadableStream | Uint8Array | undefined },
  ): { answer: Promise<IncomingMessage>; stop: () => void } {
    const to = this.#upstream ?? url;
    const onward = send({
      host: reachable(to.hostname),
      port: to.port || 80,
      path: this.#upstream ? url.href : url.pathname + url.search,
      method,
      // Node's types do not know that it takes names and values in a row, as `rawHeaders` has them.
      headers: headersWithout(headers, NOT_SENT_ON) as unknown as Record<string, string>,
      agent: this.#agentFor(client),
      insecureHTTPParser: true,
      maxHeaderSize: MOST_HEADER_BYTES,
    });
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      onward.once('response', resolve);
      onward.on('error', reject);
      onward.once('close', () => reject(new Error('the connection to the service ended')));
    });
    onward.on('socket', (socket) => this.#tie(socket, client));
    // Who does not wait for the answer is not to hear of its failure either.
    answer.catch(() => undefined);
    if (body === undefined || body instanceof Uint8Array) onward.end(body);
    else body.pipe(onward);
    return { answer, stop: () => void onward.destroy() };
  }

  /** A connection of bytes to a host, as a browser asks for with CONNECT. */
  tunnel({ hostname, port }: { hostname: string; port: number }): Promise<Socket> {
    return this.#upstream ? this.#through(this.#upstream, `${hostname}:${port}`) : direct(hostname, port);
  }

  #through(upstream: URL, path: string): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const asked = send({
        host: upstream.hostname,
        port: upstream.port,
        method: 'CONNECT',
        path,
        agent: false,
      });
      asked.once('error', reject);
      asked.once('connect', ({ statusCode }, socket) => {
        if (statusCode === 200) resolve(socket);
        else reject(new Error(`the proxy before the service answered with ${statusCode}`));
      });
      asked.end();
    });
  }

  /** What a fault holds does not end because the service closes what is behind it. */
  hold(client: Socket): void {
    this.#held.add(client);
  }

  letGo(client: Socket): void {
    this.#held.delete(client);
  }

  /** A connection that is lost looks to the browser as it would without a proxy. */
  #tie(socket: Socket, client: Socket): void {
    if (this.#tied.has(socket)) return;
    this.#tied.add(socket);
    socket.once('close', () => this.#held.has(client) || client.destroySoon());
  }

  #agentFor(client: Socket): Agent {
    const known = this.#agents.get(client);
    if (known) return known;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    this.#agents.set(client, agent);
    client.once('close', () => agent.destroy());
    return agent;
  }
}

/** Headers of an answer as the browser is to get them. */
export function headersBack(raw: readonly string[]): string[] {
  return headersWithout(raw, NOT_SENT_BACK);
}

function headersWithout(raw: readonly string[], without: ReadonlySet<string>): string[] {
  return raw.filter((_, at) => !without.has((raw[at - (at % 2)] ?? '').toLowerCase()));
}

function direct(hostname: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, reachable(hostname));
    socket.once('connect', () => resolve(socket)).once('error', reject);
  });
}

/** Browsers take `*.localhost` for this machine without asking anybody (RFC 6761, section 6.3). */
function reachable(host: string): string {
  return host.endsWith('.localhost') ? 'localhost' : host.replace(/^\[|\]$/g, '');
}
