import { BadInput, MAX_USERS } from '../model/index.ts';
import type { FaultSpec, Problem, Scenario } from '../model/index.ts';

/**
 * The scenario at another size; what is not given stays as written. A shorter or longer arrival of the crowd is the
 * same day at another pace: faults begin and end at the same part of it, and a load profile is flown at another warp.
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
  if (scenario.profile && rampUpMs === 0) {
    problems.push({ message: 'a load profile cannot be flown in no time', hint: 'give a ramp-up above 0' });
  }
  if (problems.length > 0) throw new BadInput(problems);
  const pace = scenario.rampUpMs > 0 ? rampUpMs / scenario.rampUpMs : 1;
  if (pace === 1) return { ...scenario, users, rampUpMs };
  return {
    ...scenario,
    users,
    rampUpMs,
    ...(scenario.profile ? { timeWarp: scenario.timeWarp / pace } : {}),
    faults: scenario.faults.map((fault) => paced(fault, pace)),
  };
}

function paced(fault: FaultSpec, pace: number): FaultSpec {
  if (!fault.window) return fault;
  const { atMs, forMs, everyMs } = fault.window;
  return {
    ...fault,
    window: {
      atMs: atMs * pace,
      ...(forMs === undefined ? {} : { forMs: forMs * pace }),
      ...(everyMs === undefined ? {} : { everyMs: everyMs * pace }),
    },
  };
}
