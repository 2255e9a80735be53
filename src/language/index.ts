export { isPrivateHost } from './hosts.ts';
export { loadPersonas } from './load-personas.ts';
export { loadScenario } from './load-scenario.ts';
export { loadTarget } from './load-target.ts';
