export { citizenOf, valuesOf } from './citizen.ts';
export { documentFor } from './documents/index.ts';
export { states } from './places/index.ts';
export { rendererFor } from './renderer.ts';
export { thinkAt } from './think.ts';
