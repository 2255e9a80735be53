import fc from 'fast-check';
import type { Check } from '../../../src/model/index.ts';

const EVERYBODY: Check = {
  type: 'success_rate_at_least',
  target: 0.99,
  title: 'at least 99 % of citizens finish',
};

/** Checks of a scenario, one of them at least of the citizens who finish. */
export const anyChecks: fc.Arbitrary<Check[]> = fc
  .subarray<Check>([
    { type: 'latency_under_ms', target: 300, title: 'latency p95 under 300 ms' },
    { type: 'status_code_ok', title: 'every answer has an OK status' },
    { type: 'success_rate_at_least', target: 0.95, title: 'at least 95 % of citizens finish' },
    metric('latency_p95_ms', '<', 2_000, 'fail', 'latency_p95_ms < 2000'),
    metric('latency_p95_ms', '<', 400, 'warn', 'latency_p95_ms < 400'),
    metric('error_rate', '<=', 0.01, 'fail', 'error_rate <= 1%'),
    metric('sla_48h_success_rate', '>', 0.95, 'fail', 'sla_48h_success_rate > 95%'),
    metric('success_rate', '>', 1 / 3, 'warn', `success_rate > ${1 / 3}`),
    metric('policy_rejections', '>=', 3, 'warn', 'policy_rejections >= 3'),
    {
      ...metric(
        'latency_p95_ms',
        '<',
        800,
        'fail',
        'latency_p95_ms{service="grants", from="2m", to="5m"} < 800',
      ),
      where: { service: 'grants', from: 120_000, to: 300_000 },
      abort: { graceMs: 30_000 },
    },
    {
      ...metric('disparity_ratio', '>=', 0.8, 'warn', 'disparity_ratio{by="language"} >= 0.8'),
      where: { by: 'language' },
      minSample: 100,
    },
    {
      ...metric('error_rate', '<', 0.5, 'fail', `error_rate{group='a: "b"', touch="clean"} < 50%`),
      where: { touch: 'clean', group: 'a: "b"' },
      abort: { graceMs: 0 },
    },
    {
      type: 'latency_under_ms',
      bounds: { warn: 200, fail: 400 },
      where: { persona: 'farmer', to: 60_000 },
      title: 'latency p95 under 200 ms, red from 400ms {persona="farmer", to="1m"}',
      minSample: 5,
    },
    {
      type: 'status_code_ok',
      where: { service: 'grants' },
      title: 'every answer has an OK status {service="grants"}',
    },
  ])
  .chain((checks) => fc.shuffledSubarray(checks, { minLength: checks.length }))
  .map((checks) => {
    const says = ({ type, compare }: Check): boolean =>
      type === EVERYBODY.type || (compare?.miss === 'fail' && compare.metric.endsWith('success_rate'));
    return checks.some(says) ? checks : [...checks, EVERYBODY];
  });

type Compare = NonNullable<Check['compare']>;

function metric(
  name: string,
  operator: Compare['operator'],
  target: number,
  miss: Compare['miss'],
  title: string,
): Check {
  return { type: 'metric', target, compare: { metric: name, operator, miss }, title };
}
