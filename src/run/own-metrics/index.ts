export { computeOwn } from './compute.ts';
export { ownFiguresOf } from './keep.ts';
export { loadOwnMetrics } from './load.ts';
export type { OwnMetrics } from './load.ts';
