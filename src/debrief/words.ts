import { formatCount } from '../model/index.ts';
import type { Answer, Debrief, FunnelStep, GateResult, Scorecard, Verdict } from '../model/index.ts';

/** `LAUNCH`, `LAUNCH, WITH CAUTION`, `DO NOT LAUNCH`, `NOT PROVEN`. */
export function answerTitle(answer: Answer): string {
  return answer.toUpperCase();
}

/** A mark next to a word, never instead of it. */
export const VERDICT_MARK: Record<Verdict, string> = { PASS: '✔', WARN: '▲', FAIL: '✖', INVALID: '?' };

/** A mark next to a word, never instead of it. */
export const GATE_MARK: Record<GateResult['status'], string> = {
  green: '✔',
  yellow: '▲',
  red: '✖',
  unproven: '?',
};

/** `LAUNCH · TuitionGrantLoad · p95 242 ms, 0 errors`: the answer as the title of a report. */
export function reportName(scorecard: Scorecard): string {
  const latency = scorecard.latency.n > 0 ? `p95 ${formatCount(Math.round(scorecard.latency.p95))} ms, ` : '';
  const { finished, planned, left } = scorecard.citizens;
  const gone = left > 0 ? `${leftInWords(left)}, ` : '';
  const crowd =
    finished < planned ? `${formatCount(finished)} of ${formatCount(planned)} finished, ${gone}` : '';
  return `${answerTitle(scorecard.answer)} · ${scorecard.scenario} · ${crowd}${latency}${formatErrors(scorecard.errors)}`;
}

/**
 * What it cost on this machine to be ready to inject, a sentence for each plane: `Being ready to inject on the plane
 * “proxy”, with no fault acting: a request takes 4.3 ms instead of 3.6, …`.
 */
export function pricesInWords({ injecting = [] }: Scorecard): string[] {
  const ms = (value: number): string => value.toFixed(1);
  return injecting.map(({ plane, requestMs, loadMs, hits }) => {
    const cache =
      hits.with > hits.without
        ? `; without the browser’s cache a load asks the service ${count(hits.with)} times instead of ${count(hits.without)}`
        : '; the browser keeps its cache';
    return `Being ready to inject on the plane “${plane}”, with no fault acting: a request takes ${ms(requestMs.with)} ms instead of ${ms(requestMs.without)}, a page with cached scripts ${ms(loadMs.with)} ms instead of ${ms(loadMs.without)}${cache}.`;
  });
}

function count(value: number): string {
  return String(Number(value.toFixed(1)));
}

/** `12 left as the script says`: neither a success nor a failure. */
export function leftInWords(left: number): string {
  return `${formatCount(left)} left as the script says`;
}

/** `Caseworker: 4 worked, 31 rounds`, `Caseworker: 3 of 4 worked to the end, 1 failed, 22 rounds`; a text for each group. */
export function staffInWords({ staff = [] }: Scorecard): string[] {
  return staff.map(({ persona, planned, started, finished, failed, abandoned, lost, rounds }) => {
    const ends: [number, string][] = [
      [failed, 'failed'],
      [abandoned, 'gave up'],
      [lost, 'lost by the generator'],
      [started - finished - failed - abandoned - lost, 'stopped with the run'],
      [planned - started, 'never began'],
    ];
    const worked =
      finished === planned
        ? `${formatCount(planned)} worked`
        : `${formatCount(finished)} of ${formatCount(planned)} worked to the end`;
    const others = ends.filter(([n]) => n > 0).map(([n, what]) => `${formatCount(n)} ${what}`);
    const done = `${formatCount(rounds)} round${rounds === 1 ? '' : 's'}`;
    return `${persona}: ${[worked, ...others, done].join(', ')}`;
  });
}

/**
 * How many left at a step as the script says: who came to it and neither passed nor failed nor was cut off. Every
 * one who started a step is exactly one of the four.
 */
export function leftAt({ started, passed, failed, cutOff }: FunnelStep): number {
  return started - passed - failed - cutOff;
}

/** Milliseconds of an exchange, never turned into seconds: bounds are stated in ms. */
export function formatMs(ms: number): string {
  return `${formatCount(Math.round(ms))}\u00a0ms`;
}

export function formatErrors(n: number): string {
  return `${formatCount(n)} error${n === 1 ? '' : 's'}`;
}

/** `all 9 failed citizens and 6 of 41 others`: how many exemplars stand for how many citizens. */
export function shownInWords({ failed, ofFailed, others, ofOthers }: Debrief['shown']): string {
  const some = (part: number, whole: number, what: string): string =>
    part === whole
      ? `all ${formatCount(whole)} ${what}`
      : `${formatCount(part)} of ${formatCount(whole)} ${what}`;
  return ofFailed === 0
    ? `${some(others, ofOthers, 'citizens')}, none of whom failed`
    : `${some(failed, ofFailed, 'failed citizens')} and ${some(others, ofOthers, 'others')}`;
}

/** Sum over rules. */
export function rejectionCount({ policyRejections }: Scorecard): number {
  return Object.values(policyRejections).reduce((sum, n) => sum + n, 0);
}
