import { parseDuration } from '../units.ts';
import { catalogue, people, withinTime } from './catalogue.ts';
import type { MetricName } from './catalogue.ts';
import { filtersOf } from './metric.ts';
import type { Metric } from './metric.ts';
import { statisticOf, timing } from './timings.ts';
import type { Entry } from './timings.ts';

const SLA = /^sla_(\d+(?:\.\d+)?(?:ms|s|m|h|d))_success_rate$/;
const STEP = /^step\.(?:"([^"]+)"|([^"]+))\.(p50|p90|p95|p99|max|mean)_ms$/;

/** Names of one figure each. */
export const plainMetricNames = Object.keys(catalogue) as readonly MetricName[];

/** Names to offer where one is mistyped; the last two are examples of their patterns. */
export const metricNames: readonly string[] = [
  ...plainMetricNames,
  'sla_48h_success_rate',
  'step.submit.p95_ms',
];

/** The metric of that name; undefined where there is none. */
export function metricOf(name: string): Metric | undefined {
  if (Object.hasOwn(catalogue, name)) return whole(name, catalogue[name as MetricName]);
  return serviceLevel(name) ?? stepTime(name);
}

function serviceLevel(name: string): Metric | undefined {
  const allowed = SLA.exec(name)?.[1] ?? '';
  const withinMs = parseDuration(allowed);
  return withinMs ? { ...whole(name, people(withinTime(allowed))), withinMs } : undefined;
}

function stepTime(name: string): Metric | undefined {
  const [, quoted, bare, statistic = ''] = STEP.exec(name) ?? [];
  const step = quoted ?? bare;
  if (step === undefined || !statisticOf(statistic)) return undefined;
  const entry = timing(statistic as Parameters<typeof timing>[0], {
    subject: 'steps',
    what: `citizens were done with “${step}”, whether it passed or failed`,
    computed:
      'Of `step` events, from looking for the control to the last answer it caused; cut off ones are left out.',
  });
  return { ...whole(name, entry), step };
}

function whole(name: string, entry: Entry): Metric {
  return { name, ...entry, filters: filtersOf[entry.subject] };
}
