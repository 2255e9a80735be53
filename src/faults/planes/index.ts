export { planesOf } from './planes.ts';
export type { LiveTarget } from './lasting.ts';
export { controlToken } from './token.ts';
