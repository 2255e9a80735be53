export { openFaults } from './open.ts';
export { SimulatedFault } from './point.ts';
export type { ServiceFaults, ServiceFaultsOptions } from './open.ts';
