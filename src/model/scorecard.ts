import type { CitizenOutcome, FaultPrice, GuardStop, RunEvent, StepFinished, Touch } from './events.ts';
import type { Cause } from './cause.ts';
import type { Citizen } from './persona.ts';
import type { RerunOf } from './plan.ts';
import type { Revision } from './revision.ts';
import type { CheckType, Plane, Scenario } from './scenario.ts';
import type { Timeline } from './timeline.ts';

export type Verdict = 'PASS' | 'WARN' | 'FAIL' | 'INVALID';
/** The answer a minister understands. */
export type Answer = 'launch' | 'launch, with caution' | 'do not launch' | 'not proven';

/** How one gate came out. `unproven`: there was no data, or the run was cut short. */
export interface GateResult {
  type: CheckType;
  title: string;
  status: 'green' | 'yellow' | 'red' | 'unproven';
  /** The figure in words: `p95 242 ms over 4,021 exchanges`. */
  measured: string;
  /** Bounds in words: `yellow above 300 ms, red above 600 ms`. */
  bounds: string;
  /** Why it came out so, one sentence for a person. */
  reason: string;
  /** The figure itself, in the unit of its metric; absent where there was none, or several. */
  value?: number;
  /** 95 % interval of the figure; absent where it was counted and not estimated. */
  interval?: Interval;
}

/** What a figure could be just as well, given how few it is of. An end that nobody knows is null. */
export interface Interval {
  low: number | null;
  high: number | null;
  /** How many values it is of. */
  n: number;
}

/** How one group of citizens fared: all whose persona says the same of one kind of group. */
export interface GroupResult {
  /** Kind of group: `language`. */
  by: string;
  /** `Spanish`; `not stated` of everybody else. */
  group: string;
  /** Who came to an end of their own, and who of them did every step. */
  ended: number;
  finished: number;
  /** Share of those who finished, 0 to 1; null where nobody ended. */
  success: number | null;
  interval: Interval;
  /** Real time from start to end of those who finished, ms; null where nobody did. */
  journeyP50Ms: number | null;
  journeyP95Ms: number | null;
  /** Its share divided by that of the best group of its kind; null where that is nothing. */
  ratio: number | null;
}

/** Percentiles of durations, ms; exact, over `n` values. All 0 when n is 0. */
export interface Percentiles {
  n: number;
  p50: number;
  p90: number;
  p95: number;
  p99: number;
  max: number;
}

/** One step of the script, as the crowd went through it. */
export interface FunnelStep {
  title: string;
  started: number;
  passed: number;
  failed: number;
  /** Of those who failed: whose patience ended here; absent in records of before. */
  abandoned?: number;
  /** Ended by the run's stop or by a lost browser: neither passed nor failed, and not in `durations`. */
  cutOff: number;
  durations: Percentiles;
}

/** Difference of two proportions or means with its 95 % confidence interval. */
export interface Difference {
  control: number;
  exposed: number;
  difference: number;
  low: number;
  high: number;
}

/** What a fault did: exposed citizens against control citizens who flew at the same time. */
export interface FaultEffect {
  fault: string;
  service: string;
  /** Where it acted; absent where it never was injected. */
  plane?: Plane;
  exposed: number;
  control: number;
  /** How often it acted: on exchanges, or on windows of citizens on the plane `browser`. */
  fired: number;
  /** Fraction of citizens who finished; null where an arm is empty. */
  success: Difference | null;
  /** Fraction of citizens whose patience ended; null where an arm is empty; absent in records of before. */
  abandoned?: Difference | null;
  /** Mean journey time of those who finished, ms. */
  journeyMs: Difference | null;
  /** The step whose mean time grew most, of `compared` steps; its interval allows for that many comparisons. */
  slowestStep: (Difference & { title: string; compared: number }) | null;
  withdrawn: boolean;
  /** One sentence for a person. */
  summary: string;
}

/** Whether the figures can be trusted: was the generator, not the service, the limit? */
export interface Validity {
  valid: boolean;
  /** Sentences, also the thresholds they rest on; empty when valid. */
  reasons: string[];
  /** What to keep in mind though it does not void the run. */
  cautions: string[];
  lateness: Percentiles;
  hostCpuMean: number;
  hostCpuMax: number;
  loopDelayMaxMs: number;
  /** The longest a browser took to answer the generator itself. */
  browserDelayMaxMs: number;
  /** Seconds sampled, and those in which the generator was saturated: what was timed in them is in no percentile. */
  seconds: number;
  saturatedSeconds: number;
  /** Durations that are in no percentile for that. */
  leftOut: number;
  /** Mean share of time in which something waited for a CPU (Linux PSI); absent where the system does not say. */
  pressureMean?: number;
  rssMaxMb: number;
}

