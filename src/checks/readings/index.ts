export { readingsOf } from './named.ts';
export { valueOf } from './reading.ts';
export type { Reading, Readings } from './reading.ts';
