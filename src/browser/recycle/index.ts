export { Recycler } from './lend.ts';
export type { Lent } from './lend.ts';
export { recyclingLaunch } from './launch.ts';
