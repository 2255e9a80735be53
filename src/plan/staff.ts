import { BadInput } from '../model/index.ts';
import type { Arm, Arrival, Persona, Scenario } from '../model/index.ts';
import { armsOf } from './arms.ts';
import { choicesOf } from './choices.ts';
import { diceOf } from './dice.ts';

/**
 * Who works on the other side of the counter, numbered on from the citizens, all from the start. Choices of their scripts
 * are exact quotas among each group. A fault reaches those whose persona it names, `share` of them: quotas of other faults
 * are of citizens only.
 */
export function staffOf({ staff = [], users, choices, faults }: Scenario, seed: number): Arrival[] {
  const people: Arrival[] = [];
  for (const [side, group] of staff.entries()) {
    const taken = choices.length > 0 ? choicesOf(group.users, choices, { seed, side }) : [];
    const arms = faults.map(({ name, share, persona }): Arm[] =>
      persona === group.persona
        ? armsOf(group.users, share, diceOf(seed, `fault ${name} staff ${side}`))
        : [],
    );
    for (let i = 0; i < group.users; i++) {
      const options = taken[i];
      people.push({
        number: users + people.length + 1,
        atMs: 0,
        persona: group.persona,
        arms: arms.map((arm) => arm[i] ?? 'untouched'),
        ...(options ? { choices: options } : {}),
        staff: side,
      });
    }
  }
  return people;
}

/**
 * Personas of the staff that no citizen has.
 * @throws BadInput when the scenario names one that is not there.
 */
export function workersOf(
  { name, staff = [] }: Scenario,
  personas: readonly Persona[],
  crowd: readonly Persona[],
): Persona[] {
  const ids = new Set(staff.map(({ persona }) => persona));
  const missing = [...ids].filter((id) => !personas.some((persona) => persona.id === id));
  if (missing.length > 0)
    throw new BadInput(
      missing.map((id) => ({ message: `${name}: there is no persona “${id}” for its staff` })),
    );
  return personas.filter((persona) => ids.has(persona.id) && !crowd.includes(persona));
}
