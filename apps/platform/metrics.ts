import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds. Finer than the client's defaults below 50 ms, where a service on loopback lives. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The gauges of one server, each in a registry of its own so that servers can be taken apart. */
export interface Metrics {
  readonly registry: Registry;
  /** One request answered. `route` is the pattern and not the address, which would grow without bound. */
  request(route: string, method: string, status: number, seconds: number): void;
  /** One request refused by a rule of the policy. */
  rejection(rule: string): void;
  /** One wait for the database: queueing and work together. */
  database(seconds: number): void;
  /** A count of a service's own; gives what adds one to it. `service` is a label without being named. */
  counter<Label extends string>(
    name: string,
    help: string,
    labels?: readonly Label[],
  ): (values?: Readonly<Record<Label, string>>) => void;
  /** A figure of a service's own, asked for whenever somebody reads the metrics. */
  gauge(name: string, help: string, read: () => Promise<number>): void;
}

/** Gauges for the server of this name; the name is the label `service` on every sample. */
export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from receiving a request to having answered it.',
    labelNames: ['service', 'route', 'method', 'status'] as const,
    buckets: BUCKETS,
    registers: [registry],
  });
  const rejections = new Counter({
    name: 'policy_rejections_total',
    help: 'Requests refused by a rule of the policy.',
    labelNames: ['service', 'rule'] as const,
    registers: [registry],
  });
  const waits = new Histogram({
    name: 'db_wait_seconds',
    help: 'Time a query waited for the database, queueing included.',
    labelNames: ['service'] as const,
    buckets: BUCKETS,
    registers: [registry],
  });
  return {
    registry,
    request: (route, method, status, seconds) =>
      requests.observe({ service, route, method, status: String(status) }, seconds),
    rejection: (rule) => rejections.inc({ service, rule }),
    database: (seconds) => waits.observe({ service }, seconds),
    counter(name, help, labels = []) {
      const labelNames = ['service', ...labels];
      const counter = new Counter({ name, help, labelNames, registers: [registry] });
      // Without labels of its own a count is there from the start, so that nothing is told from zero.
      if (labels.length === 0) counter.inc({ service }, 0);
      return (values) => counter.inc({ service, ...values });
    },
    gauge(name, help, read) {
      const gauge = new Gauge({
        name,
        help,
        labelNames: ['service'],
        async collect() {
          this.set({ service }, await read());
        },
        registers: [],
      });
      registry.registerMetric(gauge);
    },
  };
}
