import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import { noFaults, type Faults } from '../platform/faults.ts';
import type { Sensor } from '../platform/sensor.ts';
import { createServer } from '../platform/server.ts';
import { addApi, type Upstream } from './api.ts';
import { addMetricsPage } from './metrics-page.ts';
import { addPages, type PageOptions } from './pages.ts';
import { securityHeaders } from './security.ts';
import { addSessions } from './sessions.ts';

/** What the gateway stands in front of. */
export interface GatewayOptions extends PageOptions {
  /** The services, by address prefix. */
  readonly upstreams: readonly Upstream[];
  /** The gauges of the other servers, shown together with the gateway's own on `/metrics`. */
  readonly registries: readonly Registry[];
  /** The number before that of the first applicant to be signed in. */
  readonly lastApplicant: number;
  /** What times the requests of each server, the gateway's own among them. */
  readonly sensors: ReadonlyMap<string, Sensor>;
  /** Faults that a rehearsal may put into the portal; none without. */
  readonly faults?: Faults;
}

/** Services with pages that the portal shows in frames: what somebody pays with never passes the portal. */
const FRAMED: readonly string[] = ['/api/payments'];

/** The one server that a browser knows by name: pages, signed-in session, and the way to the services. */
export async function createGateway(options: GatewayOptions): Promise<FastifyInstance> {
  const headers = securityHeaders(
    Object.values(options.frontEnds).map(({ module }) => new URL(module).origin),
    options.upstreams.filter(({ prefix }) => FRAMED.includes(prefix)).map(({ origin }) => origin),
  );
  const app = createServer('gateway', headers);
  const sensor = options.sensors.get('gateway');
  if (sensor) app.mounted.sensor = sensor;
  await (options.faults ?? noFaults).mount(app);
  await addSessions(app, options.lastApplicant);
  await addApi(app, options.upstreams);
  addMetricsPage(app, options.registries, options.sensors);
  await addPages(app, options);
  return app;
}
