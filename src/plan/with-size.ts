import { BadInput, MAX_USERS } from '../model/index.ts';
import type { Problem, Scenario } from '../model/index.ts';

/**
 * The scenario at another size; what is not given stays as written.
 * @throws BadInput when users is not a whole number from 1 to `MAX_USERS`, or the ramp-up is negative or endless.
 */
export function withSize(scenario: Scenario, size: { users?: number; rampUpMs?: number }): Scenario {
  const { users = scenario.users, rampUpMs = scenario.rampUpMs } = size;
  const problems: Problem[] = [];
  if (!Number.isInteger(users) || users < 1 || users > MAX_USERS) {
    problems.push({
      message: `users must be a whole number from 1 to ${MAX_USERS.toLocaleString('en-US')}, but is ${users}`,
    });
  }
  if (!Number.isFinite(rampUpMs) || rampUpMs < 0) {
    problems.push({ message: `the ramp-up must be a duration of 0 or more, but is ${rampUpMs}` });
  }
  if (problems.length > 0) throw new BadInput(problems);
  return { ...scenario, users, rampUpMs };
}
