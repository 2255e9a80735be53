import type { Metric, Statistic, Subject } from './metric.ts';

/** A metric before it has its name and its filters. */
export type Entry = Omit<Metric, 'name' | 'filters' | 'step' | 'withinMs'>;

const statistics = {
  p50: { percent: 50 },
  p75: { percent: 75 },
  p90: { percent: 90 },
  p95: { percent: 95 },
  p99: { percent: 99 },
  max: { percent: 100 },
  mean: 'mean',
} as const satisfies Record<string, Statistic>;

/** `p95`, `max`, `mean`… */
export type StatisticName = keyof typeof statistics;

/** The statistic of that name; undefined where there is none. */
export function statisticOf(name: string): Statistic | undefined {
  return Object.hasOwn(statistics, name) ? statistics[name as StatisticName] : undefined;
}

/** What is timed, in words that can stand in a sentence. */
export interface Timed {
  subject: Subject;
  /** `documents and api calls were answered`. */
  what: string;
  computed: string;
}

/** One figure of something that takes time. */
export function timing(statistic: StatisticName, { subject, what, computed }: Timed): Entry {
  const found = statistics[statistic];
  const meaning =
    found === 'mean' ? `Mean time in which ${what}.` : `Time in which ${part(found.percent)} of ${what}.`;
  return { unit: 'ms', subject, meaning, computed: `${method(found)} ${computed}`, statistic: found };
}

function part(percent: number): string {
  if (percent === 100) return 'all';
  return percent === 50 ? 'half' : `${percent} %`;
}

function method(statistic: Statistic): string {
  if (statistic === 'mean') return 'The arithmetic mean, with a t interval.';
  return statistic.percent === 100
    ? 'The largest value.'
    : 'The smallest value that this part of all values does not exceed (nearest rank), with an interval by order statistics.';
}
