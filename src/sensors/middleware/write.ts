import { BOUNDS } from './histogram.ts';
import type { Series } from './series.ts';

const NAME = 'http_server_request_duration_seconds';

/**
 * Series as Prometheus text (exposition format 0.0.4) in OpenTelemetry’s names, as its translation to Prometheus writes
 * them: `http.server.request.duration` with `http.request.method`, `http.route`, `http.response.status_code` and
 * `user_agent.synthetic.type`. What is ours has `sim="true"` besides.
 */
export function asPrometheus(all: Iterable<Series>): string {
  const lines = [`# HELP ${NAME} Duration of HTTP server requests.`, `# TYPE ${NAME} histogram`];
  for (const { method, route, status, sim, histogram } of all) {
    const labels = [
      ['http_request_method', method],
      ['http_route', route],
      ['http_response_status_code', String(status)],
      ...(sim ? [['user_agent_synthetic_type', 'test']] : []),
      ['sim', String(sim)],
    ]
      .map(([name, value = '']) => `${name}="${escaped(value)}"`)
      .join(',');
    let upTo = 0;
    for (const [index, count] of histogram.byBound.entries()) {
      upTo += count;
      lines.push(`${NAME}_bucket{${labels},le="${BOUNDS[index] ?? '+Inf'}"} ${upTo}`);
    }
    lines.push(`${NAME}_sum{${labels}} ${histogram.sumMs / 1_000}`);
    lines.push(`${NAME}_count{${labels}} ${histogram.count}`);
  }
  return `${lines.join('\n')}\n`;
}

/** One series as JSON has it. Times in ms; percentiles within 1 %. */
export interface SeriesFigures {
  'http.request.method': string;
  'http.route': string;
  /** 0 where the answer broke off. */
  'http.response.status_code': number;
  'user_agent.synthetic.type'?: 'test';
  sim: boolean;
  count: number;
  meanMs: number;
  p50Ms: number;
  p90Ms: number;
  p95Ms: number;
  p99Ms: number;
  maxMs: number;
  /** Span of simulated time of these requests, ISO 8601, where they said one. */
  simulated?: { from: string; to: string };
}

/** A series with its percentiles. */
export function figuresOf({ method, route, status, sim, histogram, simulated }: Series): SeriesFigures {
  const { count, sumMs, maxMs } = histogram;
  return {
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': status,
    ...(sim ? { 'user_agent.synthetic.type': 'test' } : {}),
    sim,
    count,
    meanMs: sumMs / count,
    p50Ms: histogram.percentile(50),
    p90Ms: histogram.percentile(90),
    p95Ms: histogram.percentile(95),
    p99Ms: histogram.percentile(99),
    maxMs,
    ...(simulated
      ? {
          simulated: {
            from: new Date(simulated.from).toISOString(),
            to: new Date(simulated.to).toISOString(),
          },
        }
      : {}),
  };
}

function escaped(value: string): string {
  return value.replaceAll(/[\\"\n]/g, (one) => (one === '\n' ? String.raw`\n` : `\\${one}`));
}
