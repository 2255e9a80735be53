import type { Network } from '../../model/index.ts';

/** Conditions of a connection as the DevTools protocol takes them: ms, and bytes per second; -1 is unlimited. */
export interface Conditions {
  offline: boolean;
  latency: number;
  downloadThroughput: number;
  uploadThroughput: number;
}

/** The machine's own connection. */
export const OWN_LINE: Conditions = {
  offline: false,
  latency: 0,
  downloadThroughput: -1,
  uploadThroughput: -1,
};

const BITS = 8;
const PER_KILO = 1_000;

/** A persona's connection, while there is one and while there is none. */
export function conditionsOf({ latencyMs, downKbps, upKbps }: Network, offline: boolean): Conditions {
  const bytes = (kbps: number): number => (kbps * PER_KILO) / BITS;
  return {
    offline,
    latency: latencyMs,
    downloadThroughput: bytes(downKbps),
    uploadThroughput: bytes(upKbps),
  };
}
