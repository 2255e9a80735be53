export { textFor } from './make.ts';
export { matches } from './match.ts';
export { readPattern } from './read.ts';
export type { Pattern } from './read.ts';
