import { formatShare } from '../../model/index.ts';
import type { VitalName } from '../../model/index.ts';
import type { Sight } from '../sight.ts';
import { counted, outOf } from '../words.ts';
import { count, timed } from './reading.ts';
import type { Read, Readings } from './reading.ts';

const NOTHING_SEEN = 'no step and no exchange was seen';

/** The 75th percentile, by which vitals are judged (web.dev/articles/vitals). */
export function vital(name: VitalName): Read {
  return ({ pages }) => ({
    readings: timed(pages.vitals[name], { percent: 75 }, 'page'),
    nothing: `no page stated its ${name.toUpperCase()}`,
  });
}

export const moves: Read = ({ pages }) => ({
  readings: timed(pages.moves, { percent: 95 }, 'change', undefined),
  nothing: 'no page changed its address by itself',
});

export const consoleErrors: Read = ({ pages }) => ofSeen(pages, pages.problems.console);
export const pageErrors: Read = ({ pages }) => ofSeen(pages, pages.problems.exception);
export const flags: Read = ({ pages }) => ofSeen(pages, pages.flags);

/** Share of the states of which no look may come to anything: with more, what was not seen may be full of barriers. */
const UNSEEN_SHARE = 0.1;

/** Barriers of any kind, or those that keep somebody out. */
export function barriers(which: 'all' | 'serious'): Read {
  return ({ pages: { barriers: found } }) => {
    const { seen, unseen } = found;
    const all = seen + unseen;
    const doubt = `${outOf(unseen, all, 'states')} of pages could not be looked at (allowed ${formatShare(UNSEEN_SHARE)}); see “error” in the table page_states`;
    const readings = count(found.count(which), seen, `in ${counted(seen, 'state')} of pages`);
    return {
      readings: unseen > UNSEEN_SHARE * all ? readings.map((one) => ({ ...one, doubt })) : readings,
      asides: unseen > 0 ? [`${counted(unseen, 'state')} could not be looked at`] : [],
      nothing: 'no state of a page was looked at for barriers',
    };
  };
}

/** How often rules were broken, or how many of them. */
export function breaches(which: 'hits' | 'rules'): Read {
  return ({ pages }) => {
    const { rules, hits } = pages.rules;
    const value = which === 'hits' ? hits : pages.rules.breaches().length;
    const names = pages.rules.breaches().map(({ rule }) => rule.name);
    return {
      readings: count(value, rules.length === 0 ? 0 : pages.looked, `by ${counted(rules.length, 'rule')}`),
      asides: names.slice(0, 3),
      nothing:
        rules.length === 0 ? 'no rule is named below “rules:”, so that nothing is forbidden' : NOTHING_SEEN,
    };
  };
}

function ofSeen({ looked }: Sight['pages'], value: number): Readings {
  return {
    readings: count(value, looked, `in ${counted(looked, 'step or exchange', 'steps and exchanges')}`),
    nothing: NOTHING_SEEN,
  };
}
