import { nearest, StepFailure } from '../../model/index.ts';
import type { Grip } from './tools.ts';

const MOST_OPTIONS = 12;

/** How a log of Playwright's attempts tells what was in the way, and how a person would say it. */
const OBSTACLES: readonly [RegExp, string | undefined][] = [
  [/element is not enabled|option being selected is not enabled/, 'stayed disabled'],
  [/element is not editable/, 'stayed read-only'],
  [/<(\S+?)[ >].*intercepts pointer events/, undefined],
  [/element is not (?:non-inert|visible)|element is inside a hidden frame/, 'stayed hidden'],
  [/element is outside of the viewport/, 'stayed out of sight'],
  [/element is not stable/, 'did not stand still'],
];

/** Why a control could not be used, from Playwright's log of its attempts; undefined when it does not say. */
function obstacle(error: unknown): string | undefined {
  const log = error instanceof Error ? error.message : '';
  for (const [sign, words] of OBSTACLES) {
    const found = sign.exec(log);
    if (found) return words ?? `stayed covered by a ${found[1]}`;
  }
  return undefined;
}

/** What to throw for an error of Playwright: in words where its log tells why, else the error itself. */
export function explained(error: unknown, grip: Grip): unknown {
  if (!(error instanceof Error) || error.name !== 'TimeoutError') return error;
  const why = obstacle(error);
  return why ? gaveUp(grip, why) : error;
}

/** The citizen's patience ended. @param why completes “because “Send” …”. */
export function gaveUp({ patience, shownPath, name }: Grip, why: string): StepFailure {
  const waited = `gave up after ${patience.patienceMs / 1_000} s on ${shownPath()}`;
  return new StepFailure('gave-up', `${waited}, because ${name} ${why}`);
}

/** The value is none for a control of that kind. @param takes completes “… takes …”. */
export function takesOnly({ name }: Grip, takes: string, value: string): StepFailure {
  return new StepFailure(
    'unexpected',
    `${name} takes ${takes}, not “${value}”`,
    'correct the value in the scenario',
  );
}

/** The control cannot do what was asked of it. @param what completes the sentence about it. */
export function cannot({ found }: Grip, what: string, hint: string): StepFailure {
  return new StepFailure('unexpected', `${found.shown} ${what}`, hint);
}

/** The value was given and the page did not take it. */
export function notTaken({ name }: Grip, value: string, shows: string): StepFailure {
  return new StepFailure(
    'unexpected',
    `${name} did not take “${value}”; it shows ${shows === '' ? 'nothing' : `“${shows}”`}`,
    'the page may change or refuse what is given: try the same by hand',
  );
}

/** What is to be chosen is not there. */
export function noOption({ name }: Grip, wanted: string, labels: readonly string[]): StepFailure {
  const near = nearest(wanted, labels);
  const rest = labels.length > MOST_OPTIONS ? ` and ${labels.length - MOST_OPTIONS} more` : '';
  return new StepFailure(
    'control-not-found',
    `the list ${name} has no option “${wanted}”; it offers ${labels.slice(0, MOST_OPTIONS).join(', ') || 'none'}${rest}`,
    near.length > 0 ? `did you mean “${near[0]}”?` : 'use an option that the page shows',
  );
}
