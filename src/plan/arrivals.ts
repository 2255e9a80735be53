import { momentsOf, type Scenario } from '../model/index.ts';
import { diceOf } from './dice.ts';

/** What decides when citizens come. */
type Coming = Pick<Scenario, 'users' | 'rampUpMs' | 'profile' | 'timeWarp' | 'arrivals' | 'concurrency'>;

/**
 * When each citizen comes, ms of real time since the start, in order. There are exactly `users` of them in every model.
 *
 * Open model, whether or not others are done:
 * - evenly: citizen i of N comes at (i - 1) * ramp / N. The arrival rate N / ramp is constant from the first moment to
 *   the last, one citizen in each of N equal slots, so all N have come when the ramp is over, and a run of twice the
 *   users over twice the ramp is the same load for longer. The last comes one slot before the end of the ramp.
 * - by a profile: where the share (i - 1) / N of its area has passed.
 * - Poisson: where a uniformly drawn share has passed, in order. That is a Poisson process given that N come in all
 *   (Kingman, Poisson Processes, 1993, section 2.4: the order statistics of N uniform draws).
 *
 * Closed model: the first `concurrency` come evenly over the ramp, the others as soon as there is room, so that their
 * moment here is only the earliest possible: the end of the ramp.
 */
export function arrivalTimes(scenario: Coming, seed: number): number[] {
  const { users, rampUpMs, profile, timeWarp, concurrency } = scenario;
  if (concurrency !== undefined) {
    const first = Math.min(concurrency, users);
    return Array.from({ length: users }, (_, i) => Math.min(rampUpMs, (i * rampUpMs) / first));
  }
  const shares = sharesOf(scenario, seed);
  return profile ? momentsOf(profile, timeWarp, shares) : shares.map((share) => share * rampUpMs);
}

function sharesOf({ users, arrivals }: Coming, seed: number): number[] {
  if (arrivals !== 'poisson') return Array.from({ length: users }, (_, i) => i / users);
  const dice = diceOf(seed, 'arrivals');
  return Array.from({ length: users }, dice).toSorted((a, b) => a - b);
}
