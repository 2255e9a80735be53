import { StepFailure, type FailureCode, type OnError, type Session } from '../model/index.ts';

/** What a citizen meets as an error of the page or of an answer. What the script or the generator did wrong is none. */
const ERRORS: readonly FailureCode[] = [
  'error-page',
  'target-down',
  'expectation-unmet',
  // An error page has not what they look for.
  'control-not-found',
];

/** What a citizen does about a failure: again at once or after refreshes, or nothing more. */
type Reaction = { kind: 'again'; refreshes: number } | { kind: 'complain' } | { kind: 'give up' };

/** @param attempt the one that failed, from 1. */
export function reactionTo(code: FailureCode, onError: OnError, attempt: number): Reaction {
  // Who waited as long as they are patient does not wait for the same again, but reloads in anger and complains.
  const errs = ERRORS.includes(code);
  if (onError.kind === 'retry' && errs && attempt <= onError.times) return { kind: 'again', refreshes: 0 };
  if (onError.kind === 'rage-refresh' && (errs || code === 'gave-up') && attempt === 1)
    return { kind: 'again', refreshes: onError.times };
  const isTheirs = errs || code === 'gave-up' || code === 'unreachable';
  return onError.kind === 'complain' && isTheirs ? { kind: 'complain' } : { kind: 'give up' };
}

/** Who does it, and who hears of what went wrong on the way. */
export interface Temper {
  onError: OnError;
  session: Pick<Session, 'rageRefresh'>;
  signal: AbortSignal;
  /** A short think before somebody does it again. */
  pause(): Promise<void>;
  /** Hears of each failure after which the citizen goes on. */
  failed(failure: StepFailure, attempt: number): void;
}

/**
 * Does a step as often as the citizen does it in spite of errors.
 * @param attempt does it once; its number counts from 1.
 * @throws the last failure, where they give up.
 */
export async function persevere<T>(attempt: (number: number) => Promise<T>, temper: Temper): Promise<T> {
  for (let number = 1; ; number += 1) {
    try {
      return await attempt(number);
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      const reaction = reactionTo(error.code, temper.onError, number);
      if (reaction.kind !== 'again') throw error;
      temper.failed(error, number);
      if (reaction.refreshes === 0) await temper.pause();
      else await temper.session.rageRefresh?.(reaction.refreshes, temper.signal);
    }
  }
}
