/**
 * What a figure is counted in: milliseconds of real time, a fraction from 0 to 1, a number of things, things per second,
 * bytes, or a number that is none of these, such as a score or the quotient of two shares.
 */
export type MetricUnit = 'ms' | 'share' | 'count' | 'rate' | 'bytes' | 'plain';

/** By what a figure can be narrowed down, in the order in which it is written. */
export const filterKeys = ['service', 'step', 'persona', 'group', 'touch', 'by', 'from', 'to'] as const;
export type FilterKey = (typeof filterKeys)[number];

/** What of a run a figure is of; everything without. Times are simulated ms since the start. */
export interface Filters {
  /** Name in the target’s route map. */
  service?: string;
  /** Title of a step, its kind or its `as`. */
  step?: string;
  /** Id of a persona. */
  persona?: string;
  /** `language: Spanish`: a kind of group, and which. */
  group?: string;
  /** Exchanges that a fault touched, or those that none did. */
  touch?: 'clean' | 'faulted';
  /** Of a figure that compares groups: the kind of group. */
  by?: string;
  /** From this moment on, and before that one. */
  from?: number;
  to?: number;
}

/** What a percentile, a mean or a maximum is taken of. */
export type Statistic = { percent: number } | 'mean';

/** What a figure is about, which decides by what it can be narrowed down. */
export type Subject = 'exchanges' | 'people' | 'steps' | 'pages' | 'states' | 'groups';

/** A figure of a run that a check may name. */
export interface Metric {
  /** As written: `latency_p95_ms`. */
  name: string;
  unit: MetricUnit;
  subject: Subject;
  /** What it is, one sentence. */
  meaning: string;
  /** How it is computed, from which events, one or two sentences. */
  computed: string;
  filters: readonly FilterKey[];
  /** Of `sla_<duration>_success_rate`: the time allowed, simulated ms. */
  withinMs?: number;
  /** Of `step.<step>.<statistic>`: which step, by its title, its kind or its `as`. */
  step?: string;
  /** Of figures that are one of several of the same values. */
  statistic?: Statistic;
}

/** By what figures about a subject can be narrowed down. */
export const filtersOf: Readonly<Record<Subject, readonly FilterKey[]>> = {
  exchanges: ['service', 'step', 'persona', 'group', 'touch', 'from', 'to'],
  people: ['persona', 'group', 'from', 'to'],
  steps: ['persona', 'group', 'from', 'to'],
  pages: ['step', 'persona', 'group', 'from', 'to'],
  // Each is looked at once in a run, by whoever came there first: whose it is says nothing.
  states: [],
  groups: ['by', 'from', 'to'],
};
