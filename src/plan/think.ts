import type { DurationRange } from '../model/index.ts';
import { diceOf } from './dice.ts';

/** Pause of a citizen before a step, ms: uniform over the persona's range, the same for the same seed. */
export function thinkTime(
  seed: number,
  citizen: number,
  step: number,
  { minMs, maxMs }: DurationRange,
): number {
  return minMs + diceOf(seed, `think/${citizen}/${step}`)() * (maxMs - minMs);
}
