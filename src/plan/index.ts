export { armsOf } from './arms.ts';
export { diceOf } from './dice.ts';
export { planRun } from './plan.ts';
export { withSize } from './with-size.ts';
export { luckOf, thinkChance } from './think.ts';
