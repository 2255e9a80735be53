import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Board, type Active } from './board.ts';
import { control } from './control.ts';
import { serverExchange } from './exchange.ts';
import { pointExchange } from './point.ts';

/** Where a service is told of faults, unless said otherwise. */
const PATH = '/.well-known/hms-esr/faults';
/** What is easily guessed lets everybody break the service. */
const LEAST_TOKEN_LENGTH = 16;

/** How a service is opened to faults. */
export interface ServiceFaultsOptions {
  /** Whoever says it may put faults here, at least 16 characters; without one there are none, ever. */
  token?: string | undefined;
  /** Path of the control address; `/.well-known/hms-esr/faults` without. */
  path?: string;
}

/** What of Fastify is needed, whichever version. */
interface FastifyLike {
  addHook(
    name: 'onRequest',
    hook: (
      request: { raw: IncomingMessage },
      reply: { raw: ServerResponse; hijack(): unknown },
      done: (error?: Error) => void,
    ) => void,
  ): unknown;
}

/** Faults that a rehearsal may put into this service, and that end by themselves. */
export interface ServiceFaults {
  /** Express, Connect: `app.use(faults.middleware)`, before everything else. */
  middleware(this: void, request: IncomingMessage, response: ServerResponse, next: () => void): void;
  /** Plain Node: `createServer(faults.around(listener))`. */
  around(this: void, listener: RequestListener): RequestListener;
  /** Fastify: `await app.register(faults.fastify)`, before everything else. */
  fastify(this: void, app: FastifyLike): Promise<void>;
  /**
   * A point inside the service where a fault may slow it down or fail it: `await faults.at('db')` before each query.
   * Costs nothing while no fault acts.
   * @returns the names of the faults that acted.
   * @throws SimulatedFault where a fault ends it, with the names in `felt`.
   */
  at(this: void, point: string): Promise<readonly string[]>;
  /** Takes every fault away. */
  clear(this: void): void;
}

const NOBODY: Promise<readonly string[]> = Promise.resolve([]);

/**
 * Lets a rehearsal put faults into this service, over a control address that a token protects. Without a token nothing
 * is opened and nothing ever acts, so that it may stay where it is mounted.
 *
 * @example
 *   const faults = openFaults({ token: process.env.ESR_FAULTS_TOKEN });
 *   app.use(faults.middleware);
 *   // and where the service waits for its database:
 *   await faults.at('db');
 * @throws Error for a token that is too short.
 */
export function openFaults({ token, path = PATH }: ServiceFaultsOptions): ServiceFaults {
  if (token !== undefined && token.length < LEAST_TOKEN_LENGTH) {
    throw new Error(
      `could not open this service to faults, because its token is shorter than ${LEAST_TOKEN_LENGTH} characters; ` +
        'take a random one, such as what `openssl rand -hex 16` prints',
    );
  }
  const board = new Board();
  const middleware: ServiceFaults['middleware'] = (request, response, next) => {
    const asked = addressOf(request);
    if (token !== undefined && isBelow(asked, path)) {
      const name = nameIn(asked, path);
      void control(request, response, { board, token, name });
      return;
    }
    if (board.isEmpty) return next();
    const active = board.on(wholeAddress(request));
    if (active.length === 0) return next();
    actInTurn(active, { request, response, next });
  };
  return {
    middleware,
    around: (listener) => (request, response) =>
      middleware(request, response, () => listener(request, response)),
    fastify: Object.assign(
      (app: FastifyLike): Promise<void> => {
        app.addHook('onRequest', (request, reply, done) => {
          if (token !== undefined && isBelow(addressOf(request.raw), path)) reply.hijack();
          middleware(request.raw, reply.raw, () => done());
        });
        return Promise.resolve();
      },
      // For the whole application and not for a part of it: github.com/fastify/fastify-plugin says how.
      { [Symbol.for('skip-override')]: true, [Symbol.for('fastify.display-name')]: 'hms-esr-faults' },
    ),
    at: (point) => (board.isEmpty ? NOBODY : actAt(point, board.at(point))),
    clear: () => board.takeAll(),
  };
}

/** Each lets the next one have it, and the last the service. */
function actInTurn(
  [first, ...others]: readonly Active[],
  parts: { request: IncomingMessage; response: ServerResponse; next: () => void },
): void {
  if (!first) return parts.next();
  const { request, response } = parts;
  const url = wholeAddress(request);
  const exchange = serverExchange(request, response, { url, next: () => actInTurn(others, parts) });
  exchange.mark(first.name);
  void first.fault.apply(exchange, first.signal).catch(() => response.destroy());
}

async function actAt(point: string, active: readonly Active[]): Promise<readonly string[]> {
  const felt: string[] = [];
  for (const { name, fault, signal } of active) {
    const exchange = pointExchange(point, felt);
    exchange.mark(name);
    await fault.apply(exchange, signal);
  }
  return felt;
}

function isBelow(asked: string, path: string): boolean {
  return asked.startsWith(path) && ['', '/', '?'].includes(asked.charAt(path.length));
}

function nameIn(asked: string, path: string): string {
  const [name = ''] = asked.slice(path.length + 1).split('?', 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** As it came: Express takes away what a router is mounted at. */
function addressOf(request: IncomingMessage & { originalUrl?: string }): string {
  return request.originalUrl ?? request.url ?? '/';
}

function wholeAddress(request: IncomingMessage): string {
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  return `${scheme}://${request.headers.host ?? 'localhost'}${addressOf(request)}`;
}
