import { takes, type Choice } from '../model/index.ts';
import { diceOf, shuffled } from './dice.ts';
import { quotas } from './quotas.ts';

/**
 * Who of `users` citizens takes which option at each choice of the script: exact quotas among those who come there
 * (98 % of 10,000 is 9,800), in an order chosen by seed. What the shares leave of 1 takes none of the options.
 * @param side a group of the staff, which has choices of its own; citizens without.
 * @returns per citizen the option taken at each choice; -1 for none, also where they do not come by.
 */
export function choicesOf(
  users: number,
  choices: readonly Choice[],
  { seed, side }: { seed: number; side?: number },
): number[][] {
  const taken = Array.from({ length: users }, () => choices.map(() => -1));
  for (const [index, { shares, when, gone = [], staff }] of choices.entries()) {
    if (staff !== side) continue;
    const here = taken.filter(
      (options) => takes({ when }, options) && !gone.some((left) => takes({ when: left }, options)),
    );
    const rest = Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0));
    const counts = quotas(here.length, [...shares, rest]);
    const options = counts.flatMap((count, option) =>
      Array.from({ length: count }, () => (option < shares.length ? option : -1)),
    );
    for (const [i, option] of shuffled(options, diceOf(seed, `choice ${index}`)).entries()) {
      const citizen = here[i];
      if (citizen) citizen[index] = option;
    }
  }
  return taken;
}
