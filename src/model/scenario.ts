import type { SourcePosition } from './failure.ts';
import type { Filters } from './metrics/index.ts';
import type { Rule } from './rule.ts';

/**
 * The scenario as the engine knows it, whatever form its author wrote it in (see `language/`). Durations are
 * milliseconds, shares are fractions from 0 to 1.
 */

/** A value as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a step does: its kind, one of `steps/`, and settings that the kind's own schema has read. */
export interface Action {
  kind: string;
  settings: { readonly [key: string]: Json };
}

/** How a native dialog is answered that a step brings up: alert, confirm, prompt. */
export type DialogAnswer = 'accept' | 'dismiss' | { text: string };

/** What to take from the page or an answer of the service once the step is done, for later templates. */
export type Capture = { name: string } & (
  | /** Words around the value, which a `*` stands for: `Confirmation number *`. */ { text: string }
  | /** A field of the latest JSON answer whose address has this in it: `/api/claims`, `claim.id`. */ {
      response: string;
      field: string;
    }
);

/** Option `option` of choice `choice` was taken; both count from 0. */
export interface Taken {
  choice: number;
  option: number;
}

/** What may be said of any step, besides what it does. */
export interface StepOptions {
  /** Regions of the page it looks in, the outermost first; see `Wanted`. */
  within?: readonly string[];
  /** Which of several controls, from 1. */
  nth?: number;
  /** Name under which templates find what it captured: `{{ steps.<as>.<capture> }}`. */
  as?: string;
  capture?: readonly Capture[];
  dialog?: DialogAnswer;
}

/** One step of the script: what to do, what to call it, where it was written, who does it. */
export interface Step extends Action, StepOptions {
  /** Short title, unique enough for a report: `fill state`, `click Submit`. */
  title: string;
  at?: SourcePosition;
  /** Only citizens who took all of these options do it; everybody without. */
  when?: readonly Taken[];
  /** Only those of this group of `Scenario.staff` do it, from 0; only citizens without. */
  staff?: number;
}

/** The script as its author structured it. */
export type ScriptItem =
  | ({ item: 'step'; title: string; at?: SourcePosition } & Action & StepOptions)
  /** Exclusive alternatives, exact quotas; what is left of 1 does none of them. */
  | { item: 'choose'; options: readonly ChooseOption[] }
  /** `always`: until they are let go; only the last item of a script of the staff. */
  | { item: 'repeat'; times: number | 'always'; items: readonly ScriptItem[] }
  | { item: 'within'; region: string; items: readonly ScriptItem[] }
  /** A named action, with the steps it stands for. */
  | { item: 'use'; action: string; items: readonly ScriptItem[] };

export interface ChooseOption {
  /** 0 < share <= 1. */
  share: number;
  items: readonly ScriptItem[];
}

/** A point of the script where citizens part; the plan says who goes where. */
export interface Choice {
  shares: readonly number[];
  /** Only citizens who took all of these options come here. */
  when: readonly Taken[];
  /** Those who took all the options of one of these lists have left before. */
  gone?: readonly (readonly Taken[])[];
  /** Whose choice it is, as of a step. */
  staff?: number;
}

/**
 * People on the other side of the counter, who do the same thing: they come before the first citizen, work while citizens
 * are on the way, and are let go when the last one is done. No count of citizens has them.
 */
export interface Staff {
  /** Id of their persona. */
  persona: string;
  /** How many, 1 to `MAX_STAFF` in all groups together. */
  users: number;
  /** As written. */
  script: readonly ScriptItem[];
  /** Places in `Scenario.steps` of what they do round after round, `to` not included; once through without. */
  rounds?: { from: number; to: number };
}

/**
 * More staff than this, in all groups together, one machine does not carry: each has a browser window from the first
 * moment to the last, beside those of the citizens.
 */
export const MAX_STAFF = 200;

/** A gate: a bound on a figure of the run. Where it turns yellow and red is the business of its type. */
export interface Check {
  /** As written: `latency_under_ms`, `status_code_ok`, `success_rate_at_least`; `metric` for an expression. */
  type: CheckType;
  /** Milliseconds, or a fraction from 0 to 1 for rates; absent where the type needs none. */
  target?: number;
  /** Of `metric`: what is compared how, and whether a miss is red (`fail`) or yellow (`warn`). */
  compare?: { metric: string; operator: Operator; miss: 'fail' | 'warn' };
  /** What of the run is judged; all of it without. */
  where?: Filters;
  /** Where it turns yellow and red, in the unit of `target` and instead of it; each is left to the type without. */
  bounds?: { warn?: number; fail?: number };
  /** With fewer values than this it is not proven, whatever they say. */
  minSample?: number;
  /** It ends the run as soon as it is red; not in the first `graceMs` of simulated time. */
  abort?: { graceMs: number };
  /** In words, as the report and `--list` show it: `latency p95 under 300 ms`. */
  title: string;
  at?: SourcePosition;
}
export const checkTypes = ['latency_under_ms', 'status_code_ok', 'success_rate_at_least', 'metric'] as const;
export const operators = ['<', '<=', '>', '>='] as const;
export type Operator = (typeof operators)[number];
export type CheckType = (typeof checkTypes)[number];

