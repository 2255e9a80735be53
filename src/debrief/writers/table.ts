import { formatCount, formatDuration, formatShare } from '../../model/index.ts';
import type { Percentiles } from '../../model/index.ts';
import { formatMs } from '../words.ts';

/** A figure as it is known, with what it counts; `points` are percentage points of a fraction. */
export interface Figure {
  value: number;
  unit: Unit;
}

/** `ms` are shown as such, `duration` also in seconds and minutes; `plain` is a number that is no amount. */
type Unit = 'count' | 'ms' | 'duration' | 'share' | 'points' | 'MB' | 'plain';

/** Undefined where there was nothing to measure. */
export type Cell = string | Figure | undefined;

/** One table of the debrief; every format that has tables shows the same ones. */
export interface Table {
  /** One word, for programs. */
  name: string;
  title: string;
  columns: string[];
  /** As many cells as columns; the first one says what the row is about. */
  rows: Cell[][];
}

/** An amount that is whole. */
export const count = (value: number): Figure => ({ value, unit: 'count' });

/** A percentile of durations; undefined where there were none. */
export function percentile(
  of: Percentiles,
  which: 'p50' | 'p95' | 'max',
  unit: 'ms' | 'duration' = 'ms',
): Cell {
  return of.n > 0 ? { value: of[which], unit } : undefined;
}

/** A cell for people, in the words of the answer page. */
export function shown(cell: Cell): string {
  if (cell === undefined || cell === '') return '–';
  if (typeof cell === 'string') return cell;
  const { value, unit } = cell;
  switch (unit) {
    case 'count':
      return formatCount(value);
    case 'ms':
      return value < 0 ? `−${formatMs(-value)}` : formatMs(value);
    case 'duration':
      return value < 0 ? `−${formatDuration(-value)}` : formatDuration(value);
    case 'share':
      return formatShare(value);
    case 'points':
      return `${Number((value * 100).toFixed(1))} points`.replace('-', '−');
    case 'MB':
      return `${Math.round(value)} MB`;
    case 'plain':
      return String(value);
  }
}

/** What the raw number of a cell counts, for programs: `ms`, `fraction`, `MB`; nothing for texts and plain numbers. */
export function unitOf(cell: Cell): string {
  if (cell === undefined || typeof cell === 'string') return '';
  const names = { duration: 'ms', share: 'fraction', points: 'fraction', plain: '' } as const;
  const { unit } = cell;
  return unit === 'count' || unit === 'ms' || unit === 'MB' ? unit : names[unit];
}
