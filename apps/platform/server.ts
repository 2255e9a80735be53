import { randomUUID } from 'node:crypto';
import { fastify, type FastifyInstance } from 'fastify';
import { createMetrics, type Metrics } from './metrics.ts';
import { feel, namesIn, TOUCHED_HEADER } from './faults.ts';
import { plainProblem } from './problem.ts';
import { answerErrors, sendProblem } from './refusals.ts';
import type { Sensor } from './sensor.ts';
import { Stopwatch } from './stopwatch.ts';

/** What a rehearsal has mounted in a server. Hooks of its own would miss routes that are there already. */
interface Mounted {
  sensor?: Sensor;
  /** The faults at the point that has the name of this server act on each request of it; gives their names. */
  fault?: () => Promise<readonly string[]>;
}

declare module 'fastify' {
  interface FastifyInstance {
    metrics: Metrics;
    mounted: Mounted;
  }
  interface FastifyRequest {
    stopwatch: Stopwatch;
    /** Names of the faults that a rehearsal put into the portal and that touched this request. */
    felt: string[];
  }
}

/** Ids from outside are kept, so that a request can be followed, but only when they are fit for a log line. */
const REQUEST_ID = /^[\w.-]{1,64}$/;

const UNREADABLE = 'This address cannot be read. Check the percent signs in it, and how long its parts are.';

/** Nothing we take as JSON comes near this. Uploads are streams and have limits of their own. */
export const BODY_LIMIT_BYTES = 64 * 1024;

/**
 * A server as every part of the portal has one: request ids, `Server-Timing`, metrics, health, and problem+json
 * for whatever goes wrong. It does not listen yet.
 * @param name the label of its metrics
 * @param headers what each of its answers carries
 */
export function createServer(name: string, headers: Readonly<Record<string, string>> = {}): FastifyInstance {
  const app: FastifyInstance = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    requestTimeout: 60_000,
    routerOptions: { ignoreTrailingSlash: true },
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
    frameworkErrors: ({ statusCode = 400 }, request, reply) => {
      // What is no address meets no hook.
      const timing = String(new Stopwatch());
      void reply.headers({ ...headers, 'server-timing': timing, 'x-request-id': request.id });
      sendProblem(app, reply, plainProblem(statusCode, UNREADABLE));
    },
  });
  app.decorate('metrics', createMetrics(name));
  app.decorate('mounted', {});
  app.decorateRequest('stopwatch');
  app.decorateRequest('felt');
  app.addHook('onRequest', async (request, reply) => {
    request.stopwatch = new Stopwatch();
    request.felt = [];
    reply.headers(headers);
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (app.mounted.sensor) app.mounted.sensor.hook.call(app, request, reply, done);
    else done();
  });
  app.addHook('preHandler', async (request) => {
    if (app.mounted.fault) await feel(request, app.mounted.fault());
  });
  app.addHook('onSend', async (request, reply) => {
    reply.header('server-timing', String(request.stopwatch));
    reply.header('x-request-id', request.id);
    // What acts on answers has named itself on the response before anybody here saw the request.
    const touched = namesIn(reply.raw.getHeader(TOUCHED_HEADER)).concat(request.felt);
    if (touched.length > 0) reply.header(TOUCHED_HEADER, [...new Set(touched)].join(', '));
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    app.metrics.request(route, request.method, reply.statusCode, request.stopwatch.elapsedMs / 1000);
  });
  app.get('/healthz', async () => ({ status: 'ok', service: name }));
  answerErrors(app);
  return app;
}

/** Starts a server on a loopback port; 0 is any free one. Returns the origin, `http://127.0.0.1:PORT`. */
export function listen(app: FastifyInstance, port = 0): Promise<string> {
  return app.listen({ host: '127.0.0.1', port });
}
