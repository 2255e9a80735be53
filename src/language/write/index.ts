export { formatScenario } from './format.ts';
export type { Formatted } from './format.ts';
export { writeScenario } from './scenario.ts';
