/** Answers of the service that are refusals by one of its rules, where it does not say so itself with problem+json. */
export interface RejectionRule {
  /** Only of this service; of any without. */
  service?: string;
  /** Only at these addresses; at any without. A glob, as those of services. */
  url?: string;
  /** Only with this status; with any from 400 to 499 without. */
  status?: number;
  /** How the refusal is counted. */
  rule: string;
  /** The same in words. */
  title: string;
}

/** Where answers in JSON say that a guard of values flagged something. Fields by their path: `guard.flag`. */
export interface FlagRule {
  /** Addresses whose answers are read. A glob, as those of services. */
  url: string;
  /** What it is called; a text, or a list of them. Absent, empty or false: nothing was flagged. */
  field: string;
  /** True where what was flagged was kept from the citizen; without, where the status is 400 or above. */
  refused?: string;
  /** Why, in words. */
  message?: string;
}

/** How a figure that the service states is shown. */
export interface GaugeRecipe {
  /** Name of a metric in the Prometheus text; its series are added up. */
  metric: string;
  /** Only series that have these labels. */
  labels: Readonly<Record<string, string>>;
  /** Its growth per second; without, a counter shows its growth since the run began and a gauge its value. */
  rate: boolean;
  /** Divides its growth by that of another metric: sum by count is a mean. */
  per?: string;
  unit: 'share' | 'ms' | 'count';
}

/** Figures that the service states of itself. */
export interface TargetGauges {
  /** A path on the target, or a whole address. Answers with Prometheus text. */
  address: string;
  /** What is shown, by the name it is shown with. */
  show: Readonly<Record<string, GaugeRecipe>>;
}

/** What a target's file tells sensors. */
export interface TargetSensors {
  gauges?: TargetGauges;
  rejections?: readonly RejectionRule[];
  flags?: readonly FlagRule[];
}
