export { Injector } from './injector.ts';
export type { InjectorOptions } from './injector.ts';
export { planeOf } from './plane.ts';
export { controlToken, planesOf } from './planes/index.ts';
