import { formatShare } from '../../model/index.ts';
import { disparityOf } from '../groups.ts';
import { outOf } from '../words.ts';
import type { Read } from './reading.ts';

/** The four-fifths rule; the reading names who is hurt first. */
export const disparity: Read = ({ crowd }, { plan, by }) => {
  const found = disparityOf(plan, crowd, by);
  if (!found) {
    const kind = by === undefined ? '' : ` of ${by}`;
    return { readings: [], nothing: `no two groups${kind} can be compared, or nobody finished` };
  }
  const { worst, best, ratio, interval } = found;
  const said = ({ finished, ended }: typeof worst): string => formatShare(finished / ended);
  const over = [
    `as of ${found.by} ‘${worst.name}’ ${outOf(worst.finished, worst.ended, 'citizens')} finished (${said(worst)})`,
    `and of ‘${best.name}’ ${outOf(best.finished, best.ended, 'citizens')} (${said(best)})`,
  ].join(', ');
  return { readings: [{ value: ratio, n: interval.n, interval, over }], nothing: '' };
};
