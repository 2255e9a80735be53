export { archiveRuns } from './archive.ts';
export type { ArchiveOptions, Archived } from './archive.ts';
export { listRuns } from './list.ts';
export type { ListedRun } from './list.ts';
export { retireRuns } from './retire.ts';
export { restoreRun } from './restore.ts';
export { trendOf } from './trend.ts';
export type { Trend, TrendRun } from './trend.ts';
