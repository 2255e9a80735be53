export { GOING_AWAY } from './candidates.ts';
export { findControl } from './find.ts';
export type { Found } from './find.ts';
export { alertsOf } from './offers.ts';
