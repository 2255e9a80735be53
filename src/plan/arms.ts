import type { Arm } from '../model/index.ts';
import { shuffled } from './dice.ts';
import type { Dice } from './dice.ts';

/**
 * Who of `users` citizens feels a fault: a randomised trial with exact quotas. `round(share * users)` are exposed.
 * As many are controls, where so many are left, else half of those who are left (rounded up): some stay untouched,
 * since only they fly as citizens do without any route in their way. With a share of 1 everybody is exposed and
 * there is nobody to compare with.
 * @returns the arm of each citizen, in order of arrival.
 */
export function armsOf(users: number, share: number, dice: Dice): Arm[] {
  const exposed = Math.round(share * users);
  const left = users - exposed;
  const control = exposed <= left ? exposed : Math.ceil(left / 2);
  const arms = Array.from({ length: users }, (_, i): Arm => {
    if (i < exposed) return 'exposed';
    return i < exposed + control ? 'control' : 'untouched';
  });
  return shuffled(arms, dice);
}

/**
 * The same among some of the citizens; the others are untouched.
 * @param among whether each citizen is one of them, in order of arrival.
 */
export function armsAmong(among: readonly boolean[], share: number, dice: Dice): Arm[] {
  const arms = armsOf(among.filter(Boolean).length, share, dice);
  let next = 0;
  return among.map((isOne) => (isOne ? (arms[next++] ?? 'untouched') : 'untouched'));
}
