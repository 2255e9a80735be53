export { diffFlights } from './fly.ts';
export type { DiffOptions, SideOptions } from './fly.ts';
export { diffRuns } from './past.ts';
