import { formatShare } from '../model/index.ts';
import type { Check } from '../model/index.ts';
import { findings } from './findings.ts';
import type { Measured } from './measured.ts';
import type { Tally } from './tally.ts';
import { counted, headline, outOf } from './words.ts';

/**
 * `success_rate_at_least`: of the citizens who came to an end of their own, the share that finished. Lost,
 * interrupted and never started ones are the generator's doing and left out.
 */
export function successGate({ target = 1 }: Check, { crowd }: Tally): Measured {
  const finished = crowd.count('finished');
  const { ended } = crowd;
  const bounds = target === 1 ? 'red when one does not finish' : `red below ${formatShare(target)}`;
  const flown = crowd.count('lost') + crowd.count('interrupted') + crowd.count('not-started');
  const leftOut = flown > 0 ? `; ${counted(flown, 'citizen')} lost, stopped or never started left out` : '';
  const measured = `${outOf(finished, ended, 'citizens')} finished${leftOut}`;
  if (ended === 0) {
    return { status: 'unproven', measured, bounds, reason: 'no citizen came to an end of their own' };
  }
  // Compared as counts: 0.98 * 50 must not fail 49 citizens by a rounding of the product.
  const enough = finished >= target * ended - 1e-9;
  const all = finished === ended ? 'all ' : '';
  const share = all
    ? `all ${counted(ended, 'citizen')} finished`
    : `${outOf(finished, ended, 'citizens')} finished`;
  if (enough) return { status: 'green', measured, bounds, reason: share };
  return { status: 'red', measured, bounds, reason: `${share}; ${stuck(crowd)}` };
}

/** `9 stopped at ‘click Submit’: …; 4 at ‘fill state’: …`. */
function stuck(crowd: Tally['crowd']): string {
  return findings(crowd)
    .filter(({ code }) => code !== 'browser-lost')
    .slice(0, 2)
    .map(
      ({ count, title, message }, i) =>
        `${count} ${i === 0 ? 'stopped ' : ''}${title === undefined ? 'outside the script' : `at ‘${title}’`}: ${headline(message)}`,
    )
    .join('; ');
}
