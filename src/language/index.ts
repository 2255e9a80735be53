export { isPrivateHost } from './hosts.ts';
export { loadPersonas } from './load-personas.ts';
export { loadScenario, readScenario } from './load-scenario.ts';
export { loadTarget } from './load-target.ts';
export type { World } from './world.ts';
export { formatScenario, writeScenario } from './write/index.ts';
export type { Formatted } from './write/index.ts';
