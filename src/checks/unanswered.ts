import { isCalledOff, isOverdue } from '../model/index.ts';
import type { Exchange } from '../model/index.ts';
import type { Life } from './crowd.ts';

/** Tells how far citizens came and how they ended. */
export interface Ends {
  readonly lives: { get(citizen: number): Pick<Life, 'outcome' | 'passed'> | undefined };
}

/** What must be known of exchanges without an answer, and how many there are of that kind. */
interface Missing extends Pick<
  Exchange,
  'citizen' | 'step' | 'service' | 'kind' | 'touch' | 'status' | 'error'
> {
  count: number;
}

/**
 * Exchanges without an answer. Whether they are errors is known only when it is known how their citizen ended, so that
 * they are kept, but those alike only once: a page that asks again and again costs no memory.
 */
export class Unanswered {
  /** Documents and api calls that the page itself did not call off. */
  soFar = 0;
  readonly #kinds = new Map<string, Missing>();

  add({ citizen, step, service, kind, touch, status, error }: Exchange): void {
    const said = error === undefined ? {} : { error };
    if (kind !== 'asset' && !isCalledOff(said)) this.soFar++;
    const key = [citizen, step, kind, touch, service, error].join('\n');
    const known = this.#kinds.get(key);
    if (known) known.count++;
    else this.#kinds.set(key, { citizen, step, service, kind, touch, status, ...said, count: 1 });
  }

  /** Every kind of them, and whether it is the service’s fault. */
  *judged(ends: Ends): Generator<Missing & { isError: boolean }> {
    for (const missing of this.#kinds.values()) yield { ...missing, isError: isError(missing, ends) };
  }
}

/**
 * Whether a missing answer is the service's fault.
 *
 *     the citizen                  no answer within…   called off by the page   refused, reset, …
 *     finished, left as the script
 *     says, or passed the step     error               nobody's                 error
 *     failed or gave up at it      error               error: evidence          error
 *     was stopped or lost in it    error               cut off                  cut off
 *
 * The first column is always an error: it comes from a citizen whose patience had ended while nobody cut it short.
 */
function isError(missing: Missing, { lives }: Ends): boolean {
  if (isOverdue(missing)) return true;
  const { outcome, passed = 0 } = lives.get(missing.citizen) ?? {};
  const gotOn = outcome === 'finished' || outcome === 'left' || missing.step < passed;
  return isCalledOff(missing)
    ? !gotOn && (outcome === 'failed' || outcome === 'abandoned')
    : gotOn || outcome === 'failed' || outcome === 'abandoned';
}
