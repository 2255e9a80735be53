import type { Plan } from '../model/index.ts';
import { journeysOf } from './journeys.ts';
import { scriptLines, type ScriptLine } from './script-lines.ts';

/** A group of the staff, and what they do; what has no end is counted once. */
export interface StaffOutlook {
  persona: string;
  users: number;
  script: ScriptLine[];
}

/** Who will work on the other side of the counter. */
export function staffOutlook({ scenario, staff = [] }: Plan): StaffOutlook[] {
  const { steps, choices } = scenario;
  return (scenario.staff ?? []).map(({ persona, users, script }, group) => {
    // Scripts stand one behind the other, that of citizens first.
    const before = (one: { staff?: number }): boolean => one.staff === undefined || one.staff < group;
    const from = { steps: steps.filter(before).length, choices: choices.filter(before).length };
    const arrivals = staff.filter((one) => one.staff === group);
    return {
      persona,
      users,
      script: scriptLines(script, [...journeysOf({ scenario, arrivals }).values()], from),
    };
  });
}
