import { formatCount, formatDuration } from '../model/index.ts';
import type { Answer, GateResult, Plan, Validity, Verdict } from '../model/index.ts';
import type { Tally } from './tally.ts';
import { counted } from './words.ts';

const ANSWERS: Record<Verdict, Answer> = {
  PASS: 'launch',
  WARN: 'launch, with caution',
  FAIL: 'do not launch',
  INVALID: 'not proven',
};

/**
 * The verdict of a run. INVALID wins over everything: an interrupted run or one whose generator was the limit
 * proves nothing, though its red gates are still listed. Then any red gate is FAIL, any gate without evidence is
 * INVALID, any yellow one is WARN, and only a run with none of these is PASS.
 */
export function verdictOf(gates: readonly GateResult[], validity: Validity, interrupted: boolean): Verdict {
  const some = (status: GateResult['status']): boolean => gates.some((gate) => gate.status === status);
  if (interrupted || !validity.valid) return 'INVALID';
  if (some('red')) return 'FAIL';
  if (some('unproven')) return 'INVALID';
  return some('yellow') ? 'WARN' : 'PASS';
}

/** The verdict as the answer to the question that was asked: shall we launch? */
export function answerOf(verdict: Verdict): Answer {
  return ANSWERS[verdict];
}

/** Why, in words, the most important first; `gates` come in that order too. */
export function reasonsOf(
  verdict: Verdict,
  gates: readonly GateResult[],
  validity: Validity,
  stopped: string | undefined,
): string[] {
  const because = (status: GateResult['status']): string[] =>
    gates.filter((gate) => gate.status === status).map(({ reason }) => reason);
  const red = because('red');
  switch (verdict) {
    case 'INVALID':
      return [
        ...(stopped === undefined ? [] : [stopped]),
        ...validity.reasons,
        ...(stopped === undefined ? unproven(gates) : []),
        ...red.map((reason) => `also seen: ${reason}`),
      ];
    case 'FAIL':
      return [
        ...(stopped === undefined ? [] : [stopped]),
        ...red,
        ...because('yellow'),
        ...validity.cautions,
      ];
    case 'WARN':
      return [
        ...because('yellow').map((reason) => `with caution: ${reason}`),
        ...because('green'),
        ...validity.cautions,
      ];
    case 'PASS':
      return [because('green').join(', '), ...validity.cautions];
  }
}

/** `stopped after 1m 12s: Ctrl-C; 12 of 50 citizens had flown`; undefined for a run that ended by itself. */
export function stoppedBecause(plan: Plan, tally: Tally): string | undefined {
  const { finished, crowd, guard } = tally;
  if (finished && !finished.interrupted) return undefined;
  const why = finished ? finished.reason : 'the record ends in the middle';
  const flown = `${formatCount(crowd.ended + crowd.count('left'))} of ${formatCount(plan.arrivals.length)} citizens had flown`;
  const by = guard ? ' by the guard' : finished?.gate === undefined ? '' : ` by the check “${finished.gate}”`;
  return `stopped${by} after ${formatDuration(finished?.t ?? tally.latest)}${why ? `: ${why}` : ''}; ${flown}`;
}

/** Why a rerun proves nothing about a launch; undefined for a run of its own. */
export function rerunBecause({ rerunOf, arrivals }: Plan): string | undefined {
  if (!rerunOf) return undefined;
  return `a rerun: ${counted(arrivals.length, 'citizen')} of run ${rerunOf.run} again, to see whether they still fail`;
}

function unproven(gates: readonly GateResult[]): string[] {
  return gates
    .filter(({ status }) => status === 'unproven')
    .map(({ title, reason }) => `‘${title}’ is not proven: ${reason}`);
}
