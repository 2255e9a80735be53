export { checkOutgoing } from './check.ts';
export type { OutgoingFinding, OutgoingOptions } from './check.ts';
export type { OutgoingRequest } from './request.ts';
