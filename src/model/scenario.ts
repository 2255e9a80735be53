import type { SourcePosition } from './failure.ts';

/**
 * The scenario as the engine knows it, whatever form its author wrote it in (see `language/`). Durations are
 * milliseconds, shares are fractions from 0 to 1.
 */

/** Go to an address, relative to the target. */
export interface VisitStep {
  kind: 'visit';
  path: string;
}

/** Press what a person would press: a button, a link, a tab. `/path` is a link with that address, else a visit. */
export interface ClickStep {
  kind: 'click';
  control: string;
}

/** Give a control a value: text, an option of a list. Templates are rendered per citizen. */
export interface FillStep {
  kind: 'fill';
  control: string;
  value: string;
}

/** Choose a file; `control` is needed only where the page offers several uploads. */
export interface UploadStep {
  kind: 'upload';
  /** Absolute path. */
  file: string;
  control?: string;
}

/** What must be true; every named part must hold within the citizen's patience. */
export interface ExpectStep {
  kind: 'expect';
  /** The page's address (path) starts with this. */
  page?: string;
  /** This text is visible. */
  text?: string;
  /** Status of the latest document, fetch or xhr exchange of this citizen's page. */
  status?: number;
}

/** What a step does, without where it was written. */
export type Action = VisitStep | ClickStep | FillStep | UploadStep | ExpectStep;
export type StepKind = Action['kind'];

/** One step of the script: what to do, what to call it, where it was written. */
export type Step = Action & {
  /** Short title, unique enough for a report: `fill state`, `click Submit`. */
  title: string;
  at?: SourcePosition;
};

/** A gate: a bound on a figure of the run. Where it turns yellow and red is the business of its type. */
export interface Check {
  /** As written: `latency_under_ms`, `status_code_ok`, `success_rate_at_least`. */
  type: CheckType;
  /** Milliseconds, or a fraction from 0 to 1 for rates; absent where the type needs none. */
  target?: number;
  /** In words, as the report and `--list` show it: `latency p95 under 300 ms`. */
  title: string;
  at?: SourcePosition;
}
export const checkTypes = ['latency_under_ms', 'status_code_ok', 'success_rate_at_least'] as const;
export type CheckType = (typeof checkTypes)[number];

/** Kinds of faults: each is a file in `faults/` and has a short form in `language/`. */
export const faultKinds = ['latency'] as const;
export type FaultKindName = (typeof faultKinds)[number];

/** A fault to inject: a kind with its settings, and the wrapper around it: name, target, share. */
export interface FaultSpec {
  /** How the debrief calls it; unique in the scenario. */
  name: string;
  /** Which fault: one of `faultKinds`. */
  kind: string;
  /** The kind's own settings, checked by its own schema. */
  settings: Record<string, unknown>;
  /** Name of a service in the target's route map. */
  service: string;
  /** Fraction of the citizens exposed, 0 < share <= 1; an exact quota chosen by seed. */
  share: number;
  at?: SourcePosition;
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
  /** Over how long they arrive, evenly, in ms; 0 is all at once. */
  rampUpMs: number;
  /** Persona ids to draw from; empty means every persona of the project. */
  personas: string[];
  steps: Step[];
  checks: Check[];
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
