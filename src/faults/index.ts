export { Injector } from './injector.ts';
export type { InjectorOptions } from './injector.ts';
