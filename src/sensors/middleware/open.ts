import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { prefersJson } from './accept.ts';
import { AllSeries } from './series.ts';
import { asPrometheus, figuresOf, type SeriesFigures } from './write.ts';

/** What citizens’ browsers call themselves; see docs/running.md. */
const SYNTHETIC = /\bHMS-ESR\b/;
const TIME_HEADER = 'x-simulated-time';
/** What a simulated time may be, ms since 1970: what a date can be. */
const MOST_TIME = 8.64e15;

/** How a service is listened to. */
export interface ServiceSensorOptions {
  /** Path that answers with the figures: as Prometheus text, or as JSON to whoever would rather have that. None without. */
  path?: string;
}

/** What of Fastify is needed, whichever version. */
interface FastifyLike {
  addHook(
    name: 'onRequest',
    hook: (
      request: { raw: IncomingMessage; routeOptions?: { url?: string | undefined } },
      reply: { raw: ServerResponse; hijack(): unknown },
      done: (error?: Error) => void,
    ) => void,
  ): unknown;
}

/** Latency of a service as the service itself has it. */
export interface ServiceSensor {
  /** Express, Connect: `app.use(sensor.middleware)`, before everything else. */
  middleware(this: void, request: IncomingMessage, response: ServerResponse, next: () => void): void;
  /** Plain Node: `createServer(sensor.around(listener))`. */
  around(this: void, listener: RequestListener): RequestListener;
  /** Fastify: `await app.register(sensor.fastify)`, before everything else. */
  fastify(this: void, app: FastifyLike): Promise<void>;
  /** The figures so far, as Prometheus text. */
  prometheus(this: void): string;
  /** The figures so far, one for each route, method, status and whether a rehearsal asked. */
  figures(this: void): SeriesFigures[];
}

/** What Express leaves on a request that it has found a route for. */
interface Routed {
  originalUrl?: string;
  baseUrl?: string;
  route?: { path?: unknown };
}

/**
 * Measures how long this service takes, from a request’s head to the last byte of its answer handed over, by route,
 * method and status. Requests of a rehearsal are told from those of people by their `User-Agent`, or by the
 * `X-Simulated-Time` they carry, and are tagged `sim="true"`.
 *
 * @example
 *   const sensor = openSensor({ path: '/metrics/latency' });
 *   app.use(sensor.middleware);
 */
export function openSensor({ path }: ServiceSensorOptions = {}): ServiceSensor {
  const all = new AllSeries();
  const figures = (): SeriesFigures[] => [...all].map(figuresOf);

  const show = (request: IncomingMessage, response: ServerResponse): void => {
    const wantsJson = prefersJson(request.headers.accept ?? '*/*');
    const type = wantsJson ? 'application/json' : 'text/plain; version=0.0.4; charset=utf-8';
    const body = wantsJson
      ? JSON.stringify({ sim: [...all].every(({ sim }) => sim), series: figures() })
      : asPrometheus(all);
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  };
  const isAsked = (request: IncomingMessage): boolean =>
    path !== undefined && request.method === 'GET' && pathOf(request) === path;
  const time = (
    request: IncomingMessage,
    response: ServerResponse,
    routeOf: () => string | undefined,
  ): void => {
    const startedAt = performance.now();
    const simulatedAt = simulatedTime(request.headers[TIME_HEADER]);
    // Not what the response says of itself at its end: one that went over no connection, as `inject` of Fastify makes
    // them, says then that it was not written.
    let whole = false;
    response.once('finish', () => (whole = true));
    // An answer that breaks off has a duration, too.
    response.once('close', () =>
      all.add({
        method: request.method ?? 'GET',
        route: routeOf(),
        path: pathOf(request),
        status: whole ? response.statusCode : 0,
        ms: performance.now() - startedAt,
        sim: simulatedAt !== undefined || SYNTHETIC.test(request.headers['user-agent'] ?? ''),
        simulatedAt,
      }),
    );
  };
  const middleware: ServiceSensor['middleware'] = (request, response, next) => {
    if (isAsked(request)) return show(request, response);
    time(request, response, () => expressRoute(request));
    next();
  };
  return {
    middleware,
    around: (listener) => (request, response) =>
      middleware(request, response, () => listener(request, response)),
    fastify: Object.assign(
      (app: FastifyLike): Promise<void> => {
        app.addHook('onRequest', (request, reply, done) => {
          if (isAsked(request.raw)) {
            reply.hijack();
            return show(request.raw, reply.raw);
          }
          time(request.raw, reply.raw, () => request.routeOptions?.url);
          done();
        });
        return Promise.resolve();
      },
      // For the whole application and not for a part of it: github.com/fastify/fastify-plugin says how.
      { [Symbol.for('skip-override')]: true, [Symbol.for('fastify.display-name')]: 'hms-esr-sensor' },
    ),
    prometheus: () => asPrometheus(all),
    figures,
  };
}

/** As it came: Express takes away what a router is mounted at. */
function pathOf(request: IncomingMessage & Routed): string {
  const [path = '/'] = (request.originalUrl ?? request.url ?? '/').split(/[?#]/, 1);
  return path;
}

function expressRoute({ baseUrl = '', route }: IncomingMessage & Routed): string | undefined {
  return typeof route?.path === 'string' ? baseUrl + route.path : undefined;
}

/** ISO 8601 or ms since 1970; undefined for anything else. */
function simulatedTime(said: string | string[] | undefined): number | undefined {
  if (typeof said !== 'string') return undefined;
  const ms = /^\d+$/.test(said) ? Number(said) : Date.parse(said);
  return Number.isFinite(ms) && Math.abs(ms) <= MOST_TIME ? ms : undefined;
}
