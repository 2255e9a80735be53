/**
 * How a run went over time, in stretches of one length from take-off on. However long a run was, there are no more than
 * 240 of them.
 */
export interface Timeline {
  /** Length of a stretch, ms; the last one ends with the run. */
  bucketMs: number;
  buckets: TimelineBucket[];
  /** When each fault was active, ms since take-off; pauses shorter than a stretch are left out. */
  faults: (TimelineSpan & { fault: string })[];
  /** When the generator was saturated, by its samples; gaps as above. */
  saturated: TimelineSpan[];
  /** Figures that the service states of itself. */
  gauges: TimelineGauge[];
}

/** A part of the time of a run, ms since take-off. */
export interface TimelineSpan {
  from: number;
  to: number;
}

/** One stretch of a run. */
export interface TimelineBucket {
  /** Citizens who started. */
  arrivals: number;
  /** Citizens on the way, on average over the stretch. */
  active: number;
  /** Documents and api calls of the service that were asked for in it and answered, whatever touched them. */
  answers: number;
  /** Of their durations, ms, to 1 %; null without answers. */
  p50: number | null;
  p95: number | null;
  /** Wrong answers and missing ones as they are counted while a run flies: without what the page itself called off. */
  errors: number;
  /** The same, of exchanges that a fault touched. */
  faulted: number;
}

/** One figure that the service states of itself. */
export interface TimelineGauge {
  name: string;
  unit: 'share' | 'ms' | 'count';
  /** Mean of each stretch; null where it stated none. */
  values: (number | null)[];
  /** Lowest, mean and highest of all that it stated. */
  low: number;
  mean: number;
  high: number;
}
