// What a page or worker runs before anything of its own when time is simulated.
import { warpClocks } from './clocks.mjs';
import { warpCookies } from './cookies.mjs';

/** @param {{ startAt: number, epoch: number, warp: number }} time as `SimulatedTime` has it */
export function warp({ startAt, epoch, warp: factor }) {
  const realNow = Date.now;
  const now = () => Math.floor(startAt + (realNow() - epoch) * factor);
  warpCookies(now, realNow, factor);
  warpClocks(now);
}