/** Kinds of faults: each is a file in `faults/kinds/` and has a short form in `language/`. */
export const faultKinds = [
  'latency',
  'jitter',
  'bandwidth',
  'drip',
  'timeout',
  'connection',
  'sever',
  'cut',
  'status',
  'rate_limit',
  'truncate',
  'corrupt',
  'content_type',
  'empty',
  'mutate',
  'stale',
  'duplicate',
  'reorder',
  'offline',
  'expire',
  'drop',
  'clock_skew',
  'cpu',
] as const;
export type FaultKindName = (typeof faultKinds)[number];

/** Where a fault can act: see docs/scenarios.md. */
export const planes = ['browser', 'proxy', 'route', 'service', 'toxiproxy', 'command'] as const;
export type Plane = (typeof planes)[number];

/** A fault to inject: a kind with its settings, and the wrapper around it: name, target, share. */
export interface FaultSpec {
  /** How the debrief calls it; unique in the scenario. */
  name: string;
  /** Which fault: one of `faultKinds`. */
  kind: string;
  /** The kind's own settings, checked by its own schema. */
  settings: Record<string, unknown>;
  /** Name of a service in the target's route map, or a glob of addresses (it has a `*` then); `**` is any. */
  service: string;
  /** Fraction of the citizens exposed, 0 < share <= 1; an exact quota chosen by seed. */
  share: number;
  /** Only citizens of this persona, of whom `share` are exposed; anybody without. */
  persona?: string;
  /** Only while the citizen does this step, by its title, its kind or its `as`; in any without. */
  step?: string;
  /** Where it acts; the cheapest plane that can express it without. */
  plane?: Plane;
  /** A point inside the service, such as `db`, where it acts on the plane `service`; on its answers without. */
  point?: string;
  /**
   * When it begins and how long it lasts, ms of real time since the start of the run; the whole run without. It comes
   * again every `everyMs` from its beginning, which is longer than it lasts.
   */
  window?: { atMs: number; forMs?: number; everyMs?: number };
  at?: SourcePosition;
}

/** An arrival rate over time: straight lines between points, the last one held to the end. */
export interface LoadProfile {
  /** `atMs`: simulated ms since the start; `perSecond`: citizens that arrive per second of real time. */
  points: readonly { atMs: number; perSecond: number }[];
  /** Simulated ms. */
  durationMs: number;
}

/** More citizens than this are a typing slip, not a drill. */
export const MAX_USERS = 1_000_000;

/** The whole scenario. */
export interface Scenario {
  /** File name without ending: its folder in reports/, its Playwright project. */
  id: string;
  /** What reports call it. */
  name: string;
  /** How many citizens, 1 to `MAX_USERS`. */
  users: number;
  /** Over how long they arrive, ms of real time: evenly unless there is a profile; 0 is all at once. */
  rampUpMs: number;
  profile?: LoadProfile;
  /** How they are spread over that time; evenly without. */
  arrivals?: 'poisson';
  /**
   * So many at once, and the next one comes when one is done (closed model); `rampUpMs` is how long the first ones take
   * to come. Absent: they come when planned, whether or not others are done (open model).
   */
  concurrency?: number;
  /** How many times faster simulated time runs than real time; 1 unless told otherwise. */
  timeWarp: number;
  /** Simulated start, ISO 8601; the moment of the run without. */
  start?: string;
  tags: string[];
  /** Persona ids to draw from; empty means every persona of the project. */
  personas: string[];
  /** As written, for those who write it again. */
  script: readonly ScriptItem[];
  /** Who works on the other side meanwhile; nobody without. */
  staff?: readonly Staff[];
  /** As flown: `script` in one line, then those of the staff, see `flatten`. */
  steps: readonly Step[];
  choices: readonly Choice[];
  checks: Check[];
  /** Module with figures of the author’s own, absolute; every function that it exports is one, by its name. */
  metrics?: string;
  /** What must never be seen. */
  rules?: Rule[];
  faults: FaultSpec[];
  /** The file it came from, absolute. */
  file: string;
  /** The file's text as read, for the debrief. */
  text: string;
}

/** `scenarios/tuition-grant.yml` is `tuition-grant`. */
export function scenarioIdOf(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/(\.scn)?\.(ya?ml|json)$/i, '');
}
