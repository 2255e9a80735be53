export { chooseExemplars } from './exemplars.ts';
export type { ChosenExemplar } from './exemplars.ts';
export { judge } from './judge.ts';
export { Tally } from './tally.ts';
export type { Live } from './tally.ts';
export { HOST_CPU_CAUTION, LATENESS_P95_MS, LOOP_DELAY_MS, LOST_SHARE } from './validity.ts';
