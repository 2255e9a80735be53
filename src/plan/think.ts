import { diceOf } from './dice.ts';

/** Where in the distribution of their pauses a citizen's pause before a step lies, 0 to below 1. */
export function thinkChance(seed: number, citizen: number, step: number): number {
  return diceOf(seed, `think/${citizen}/${step}`)();
}

/** Seed of what a citizen decides within a step, the same for the same seed. */
export function luckOf(seed: number, citizen: number, step: number): number {
  return Math.floor(diceOf(seed, `luck/${citizen}/${step}`)() * 2 ** 32);
}
