export { whyOfCheck } from './check.ts';
export { grouped, withWhy } from './grouped.ts';
export type { WhyFinding } from './grouped.ts';
export { whyOf } from './explain.ts';
export type { Explained } from './explain.ts';
export { withFaultsForAll } from './for-all.ts';
