import type { Finding } from '../model/index.ts';
import type { Crowd } from './crowd.ts';

/** How many citizen numbers a finding names. */
const FINDING_CITIZENS = 10;

/** A finding with the two parts of its cause. */
export type Cause = Finding & { code: string; title: string };

/**
 * Failures grouped by cause, which is failure code and step, most frequent first; message and hint are those of the
 * lowest citizen number. Citizens stopped with the run are no finding.
 */
export function findings(crowd: Crowd): Cause[] {
  const causes = new Map<string, Cause>();
  const lives = [...crowd.lives.values()].toSorted((a, b) => a.number - b.number);
  for (const { number, outcome, failure } of lives) {
    if (outcome === undefined || outcome === 'finished' || outcome === 'interrupted') continue;
    const { code, title, message, hint } = failure ?? unexplained(outcome);
    const cause = `${code} at ${title}`;
    const found = causes.get(cause);
    if (found) {
      found.count++;
      if (found.citizens.length < FINDING_CITIZENS) found.citizens.push(number);
    } else {
      const base = { cause, code, title, message, count: 1, citizens: [number] };
      causes.set(cause, hint === undefined ? base : { ...base, hint });
    }
  }
  return [...causes.values()].toSorted((a, b) => b.count - a.count);
}

function unexplained(outcome: string): { code: string; title: string; message: string; hint?: string } {
  return outcome === 'lost'
    ? { code: 'browser-lost', title: 'the browser', message: 'The browser went away under the citizen' }
    : { code: 'unexpected', title: 'no step', message: 'The citizen ended without a failed step' };
}
