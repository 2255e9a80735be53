/**
 * Failures a person reads. Each says "could not do A, because B" and carries what to do about it and the exit
 * code of the process, so that no face has to know what went wrong in order to end properly.
 */

/** Process exit codes, as a pipeline sees them. */
export const EXIT = { pass: 0, fail: 1, badInput: 2, invalid: 3, interrupted: 130 } as const;

/** A place in a file that a person can jump to; line and column count from 1. */
export interface SourcePosition {
  file: string;
  line: number;
  column: number;
}

/** One thing that is wrong with the input. */
export interface Problem {
  /** What is wrong and why, one sentence, no full path, no stack. */
  message: string;
  /** What to do about it. */
  hint?: string;
  at?: SourcePosition;
  /** The line itself, so that the caret can be drawn under `at.column`. */
  sourceLine?: string;
}

/**
 * Bad input: everything that is wrong, all at once. Nothing was started. Exit code 2.
 * Thrown by `language`, by the lookup of targets and browsers, and by `plan`.
 */
export class BadInput extends Error {
  readonly exitCode = EXIT.badInput;
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'BadInput';
    this.problems = problems;
  }
}

/** `file:line:column: message`, the line with a caret, and the hint, as printed on a terminal. */
export function describeProblem(problem: Problem): string {
  const { at, message, sourceLine, hint } = problem;
  const lines = [at ? `${at.file}:${at.line}:${at.column}: ${message}` : message];
  if (at && sourceLine !== undefined) {
    const shown = sourceLine.length > 120 ? `${sourceLine.slice(0, 117)}…` : sourceLine;
    // Tabs stay tabs, so that the caret stands below its character on every terminal.
    const before = shown.slice(0, Math.min(at.column, 118) - 1).replace(/[^\t]/g, ' ');
    lines.push(`    ${shown}`, `    ${before.padEnd(Math.min(at.column, 118) - 1)}^`);
  }
  if (hint) lines.push(`  → ${hint}`);
  return lines.join('\n');
}

/** What an error says; anything else that was thrown, as text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why a step of a citizen failed; the first word of every cause that the debrief groups by. */
export type FailureCode =
  /** No control of that name on the page, or several. */
  | 'control-not-found'
  | 'control-ambiguous'
  /** The control is there and takes a mouse: the keyboard does not get to it, or it does not react to keys. */
  | 'unreachable'
  /** An `expect` did not hold. */
  | 'expectation-unmet'
  /** The service gave no answer: refused, reset, unreachable. */
  | 'target-down'
  /** The page itself came as an error page (status 400 and above). */
  | 'error-page'
  /** The citizen's patience ended before the page answered. */
  | 'gave-up'
  /** The page or browser went away under the citizen: the generator's failure, not the service's. */
  | 'browser-lost'
  /** The citizen left, as the script says: nobody's failure. */
  | 'left'
  /** The run was stopped. */
  | 'interrupted'
  /** Anything else; the sentence has the detail. */
  | 'unexpected';

/**
 * What failures are grouped by: `expectation-unmet at click Submit`; `browser-lost outside the script` without a step;
 * `accessibility barrier: unreachable at click Submit`, since that is what a reader has to know of it.
 */
export function causeOf(code: FailureCode, step?: string): string {
  const cause = step === undefined ? `${code} outside the script` : `${code} at ${step}`;
  return code === 'unreachable' ? `accessibility barrier: ${cause}` : cause;
}

/** A step that could not be done, said as a citizen's failure: what, where, because, and what the page offers. */
export class StepFailure extends Error {
  readonly code: FailureCode;
  readonly hint: string | undefined;
  constructor(code: FailureCode, message: string, hint?: string) {
    super(message);
    this.name = 'StepFailure';
    this.code = code;
    this.hint = hint;
  }
}
