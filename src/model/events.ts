import type { FailureCode } from './failure.ts';
import type { Arm } from './plan.ts';
import type { FaultSpec, Plane } from './scenario.ts';

import type { AccessibilityState, Gauge, PageDownload, SoftNavigation, ValuesFlag, Vital } from './sensed.ts';

/**
 * The record: everything observed, one event a line. `t` is milliseconds since the start of the run (real time,
 * monotonic). Numbers are milliseconds unless their name says otherwise. Citizens are known by their number.
 */
export type RunEvent =
  | RunStarted
  | CitizenStarted
  | StepFinished
  | Exchange
  | PageProblem
  | PageDialog
  | CitizenFinished
  | CitizenComplained
  | Vital
  | SoftNavigation
  | AccessibilityState
  | ValuesFlag
  | PageDownload
  | Gauge
  | FaultEvent
  | FaultPriced
  | GeneratorSample
  | GuardStop
  | RunHeld
  | RunFinished;

export interface RunStarted {
  type: 'run.started';
  t: number;
  runId: string;
  scenario: string;
  seed: number;
  users: number;
  rampUpMs: number;
  target: string;
  /** Start of the run as ISO 8601. */
  at: string;
  browser: string;
}

export interface CitizenStarted {
  type: 'citizen.started';
  t: number;
  citizen: number;
  persona: string;
  plannedAt: number;
  arms: Arm[];
  /** Of the staff: their group of `Scenario.staff`, from 0. They are no citizens in any count. */
  staff?: number;
}

export interface StepFinished {
  type: 'step';
  t: number;
  citizen: number;
  /** Position in the script, from 0. */
  index: number;
  title: string;
  /** Start, ms since the start of the run; `t` is the end of the bookkeeping, not of the step. */
  startedAt: number;
  /** From looking for the control, through the action, to the last answer it caused; failed ones to their failure. */
  durationMs: number;
  outcome: 'passed' | 'failed';
  /** What was typed, chosen or uploaded. */
  value?: string;
  /** What was given to which control, where one step gives several values. */
  given?: { control: string; value: string }[];
  failure?: { code: FailureCode; message: string; hint?: string; page?: string };
  /** Which time this is that the citizen does the step, from 2; absent for the first. */
  attempt?: number;
  /** The citizen does it again after this failure: it is nobody's end and counts in no figure. */
  retried?: true;
}

/**
 * What touched an exchange besides the service; the four are never mixed in one figure. `line`: the citizen's own slow
 * connection; `collateral`: a route that was there for a fault; `faulted`: a fault itself.
 */
export type Touch = 'clean' | 'line' | 'collateral' | 'faulted';

/** One request and its answer. */
export interface Exchange {
  type: 'exchange';
  t: number;
  citizen: number;
  /** Index of the step that was under way. */
  step: number;
  method: string;
  /** Without query. */
  url: string;
  /** From the target's route map, else the host. */
  service: string;
  /** `document` and `api` (fetch, xhr) count as latency; `asset` is everything else. */
  kind: 'document' | 'api' | 'asset';
  /** Of a host that is not the service's: counted apart, judged never. */
  foreign?: true;
  /** HTTP status; 0 when there was no answer. */
  status: number;
  startedAt: number;
  /** From the start of the request to the last byte of the answer. */
  durationMs: number;
  /** The url with its ids as `:id`, so that one address of the service is one series; absent where that changes nothing. */
  route?: string;
  /** From the start to the first byte of the answer; absent, as the three below, where the browser did not say. */
  ttfbMs?: number;
  /** Looking up the name, and connecting with TLS; absent on a connection that was there. */
  dnsMs?: number;
  connectMs?: number;
  /** Bytes of the answer's body as they came over the line. */
  bytes?: number;
  /** `http/1.1`, `h2`. */
  protocol?: string;
  touch: Touch;
  /** Name of the fault that touched it. */
  fault?: string;
  /** A refusal by a rule of the service (application/problem+json with a rule): a right answer, not an error. */
  rejection?: { rule: string; title: string };
  /** Database time as the service states it (Server-Timing: db). */
  dbMs?: number;
  /** Why there was no answer. */
  error?: string;
}

/** A native dialog of the page, and how the citizen answered it. */
export interface PageDialog {
  type: 'page.dialog';
  t: number;
  citizen: number;
  step: number;
  kind: string;
  message: string;
  answer: string;
}

