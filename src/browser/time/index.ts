export { followTime } from './follow.ts';
export { startTimeProxy } from './proxy.ts';
export type { TimeProxy } from './proxy.ts';
export { simulatedAt } from './simulated.ts';
export type { SimulatedTime } from './simulated.ts';
