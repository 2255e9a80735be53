export { traitContext } from './context.ts';
export type { TraitContext } from './context.ts';
export { gearFor } from './gear.ts';
export type { Gear } from './gear.ts';
export { mannerOf } from './manner.ts';
export { openAgain, reloadInAnger } from './windows.ts';
