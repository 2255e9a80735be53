import type { Exchange } from './events.ts';

/** Whether an exchange is in the figures of the service: a document or an api call, and of its own. */
export function isOfService({ kind, foreign }: Pick<Exchange, 'kind' | 'foreign'>): boolean {
  return kind !== 'asset' && !foreign;
}

/**
 * Whether the page or its browser gave up a request that was under way, mostly by navigating away; in the words of
 * Chromium, Firefox and WebKit. Whose failure that is depends on whether its citizen got on.
 */
export function isCalledOff({ error = '' }: Pick<Exchange, 'error'>): boolean {
  return /ERR_ABORTED|NS_BINDING_ABORTED|cancell?ed/i.test(error);
}

/** In the words of `browser/`: the citizen waited for it to the end of their patience, and it did not come. */
export function isOverdue({ status, error = '' }: Pick<Exchange, 'status' | 'error'>): boolean {
  return status === 0 && error.startsWith('no answer within');
}

/** Whether an exchange went wrong: an answer of 400 and above that no rule gave, or none though nobody called it off. */
export function isBad(exchange: Pick<Exchange, 'status' | 'rejection' | 'error'>): boolean {
  const { status, rejection } = exchange;
  return status === 0 ? !isCalledOff(exchange) : status >= 400 && !rejection;
}
