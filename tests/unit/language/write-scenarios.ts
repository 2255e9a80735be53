import fc from 'fast-check';
import { flatten, MAX_STAFF } from '../../../src/model/index.ts';
import type { Scenario, Staff } from '../../../src/model/index.ts';
import { lengthOf } from '../../../src/language/lengths.ts';
import { anyChecks } from './write-checks.ts';
import { anyFaults, boundTo } from './write-faults.ts';
import { anyWords } from './write-fields.ts';
import { anyScript, anySteps } from './write-scripts.ts';
import { anyTimes } from './write-times.ts';

/** Groups of the staff, with and without rounds; named actions are those of the citizens' script. */
function anyStaff(files: readonly string[]): fc.Arbitrary<Omit<Staff, 'rounds'>[]> {
  const group = fc
    .record({
      persona: anyWords,
      // Two groups together are what there may be at most.
      users: fc.constantFrom(1, 4, MAX_STAFF / 2),
      first: anySteps(files),
      rounds: fc.option(anySteps(files)),
    })
    .map(({ first, rounds, ...rest }) => ({
      ...rest,
      script: [
        ...first,
        ...(rounds ? [{ item: 'repeat' as const, times: 'always' as const, items: rounds }] : []),
      ],
    }));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<Omit<Staff, 'rounds'>[]>([]) },
    fc.array(group, { minLength: 1, maxLength: 2 }),
  );
}

/** Scenarios as the reader makes them, without places and text, which say everything that one can say. */
export function anyScenario(file: string, id: string, files: readonly string[]): fc.Arbitrary<Scenario> {
  return anyTimes.chain((times) =>
    fc
      .record({
        name: fc.oneof(fc.constant(id), anyWords),
        tags: fc.uniqueArray(anyWords, { maxLength: 2 }),
        personas: fc.uniqueArray(anyWords, { maxLength: 2 }),
        staff: anyStaff(files),
        script: anyScript(files).filter((script) => lengthOf(script) <= 200),
        checks: anyChecks,
        faults: anyFaults(times.timeWarp),
      })
      .map(({ staff, ...rest }): Scenario => {
        const flown = flatten(rest.script, staff);
        const faults = rest.faults.map((fault) => boundTo(fault, flown.steps));
        return { id, file, text: '', ...times, ...rest, ...flown, faults };
      }),
  );
}
