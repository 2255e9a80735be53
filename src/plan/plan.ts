import { BadInput } from '../model/index.ts';
import type { Persona, Plan, Scenario } from '../model/index.ts';
import { armsOf } from './arms.ts';
import { diceOf, shuffled } from './dice.ts';
import { quotas } from './quotas.ts';

/**
 * Everything a run will do, as data. The same scenario, personas and seed give the same plan.
 *
 * Arrivals: citizen i of N comes at (i - 1) * ramp / N. The arrival rate N / ramp is constant from the first moment
 * to the last, one citizen in each of N equal slots, so all N have come when the ramp is over, and a run of twice
 * the users over twice the ramp is the same load for longer. The last comes one slot before the end of the ramp.
 *
 * Personas: exact quotas by their shares, in an order chosen by seed. Faults: see `armsOf`.
 * @param personas those of the project; the scenario's list, when it has one, chooses among them.
 * @throws BadInput when the scenario names a persona that is not there, or there is none at all.
 */
export function planRun(scenario: Scenario, personas: readonly Persona[], seed: number): Plan {
  const { users, rampUpMs, faults } = scenario;
  const crowd = crowdOf(scenario, personas);
  const shares = quotas(
    users,
    crowd.map(({ share }) => share),
  );
  const ids = shuffled(
    crowd.flatMap(({ id }, i) => Array.from({ length: shares[i] ?? 0 }, () => id)),
    diceOf(seed, 'personas'),
  );
  const arms = faults.map(({ name, share }) => armsOf(users, share, diceOf(seed, `fault ${name}`)));
  return {
    scenario,
    seed,
    personas: crowd,
    arrivals: ids.map((persona, i) => ({
      number: i + 1,
      atMs: (i * rampUpMs) / users,
      persona,
      arms: arms.map((arm) => arm[i] ?? 'untouched'),
    })),
    faults,
  };
}

function crowdOf(scenario: Scenario, personas: readonly Persona[]): Persona[] {
  const wanted = scenario.personas;
  const missing = wanted.filter((id) => !personas.some((persona) => persona.id === id));
  const problems = missing.map((id) => ({ message: `${scenario.name}: there is no persona “${id}”` }));
  if (personas.length === 0) problems.push({ message: `${scenario.name}: there are no personas to fly it` });
  if (problems.length > 0) throw new BadInput(problems);
  return personas.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
}
