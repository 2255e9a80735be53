export type { Place, State } from './place.ts';
export { states } from './states.ts';
