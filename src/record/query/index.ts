export { ask } from './ask.ts';
export type { Answered, AskedRun } from './ask.ts';
export type { Cell } from './plain.ts';
