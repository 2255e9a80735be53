export { diffFlights } from './fly.ts';
export { diffRuns } from './past.ts';
