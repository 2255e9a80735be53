export { probeTarget } from './probe.ts';
export { startTarget } from './start.ts';
export type { RunningTarget } from './start.ts';
