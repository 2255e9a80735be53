import type { Metric, MetricName, Plan } from '../../model/index.ts';
import type { Sight } from '../sight.ts';
import { disparity } from './disparity.ts';
import * as pages from './pages.ts';
import * as people from './people.ts';
import type { Read, Readings } from './reading.ts';
import * as traffic from './traffic.ts';

/** Every metric with a name of its own. */
const named: Readonly<Record<MetricName, Read>> = {
  latency_p50_ms: traffic.latency({ percent: 50 }),
  latency_p90_ms: traffic.latency({ percent: 90 }),
  latency_p95_ms: traffic.latency({ percent: 95 }),
  latency_p99_ms: traffic.latency({ percent: 99 }),
  latency_max_ms: traffic.latency({ percent: 100 }),
  latency_mean_ms: traffic.latency('mean'),
  error_rate: traffic.errorRate,
  errors: traffic.errors,
  exchanges: traffic.exchanges,
  throughput: traffic.throughput,
  bytes: traffic.bytes,
  db_wait_p95_ms: traffic.databaseWait,
  policy_rejections: traffic.rejections,
  success_rate: people.ended('finished'),
  abandon_rate: people.ended('abandoned'),
  payment_success: people.paymentSuccess,
  journey_p50_ms: people.journey({ percent: 50 }),
  journey_p90_ms: people.journey({ percent: 90 }),
  journey_p95_ms: people.journey({ percent: 95 }),
  journey_p99_ms: people.journey({ percent: 99 }),
  journey_max_ms: people.journey({ percent: 100 }),
  journey_mean_ms: people.journey('mean'),
  started: people.started,
  finished: people.finished,
  lost: people.lost,
  retries: people.retries,
  complaints: people.complaints,
  disparity_ratio: disparity,
  lcp_p75_ms: pages.vital('lcp'),
  fcp_p75_ms: pages.vital('fcp'),
  inp_p75_ms: pages.vital('inp'),
  ttfb_p75_ms: pages.vital('ttfb'),
  cls_p75: pages.vital('cls'),
  soft_nav_p95_ms: pages.moves,
  console_errors: pages.consoleErrors,
  page_errors: pages.pageErrors,
  a11y_violations: pages.barriers('all'),
  a11y_serious: pages.barriers('serious'),
  values_flags: pages.flags,
  compliance_hits: pages.breaches('hits'),
  esq_rule_violations: pages.breaches('rules'),
};

/** What a run says about a metric; undefined for a metric that nobody reads. */
export function readingsOf(
  metric: Metric,
  sight: Sight,
  context: { plan: Plan; by?: string },
): Readings | undefined {
  const { name, withinMs, step, statistic } = metric;
  if (withinMs !== undefined) return people.withinDeadline(withinMs)(sight, context);
  if (step !== undefined && statistic) return people.stepTime(step, statistic)(sight, context);
  return Object.hasOwn(named, name) ? named[name as MetricName](sight, context) : undefined;
}
