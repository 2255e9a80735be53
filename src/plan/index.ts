export { planRun } from './plan.ts';
export { withSize } from './with-size.ts';
export { thinkTime } from './think.ts';
