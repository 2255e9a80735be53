export { EVENTS_FILE, openRecord } from './append.ts';
export type { RunRecord } from './append.ts';
export { createRunFolder, newRunId, pointLatest } from './folder.ts';
export { readEvents } from './read.ts';
export { keepTables } from './parquet/index.ts';
export { ask } from './query/index.ts';
export type { Answered, AskedRun, Cell } from './query/index.ts';
export { relations } from './tables/index.ts';
export type { Column, Relation } from './tables/index.ts';
