export { rehearsals } from './config.ts';
export type { RehearsalConfig } from './config.ts';
