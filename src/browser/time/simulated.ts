/** Simulated time: where it starts, when that is, and how fast it runs. A straight line, the same for everybody. */
export interface SimulatedTime {
  /** Simulated time at the epoch, ms since 1970. */
  startAt: number;
  /** The machine's wall clock when simulated time starts, ms since 1970. */
  epoch: number;
  /** How many times faster than real time. */
  warp: number;
}

/** Simulated time at a moment of the wall clock, whole ms since 1970 as `Date` has them. */
export function simulatedAt({ startAt, epoch, warp }: SimulatedTime, wallMs: number): number {
  return Math.floor(startAt + (wallMs - epoch) * warp);
}
