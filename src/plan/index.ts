export { planRun } from './plan.ts';
export { withSize } from './with-size.ts';
export { luckOf, thinkChance } from './think.ts';
