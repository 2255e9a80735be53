export { isRead } from './flags.ts';
export { watchGauges } from './gauges.ts';
export { watchGenerator } from './generator.ts';
export { pageSensors } from './pages.ts';
export type { Whereabouts } from './pages.ts';
