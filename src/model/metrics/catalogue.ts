import type { Metric } from './metric.ts';
import { timing } from './timings.ts';
import type { Entry, Timed } from './timings.ts';

const ENDED = 'citizens who came to an end of their own and did not leave as the script says';
const WILSON = 'A share of counts, with Wilson’s interval.';
const COUNTED = 'Counted, so that it has no interval.';

const latency: Timed = {
  subject: 'exchanges',
  what: 'documents and api calls were answered; what a fault touched is judged apart',
  computed:
    'Of `exchange` events with an answer, from when a citizen was planned to ask to the last byte; assets, other hosts and what passed a fault’s route are left out.',
};

const journey: Timed = {
  subject: 'people',
  what: 'the citizens who did every step came from start to end, in real time',
  computed: 'Of `citizen.finished` events with the outcome finished.',
};

/** Figures with a name of their own; families of names are patterns besides. */
export const catalogue = {
  latency_p50_ms: timing('p50', latency),
  latency_p90_ms: timing('p90', latency),
  latency_p95_ms: timing('p95', latency),
  latency_p99_ms: timing('p99', latency),
  latency_max_ms: timing('max', latency),
  latency_mean_ms: timing('mean', latency),
  error_rate: {
    unit: 'share',
    subject: 'exchanges',
    meaning:
      'Share of documents and api calls that failed with nobody but the service to blame; a refusal by a rule is a right answer.',
    computed: `${WILSON} What a fault answered and what was cut off with its citizen is in neither number.`,
  },
  errors: counted('exchanges', 'Documents and api calls that failed as in `error_rate`.', 'exchange'),
  exchanges: counted('exchanges', 'Documents and api calls.', 'exchange'),
  throughput: {
    unit: 'rate',
    subject: 'exchanges',
    meaning: 'Documents and api calls that were answered in a second of real time, on average.',
    computed: `The number of \`exchange\` events with an answer, divided by the time of the run or of the window. ${COUNTED}`,
  },
  bytes: {
    unit: 'bytes',
    subject: 'exchanges',
    meaning: 'Size of all answers as they came over the line, assets included.',
    computed: `The sum of \`bytes\` of \`exchange\` events, where the browser states them. ${COUNTED}`,
  },
  db_wait_p95_ms: timing('p95', {
    subject: 'exchanges',
    what: 'answers that state it were done with the database',
    computed: 'Of `dbMs` of `exchange` events: the `db` part of Server-Timing.',
  }),
  policy_rejections: counted('exchanges', 'How often a rule of the service refused a citizen.', 'exchange'),
  success_rate: people(`Of the ${ENDED}, the share who did every step.`),
  abandon_rate: people(`Of the ${ENDED}, the share whose patience ended.`),
  payment_success: people(
    'Of the citizens who did a step that pays, the share who passed every one they came to.',
  ),
  journey_p50_ms: timing('p50', journey),
  journey_p90_ms: timing('p90', journey),
  journey_p95_ms: timing('p95', journey),
  journey_p99_ms: timing('p99', journey),
  journey_max_ms: timing('max', journey),
  journey_mean_ms: timing('mean', journey),
  started: counted('people', 'Citizens who started.', 'citizen.started'),
  finished: counted('people', 'Citizens who did every step.', 'citizen.finished'),
  lost: counted(
    'people',
    'Citizens whom the generator lost, such as with a browser that crashed.',
    'citizen.finished',
  ),
  retries: counted('people', 'How often a citizen did a step again because it had failed.', 'step'),
  complaints: counted('people', 'Citizens who gave up and said so in public.', 'citizen.complained'),
  disparity_ratio: {
    unit: 'plain',
    subject: 'groups',
    meaning:
      'The share who did every step in the group that fared worst, divided by that of the group that fared best; of all kinds of groups the worst.',
    computed:
      'The four-fifths rule (29 CFR 1607.4 D) over the `groups` of personas, with an interval by MOVER of Wilson’s limits, widened for the number of groups that are compared.',
  },
  lcp_p75_ms: vital(
    'Time after which the largest part of 75 % of pages was drawn (Largest Contentful Paint).',
  ),
  fcp_p75_ms: vital('Time after which the first part of 75 % of pages was drawn (First Contentful Paint).'),
  inp_p75_ms: vital('Time in which 75 % of pages reacted to what a citizen did (Interaction to Next Paint).'),
  ttfb_p75_ms: vital('Time after which the first byte of 75 % of pages came (Time to First Byte).'),
  cls_p75: {
    ...vital(
      'How much 75 % of pages moved about at most while they were used: a score (Cumulative Layout Shift).',
    ),
    unit: 'plain',
  },
  soft_nav_p95_ms: timing('p95', {
    subject: 'pages',
    what: 'changes of address within a page came to rest',
    computed: 'Of `navigation` events.',
  }),
  console_errors: counted('pages', 'Errors on the consoles of pages.', 'page.problem'),
  page_errors: counted('pages', 'Errors of pages that nobody caught.', 'page.problem'),
  a11y_violations: barriers('Barriers that axe-core found, each once for a state of a page.'),
  a11y_serious: barriers('The serious and critical ones of `a11y_violations`.'),
  values_flags: counted('pages', 'How often a guard of values flagged something.', 'values.flag'),
  compliance_hits: counted(
    'pages',
    'How often something was seen that a rule of the scenario forbids.',
    'any',
  ),
  esq_rule_violations: counted('pages', 'How many rules of the scenario were broken.', 'any'),
} as const satisfies Record<string, Entry>;

/** A metric with a name of its own. */
export type MetricName = keyof typeof catalogue;

/**
 * What a figure of an author’s own is computed from: those of the run, of the service and of the same module, by their
 * names. What had no data is not a number, and what is computed from it is not proven.
 */
export type Metrics = Readonly<Record<MetricName, number>> & { readonly [name: string]: number };

/** Of `sla_<duration>_success_rate`. */
export function withinTime(allowed: string): string {
  return `Of the ${ENDED}, the share who did every step within ${allowed} of simulated time.`;
}

/** Of a share of citizens. */
export function people(meaning: string): Entry {
  return {
    unit: 'share',
    subject: 'people',
    meaning,
    computed: `${WILSON} Lost, stopped and never started citizens are in neither number.`,
  };
}

function counted(subject: Metric['subject'], meaning: string, event: string): Entry {
  const from = event === 'any' ? 'whatever the rule looks at' : `\`${event}\` events`;
  return { unit: 'count', subject, meaning, computed: `The number of ${from} that say so. ${COUNTED}` };
}

function barriers(meaning: string): Entry {
  const computed = `The rules that \`a11y\` events name, each once for a state of an address pattern. ${COUNTED}`;
  return { unit: 'count', subject: 'states', meaning, computed };
}

function vital(meaning: string): Entry {
  return { ...timing('p75', { subject: 'pages', what: '', computed: 'Of `vital` events.' }), meaning };
}
