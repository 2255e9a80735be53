export { findControl, glanceAt } from './find.ts';
export type { Found } from './found.ts';
export { alertsOf, buttonsOf, fieldsOf, linkTo, reads, textOf } from './read.ts';
