import { momentsOf, type Scenario } from '../model/index.ts';

/**
 * When each citizen comes, ms of real time since the start, in order (open model: whether or not others are done).
 *
 * Evenly: citizen i of N comes at (i - 1) * ramp / N. The arrival rate N / ramp is constant from the first moment to
 * the last, one citizen in each of N equal slots, so all N have come when the ramp is over, and a run of twice the
 * users over twice the ramp is the same load for longer. The last comes one slot before the end of the ramp.
 *
 * By a profile: where the share (i - 1) / N of its area has passed.
 */
export function arrivalTimes({ users, rampUpMs, profile, timeWarp }: Scenario): number[] {
  if (profile) return momentsOf(profile, timeWarp, users);
  return Array.from({ length: users }, (_, i) => (i * rampUpMs) / users);
}
