export { chooseExemplars } from './exemplars.ts';
export type { ChosenExemplar } from './exemplars.ts';
export { judge } from './judge.ts';
export { Tally } from './tally.ts';
