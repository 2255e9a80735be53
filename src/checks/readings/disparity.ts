import { formatShare } from '../../model/index.ts';
import { disparitiesOf } from '../groups.ts';
import { outOf } from '../words.ts';
import type { Read } from './reading.ts';

/** The four-fifths rule; the reading names who is hurt first. */
export const disparity: Read = ({ crowd }, { plan, by }) => {
  const found = disparitiesOf(plan, crowd, by);
  if (found.length === 0) {
    const kind = by === undefined ? '' : ` of ${by}`;
    return { readings: [], nothing: `no two groups${kind} can be compared, or nobody finished` };
  }
  const readings = found.map(({ by: kind, worst, best, ratio, interval }) => {
    const said = ({ finished, ended }: typeof worst): string => formatShare(finished / ended);
    const over = [
      `as of ${kind} ‘${worst.name}’ ${outOf(worst.finished, worst.ended, 'citizens')} finished (${said(worst)})`,
      `and of ‘${best.name}’ ${outOf(best.finished, best.ended, 'citizens')} (${said(best)})`,
    ].join(', ');
    return { value: ratio, n: interval.n, interval, over };
  });
  return { readings, nothing: '' };
};
