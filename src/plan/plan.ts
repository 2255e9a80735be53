import { BadInput, CITIZEN_ROLE, traitsOf } from '../model/index.ts';
import type { Persona, Plan, Scenario } from '../model/index.ts';
import { armsAmong } from './arms.ts';
import { arrivalTimes } from './arrivals.ts';
import { choicesOf } from './choices.ts';
import { diceOf, shuffled } from './dice.ts';
import { quotas } from './quotas.ts';
import { staffOf, workersOf } from './staff.ts';

/**
 * Everything a run will do, as data. The same scenario, personas and seed give the same plan.
 *
 * Arrivals: see `arrivalTimes`. Choices of the script: see `choicesOf`.
 * Personas: exact quotas by their shares, in an order chosen by seed. Faults: see `armsOf`. Staff: see `staffOf`.
 * @param personas those of the project; the scenario's list, when it has one, chooses among them.
 * @throws BadInput when the scenario names a persona that is not there, or there is none at all.
 */
export function planRun(scenario: Scenario, personas: readonly Persona[], seed: number): Plan {
  const { users, faults, choices } = scenario;
  const crowd = crowdOf(scenario, personas);
  const shares = quotas(
    users,
    crowd.map(({ share }) => share),
  );
  const ids = shuffled(
    crowd.flatMap(({ id }, i) => Array.from({ length: shares[i] ?? 0 }, () => id)),
    diceOf(seed, 'personas'),
  );
  const arms = faults.map(({ name, share, persona }) =>
    armsAmong(
      ids.map((id) => persona === undefined || id === persona),
      share,
      diceOf(seed, `fault ${name}`),
    ),
  );
  const moments = arrivalTimes(scenario, seed);
  const taken = choices.length > 0 ? choicesOf(users, choices, { seed }) : [];
  const staff = staffOf(scenario, seed);
  return {
    scenario,
    seed,
    personas: [...crowd, ...workersOf(scenario, personas, crowd)],
    arrivals: ids.map((persona, i) => ({
      number: i + 1,
      atMs: moments[i] ?? 0,
      persona,
      arms: arms.map((arm) => arm[i] ?? 'untouched'),
      ...(taken[i] ? { choices: taken[i] } : {}),
    })),
    ...(staff.length > 0 ? { staff } : {}),
    faults,
  };
}

/** The personas that the scenario names, or all citizens: caseworkers and others fly only where they are named. */
function crowdOf(scenario: Scenario, personas: readonly Persona[]): Persona[] {
  const wanted = scenario.personas;
  const citizens = personas.filter((persona) => traitsOf(persona).role === CITIZEN_ROLE);
  const missing = wanted.filter((id) => !personas.some((persona) => persona.id === id));
  const problems = missing.map((id) => ({ message: `${scenario.name}: there is no persona “${id}”` }));
  if (personas.length === 0) problems.push({ message: `${scenario.name}: there are no personas to fly it` });
  else if (wanted.length === 0 && citizens.length === 0) {
    const roles = `no persona has the role “${CITIZEN_ROLE}”`;
    problems.push({ message: `${scenario.name}: ${roles}, and it does not say who else is to fly it` });
  }
  if (problems.length > 0) throw new BadInput(problems);
  return wanted.length === 0 ? citizens : personas.filter(({ id }) => wanted.includes(id));
}
