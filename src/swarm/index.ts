export { startSwarm } from './fly.ts';
export type { Swarm, SwarmOptions } from './fly.ts';
export { flyCitizen } from './flight.ts';
export type { FlightOptions, Said } from './flight.ts';
export { Hold } from './hold.ts';
export { persevere } from './persevere.ts';
export { ready } from './ready.ts';
export { secondTabBefore } from './tab.ts';
