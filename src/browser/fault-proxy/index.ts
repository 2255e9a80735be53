export { goAndSettle } from './settle.ts';
export { startFaultProxy } from './proxy.ts';
export type { FaultProxy, FaultProxyOptions } from './proxy.ts';
export { proxyRefuses } from './refuses.ts';
