import { formatCount, formatShare } from '../model/index.ts';
import type { Check } from '../model/index.ts';
import { stuckAt } from './findings.ts';
import type { Measured } from './measured.ts';
import type { Tally } from './tally.ts';
import { counted, outOf } from './words.ts';

/**
 * `success_rate_at_least`: of the citizens who came to an end of their own, the share that finished. Lost,
 * interrupted and never started ones are the generator's doing and left out; so are those who left as the script says.
 */
export function successGate({ target = 1 }: Check, { crowd }: Tally): Measured {
  const finished = crowd.count('finished');
  const { ended } = crowd;
  const bounds = target === 1 ? 'red when one does not finish' : `red below ${formatShare(target)}`;
  const measured = [`${outOf(finished, ended, 'citizens')} finished`, ...notCounted(crowd)].join('; ');
  if (ended === 0) return { status: 'unproven', measured, bounds, reason: NOBODY_ENDED };
  // Compared as counts: 0.98 * 50 must not fail 49 citizens by a rounding of the product.
  const enough = finished >= target * ended - 1e-9;
  const [left] = leftInWords(crowd);
  const share = [
    finished === ended
      ? `all ${counted(ended, 'citizen')} finished`
      : `${outOf(finished, ended, 'citizens')} finished`,
    ...(left === undefined ? [] : [`(${left})`]),
  ].join(' ');
  if (enough) return { status: 'green', measured, bounds, reason: share };
  return { status: 'red', measured, bounds, reason: `${share}; ${stuckAt(crowd)}` };
}

/** Why a share of citizens is no figure where nobody is in it. */
export const NOBODY_ENDED = 'no citizen came to an end of their own';

/** Citizens who are in no share of citizens, in words; nothing where there are none. */
export function notCounted(crowd: Tally['crowd']): string[] {
  const cutOff = crowd.count('lost') + crowd.count('interrupted') + crowd.count('not-started');
  return [
    ...leftInWords(crowd),
    ...(cutOff > 0 ? [`${counted(cutOff, 'citizen')} lost, stopped or never started left out`] : []),
  ];
}

function leftInWords(crowd: Tally['crowd']): string[] {
  const left = crowd.count('left');
  return left > 0 ? [`${formatCount(left)} left as the script says`] : [];
}