/** An uncaught error of the page or an error on its console. */
export interface PageProblem {
  type: 'page.problem';
  t: number;
  citizen: number;
  step: number;
  source: 'exception' | 'console';
  message: string;
}

export type CitizenOutcome =
  /** Every step done. */
  | 'finished'
  /** A step failed: the service's or the script's doing. */
  | 'failed'
  /** Patience ended. */
  | 'abandoned'
  /** Left where the script says so: neither a success nor a failure. */
  | 'left'
  /** The generator lost them (browser crash): never the service's failure. */
  | 'lost'
  /** In flight when the run was stopped. */
  | 'interrupted'
  /** Never started because the run was stopped. */
  | 'not-started';

export interface CitizenFinished {
  type: 'citizen.finished';
  t: number;
  citizen: number;
  outcome: CitizenOutcome;
  /** Service time: from actual start to end. */
  durationMs: number;
  /** Of the staff: how often they did what they do round after round. Whoever is let go has finished. */
  rounds?: number;
  /** Why, where no step says it: no browser could be had, a fault could not be put in place. */
  failure?: { code: FailureCode; message: string };
  /** Screenshot of the failing page, relative to the run folder. */
  screenshot?: string;
}

/** A citizen who gave up says so in public. */
export interface CitizenComplained {
  type: 'citizen.complained';
  t: number;
  citizen: number;
  /** Position in the script of the step they gave up at. */
  step: number;
  /** What they say, made up: “I tried to …”. */
  words: string;
}

export interface FaultEvent {
  type: 'fault';
  t: number;
  fault: string;
  /** Injected and withdrawn once for each of its windows, for all citizens at once. */
  what: 'injected' | 'withdrawn' | 'fired';
  /** For `injected`: where it acts. */
  plane?: Plane;
  /** For `injected`: the fault itself, where somebody injected it while the run flew; the plan has the others. */
  byHand?: FaultSpec;
  /** For `fired`: whose exchange it acted on, and which; no address where it acted on their whole window. */
  citizen?: number;
  url?: string;
}

/** Two figures of the same thing: in windows in which nothing could be injected, and in those in which it could. */
interface Paired {
  without: number;
  with: number;
}

/** What it costs on this machine to be ready to inject on a plane while no fault acts; medians. */
export interface FaultPrice {
  plane: 'route' | 'proxy';
  /** How many requests, and loads of a page with twenty cached scripts, were timed in each window. */
  requests: number;
  loads: number;
  requestMs: Paired;
  loadMs: Paired;
  /** Requests that reached the service for one load, on average: a browser without its cache asks again. */
  hits: Paired;
}

/** Measured before the first citizen came, where faults of the plan act in or below the browser. */
export interface FaultPriced extends FaultPrice {
  type: 'fault.price';
  t: number;
}

/** One second of the generator itself. */
export interface GeneratorSample {
  type: 'generator';
  t: number;
  /** Fraction of all cores of the host in use, 0 to 1. */
  hostCpu: number;
  /** Longest time this second in which the event loop was blocked. */
  loopDelayMs: number;
  /** Resident memory of the esr process, MB. */
  rssMb: number;
  /** CPU seconds of esr and its browsers in this second, without the service. */
  treeCpu?: number;
  /** Share of this second in which something that could run waited for a CPU, 0 to 1 (Linux PSI, “some”). */
  pressure?: number;
  /** The longest this second that a browser took to answer esr itself, ms. */
  browserDelayMs?: number;
  /** Citizens in flight, and due but waiting for a place. */
  active: number;
  waiting: number;
}

/** The guard stopped the run: something could belong to a real person. Once a run, and never with the value itself. */
export interface GuardStop {
  type: 'guard';
  t: number;
  citizen: number;
  step: number;
  /** What it looks like, such as `ssn`. */
  kind: string;
  /** Masked: `***-**-**42`. */
  value: string;
  /** Where it was and what became of it, as a clause: `which citizen 3 was about to type into field “SSN”`. */
  place: string;
  /** What it could be, why that is not safe and what to do, as one sentence. */
  reason: string;
}

/** The run was paused by hand, or goes on. */
export interface RunHeld {
  type: 'run.held';
  t: number;
  what: 'paused' | 'resumed';
}

export interface RunFinished {
  type: 'run.finished';
  t: number;
  interrupted: boolean;
  /** Why it was stopped, when it was. */
  reason?: string;
  /** Title of the check that stopped it, when one did. */
  gate?: string;
}
