export { citizenOf } from './citizen.ts';
export { rendererFor } from './renderer.ts';
export { states } from './states.ts';
