export { findControl } from './find.ts';
export { alertsOf } from './offers.ts';
