import { causeOf } from '../model/index.ts';
import type { CitizenOutcome, FailureCode, Finding } from '../model/index.ts';
import type { Crowd, Life } from './crowd.ts';
import { headline } from './words.ts';

/** How many citizen numbers a finding names. */
const FINDING_CITIZENS = 10;

/** Ends that are nobody's failure. */
const NO_FINDING: readonly CitizenOutcome[] = ['finished', 'left', 'interrupted'];

/** A finding with the two parts of its cause; no title where no step failed. */
export type Cause = Finding & { code: FailureCode; title?: string };

/**
 * Failures grouped by cause, which is failure code and step (or none), most frequent first; message and hint are those of the
 * lowest citizen number. Citizens stopped with the run, and those who left as the script says, are no finding.
 */
export function findings(crowd: Pick<Crowd, 'lives'>): Cause[] {
  const causes = new Map<string, Cause>();
  const lives = [...crowd.lives.values()].toSorted((a, b) => a.number - b.number);
  for (const { number, outcome, failure } of lives) {
    if (outcome === undefined || NO_FINDING.includes(outcome)) continue;
    const { code, title, message, hint } = failure ?? unexplained(outcome);
    const cause = causeOf(code, title);
    const found = causes.get(cause);
    if (found) {
      found.count++;
      if (found.citizens.length < FINDING_CITIZENS) found.citizens.push(number);
    } else {
      causes.set(cause, {
        cause,
        code,
        message,
        count: 1,
        citizens: [number],
        ...(title === undefined ? {} : { title }),
        ...(hint === undefined ? {} : { hint }),
      });
    }
  }
  return [...causes.values()].toSorted((a, b) => b.count - a.count);
}

function unexplained(outcome: CitizenOutcome): NonNullable<Life['failure']> {
  return outcome === 'lost'
    ? { code: 'browser-lost', message: 'The browser went away under the citizen' }
    : { code: 'unexpected', message: 'The citizen ended without a failed step' };
}

/** `9 stopped at ‘click Submit’: …; 4 at ‘fill state’: …`: where citizens got stuck, counted from their failures. */
export function stuckAt(crowd: Crowd): string {
  return findings(crowd)
    .filter(({ code }) => code !== 'browser-lost')
    .slice(0, 2)
    .map(
      ({ count, title, message }, i) =>
        `${count} ${i === 0 ? 'stopped ' : ''}${title === undefined ? 'outside the script' : `at ‘${title}’`}: ${headline(message)}`,
    )
    .join('; ');
}
