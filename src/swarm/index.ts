export { startSwarm } from './fly.ts';
export type { Swarm, SwarmOptions } from './fly.ts';
export { flyCitizen, ready } from './flight.ts';
export type { FlightOptions } from './flight.ts';
