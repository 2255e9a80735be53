export { isoDay, isoWeek, pad, readDay } from './day.ts';
export type { Day } from './day.ts';
export { COMMON, formatIn, written } from './format.ts';
export { namesOf } from './months.ts';
export { isoTime, readMoment, readMonth, readTime } from './time.ts';