/** How a group of the staff did: people on the other side of the counter, who are no citizens in any count. */
export interface StaffResult {
  /** Display name of their persona. */
  persona: string;
  planned: number;
  started: number;
  /** Who worked until they were let go, or did every step of a script that ends. */
  finished: number;
  /** Who stopped working because a step failed, or because their patience ended. */
  failed: number;
  abandoned: number;
  lost: number;
  /** How often they did what they do round after round, all together. */
  rounds: number;
}

/** Failures with the same cause, as one finding. */
export interface Finding {
  /** Short and stable: `expectation-unmet at click Submit`. */
  cause: string;
  message: string;
  hint?: string;
  count: number;
  /** Citizen numbers, the first ones. */
  citizens: number[];
  /** Why, with evidence of the first of them; absent in records of before. */
  why?: Cause;
}

/** Everything the debrief shows, computed from the record and nothing else. */
export interface Scorecard {
  runId: string;
  scenario: string;
  seed: number;
  target: string;
  /** As in the plan, to say how the run is repeated. */
  targetOption?: string;
  targetArgs?: string[];
  /** Which code of the service; only of a side of a comparison of branches. */
  revision?: Revision;
  /** Some citizens of another run flew again: it says nothing about a launch. */
  rerunOf?: RerunOf;
  startedAt: string;
  durationMs: number;
  interrupted: boolean;
  /** The guard stopped the run. */
  guard?: GuardStop;
  verdict: Verdict;
  answer: Answer;
  /** In words, the most important first. */
  reasons: string[];
  citizens: Record<CitizenOutcome, number> & { planned: number; started: number };
  /**
   * Documents and api calls of one cohort: clean ones, or faulted ones where there are no clean ones. As citizens felt
   * them: where the generator kept one waiting, from the planned moment.
   */
  latency: Percentiles;
  /** The same from the actual start. */
  serviceLatency: Percentiles;
  /**
   * Documents and api calls with status >= 400 that are not rejections by rule, or without an answer; what a fault
   * answered, and what was cut off with its citizen, is left out.
   */
  errors: number;
  /** Documents and api calls. */
  exchanges: number;
  /** With hosts that are not the service's, assets included: in no other figure. What a page called off is no error. */
  foreign: { exchanges: number; errors: number };
  /** Rule id -> how often it refused. */
  policyRejections: Record<string, number>;
  gates: GateResult[];
  /** A check with `abort_on_fail` ended the run, ms after take-off; the run counts as judged, not as interrupted. */
  abortedBy?: { gate: string; afterMs: number };
  /** Every figure of the catalogue that has one name, and those of the author’s own; null where there was no data. */
  metrics: Record<string, number | null>;
  /** By kind of group, the worst first. */
  groups: GroupResult[];
  /** Names of the rules that were broken, and how often something was seen that breaks one. */
  ruleViolations: { rule: string; about: string; hits: number; first: string }[];
  funnel: FunnelStep[];
  /** Absent in records of before. */
  timeline?: Timeline;
  /** One row per service and cohort. */
  services: { service: string; touch: Touch; latency: Percentiles; errors: number; dbMs: Percentiles }[];
  /** By display name. */
  personas: {
    persona: string;
    citizens: number;
    finished: number;
    /** Whose patience ended; absent in records of before. */
    abandoned?: number;
    /** Who gave up and said so in public; absent in records of before. */
    complaints?: number;
  }[];
  /** By group of the scenario, in its order; absent where nobody works on the other side. */
  staff?: StaffResult[];
  findings: Finding[];
  faults: FaultEffect[];
  /** What being ready to inject cost where no fault acted; absent where nothing could be, and in records of before. */
  injecting?: FaultPrice[];
  validity: Validity;
}

/** A citizen shown in full. */
export interface Exemplar {
  citizen: Citizen;
  /** One of the staff. */
  isStaff?: true;
  outcome: CitizenOutcome;
  /** Which of its persona it is, from 1, unique in a run: those who failed come first, then by number. */
  rank: number;
  startedAt: number;
  durationMs: number;
  steps: StepFinished[];
  /** Absolute path. */
  screenshot?: string;
  events: RunEvent[];
}

/** What the writers of the debrief get. */
export interface Debrief {
  scorecard: Scorecard;
  scenario: Scenario;
  exemplars: Exemplar[];
  /** How many failed and finished citizens there were, so that a writer can say what is not shown. */
  shown: { failed: number; ofFailed: number; others: number; ofOthers: number };
  /** The browser the citizens flew in, as `run.started` states it. */
  browser?: string;
  /** Absolute path of the run folder. */
  dir: string;
}
