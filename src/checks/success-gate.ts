import { formatCount, formatShare } from '../model/index.ts';
import type { Check } from '../model/index.ts';
import { stuckAt } from './findings.ts';
import type { Measured } from './measured.ts';
import { asProven, inInterval } from './proof.ts';
import type { Sight } from './sight.ts';
import { shareInterval } from './small-sample.ts';
import { counted, outOf } from './words.ts';

/**
 * `success_rate_at_least`: of the citizens who came to an end of their own, the share that finished. Lost,
 * interrupted and never started ones are the generator's doing and left out; so are those who left as the script says.
 */
export function successGate(check: Check, { crowd }: Sight): Measured {
  const finished = crowd.count('finished');
  const { ended } = crowd;
  const { warn, fail } = boundsOfSuccess(check);
  const bounds = inWords(fail, warn);
  const counts = [`${outOf(finished, ended, 'citizens')} finished`, ...notCounted(crowd)];
  if (ended === 0) return { status: 'unproven', measured: counts.join('; '), bounds, reason: NOBODY_ENDED };
  const interval = shareInterval(finished, ended);
  const measured = [...counts, inInterval(interval, formatShare)].join('; ');
  // Compared as counts: 0.98 * 50 must not fail 49 citizens by a rounding of the product.
  const reaches = (least: number): boolean => finished >= least * ended - 1e-9;
  const [left] = leftInWords(crowd);
  const share = [
    finished === ended
      ? `all ${counted(ended, 'citizen')} finished`
      : `${outOf(finished, ended, 'citizens')} finished`,
    ...(left === undefined ? [] : [`(${left})`]),
  ].join(' ');
  const gate = { value: finished / ended, interval, measured, bounds };
  if (reaches(Math.max(fail, warn ?? 0))) return { ...gate, status: 'green', reason: share };
  const reason = `${share}; ${stuckAt(crowd)}`;
  if (reaches(fail)) return { ...gate, status: 'yellow', reason };
  const couldHold = (interval.high ?? 1) >= fail;
  return asProven({ ...gate, status: 'red', reason }, { couldHold, format: formatShare });
}

/**
 * Shares below which the gate turns red and yellow. A target is the red one; beside `fail` it is the yellow one, as with
 * latencies. Without any of them everybody must finish; a check that only warns is never red.
 */
export function boundsOfSuccess({ target, bounds = {} }: Check): { fail: number; warn?: number } {
  const fail = bounds.fail ?? target ?? (bounds.warn === undefined ? 1 : 0);
  const warn = bounds.warn ?? (bounds.fail === undefined ? undefined : target);
  return warn === undefined ? { fail } : { fail, warn };
}

function inWords(fail: number, warn: number | undefined): string {
  const red = fail === 1 ? 'red when one does not finish' : `red below ${formatShare(fail)}`;
  if (warn === undefined) return red;
  const yellow = warn === 1 ? 'yellow when one does not finish' : `yellow below ${formatShare(warn)}`;
  return fail === 0 ? yellow : `${yellow}, ${red}`;
}

/** Why a share of citizens is no figure where nobody is in it. */
export const NOBODY_ENDED = 'no citizen came to an end of their own';

/** Citizens who are in no share of citizens, in words; nothing where there are none. */
export function notCounted(crowd: Sight['crowd']): string[] {
  const cutOff = crowd.count('lost') + crowd.count('interrupted') + crowd.count('not-started');
  return [
    ...leftInWords(crowd),
    ...(cutOff > 0 ? [`${counted(cutOff, 'citizen')} lost, stopped or never started left out`] : []),
  ];
}

function leftInWords(crowd: Sight['crowd']): string[] {
  const left = crowd.count('left');
  return left > 0 ? [`${formatCount(left)} left as the script says`] : [];
}
