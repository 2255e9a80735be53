export { rehearsals } from './config.ts';
export type { RehearsalConfig, RehearsalSize } from './config.ts';
