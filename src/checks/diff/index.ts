export { compareRuns } from './compare.ts';
export type { FlownRun } from './side.ts';
