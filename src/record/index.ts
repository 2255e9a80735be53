export { EVENTS_FILE, openRecord } from './append.ts';
export type { RunRecord } from './append.ts';
export { createRunFolder, newRunId, pointLatest } from './folder.ts';
export { readEvents } from './read.ts';
