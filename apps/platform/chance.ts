import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** A share of one that looks like chance and is always the same for the same words: from 0, below 1. */
export function chanceOf(...words: readonly (string | number)[]): number {
  const digest = createHash('sha256').update(words.join('\u0000')).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

/** A number between two, ends included, that is always the same for the same words. */
export function between(least: number, most: number, ...words: readonly (string | number)[]): number {
  return least + Math.floor(chanceOf(...words) * (most - least + 1));
}

/**
 * Takes as long as an agent does in the place of which a stub stands: some real time between two bounds, in
 * milliseconds, always the same for the same words. Gives what it took.
 */
export async function takeTime(
  leastMs: number,
  mostMs: number,
  ...words: readonly (string | number)[]
): Promise<number> {
  const ms = between(leastMs, mostMs, ...words);
  await sleep(ms);
  return ms;
}
