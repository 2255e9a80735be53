import { parseDuration } from './units.ts';

/** What a figure is counted in: milliseconds of real time, a fraction from 0 to 1, or a number of things. */
type MetricUnit = 'ms' | 'share' | 'count';

/** A figure of a run that a check may name. */
export interface Metric {
  /** As written: `latency_p95_ms`. */
  name: string;
  unit: MetricUnit;
  /** What it is, one sentence. */
  meaning: string;
  /** Of `sla_<duration>_success_rate`: the time allowed, simulated ms. */
  withinMs?: number;
}

const ENDED = 'citizens who came to an end of their own and did not leave as the script says';

/** Figures with a name of their own; `sla_<duration>_success_rate` is a pattern besides. */
const catalogue = {
  latency_p50_ms: latency('half of them'),
  latency_p90_ms: latency('90 % of them'),
  latency_p95_ms: latency('95 % of them'),
  latency_p99_ms: latency('99 % of them'),
  latency_max_ms: latency('all of them'),
  error_rate: {
    unit: 'share',
    meaning:
      'Share of documents and api calls that failed with nobody but the service to blame; a refusal by a rule is a right answer.',
  },
  success_rate: { unit: 'share', meaning: `Of the ${ENDED}, the share who did every step.` },
  abandon_rate: { unit: 'share', meaning: `Of the ${ENDED}, the share whose patience ended.` },
  journey_p50_ms: journey('half of them'),
  journey_p95_ms: journey('95 % of them'),
  payment_success: {
    unit: 'share',
    meaning: 'Of the citizens who did a step that pays, the share who passed every one they came to.',
  },
  policy_rejections: { unit: 'count', meaning: 'How often a rule of the service refused a citizen.' },
} as const satisfies Record<string, Omit<Metric, 'name'>>;

/** A metric with a name of its own. */
export type MetricName = keyof typeof catalogue;

const SLA = /^sla_(\d+(?:\.\d+)?(?:ms|s|m|h|d))_success_rate$/;

/** Names to offer where one is mistyped; the last is an example of its pattern. */
export const metricNames: readonly string[] = [...Object.keys(catalogue), 'sla_48h_success_rate'];

/** The metric of that name; undefined where there is none. */
export function metricOf(name: string): Metric | undefined {
  if (Object.hasOwn(catalogue, name)) return { name, ...catalogue[name as MetricName] };
  const allowed = SLA.exec(name)?.[1] ?? '';
  const withinMs = parseDuration(allowed);
  if (!withinMs) return undefined;
  const meaning = `Of the ${ENDED}, the share who did every step within ${allowed} of simulated time.`;
  return { name, unit: 'share', meaning, withinMs };
}

function latency(part: string): { unit: 'ms'; meaning: string } {
  return {
    unit: 'ms',
    meaning: `Time in which ${part} were answered, of documents and api calls; what a fault touched is judged apart.`,
  };
}

function journey(part: string): { unit: 'ms'; meaning: string } {
  return {
    unit: 'ms',
    meaning: `Real time in which ${part} came from start to end, of the citizens who did every step.`,
  };
}
