export type { Again } from './compare.ts';
export type { Fate } from './course.ts';
export { flyRerun, prepareRerun } from './fly.ts';
export type { Rerun, RerunOrder } from './fly.ts';
