export { runCommand } from './command.ts';
export type { CommandFailed } from './command.ts';
export { probeTarget } from './probe.ts';
export { startTarget } from './start.ts';
export type { RunningTarget } from './start.ts';
