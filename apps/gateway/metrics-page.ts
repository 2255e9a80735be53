import type { FastifyInstance } from 'fastify';
import { AggregatorRegistry, collectDefaultMetrics, type Registry } from 'prom-client';
import { type Sensor, together } from '../platform/sensor.ts';

/** Adds `/metrics`: every server's gauges, what its sensor says, and the process's own, as Prometheus text. */
export function addMetricsPage(
  app: FastifyInstance,
  others: readonly Registry[],
  sensors: ReadonlyMap<string, Sensor>,
): void {
  const own = app.metrics.registry;
  collectDefaultMetrics({ register: own });
  app.get('/metrics', async (_request, reply) => {
    // Same names in each registry: aggregating keeps the samples apart by their label `service`.
    const gauges = await Promise.all([own, ...others].map((registry) => registry.getMetricsAsJSON()));
    const all = AggregatorRegistry.aggregate(gauges);
    return reply.type(all.contentType).send((await all.metrics()) + together(sensors));
  });
}
