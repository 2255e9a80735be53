import { everybodyIn, traitsOf, type Account, type Plan } from '../../model/index.ts';
import { citizenOf } from '../../people/index.ts';

/** An account to be, with what its requests say of the citizen. */
export interface Person extends Account {
  /** Fields of the citizen that templates name, without `citizen.`. */
  values: Readonly<Record<string, string>>;
}

/**
 * Everybody in a plan on whose side of the counter somebody signs in, in the order of their numbers; citizens also where
 * nobody does, since their accounts were asked for by a program.
 */
export function peopleOf(plan: Plan, fields: readonly string[]): Person[] {
  const sides = new Set(plan.scenario.steps.flatMap(({ kind, staff }) => (kind === 'login' ? [staff] : [])));
  return everybodyIn(plan)
    .filter(({ staff }) => sides.has(staff) || (staff === undefined && sides.size === 0))
    .map((arrival) => {
      const persona = plan.personas.find(({ id }) => id === arrival.persona);
      if (!persona) throw new Error(`the plan names a persona “${arrival.persona}” that it does not have`);
      const { identity } = citizenOf(plan.seed, arrival.number, persona);
      const { username, password, email, fullName } = identity;
      const known: Readonly<Record<string, string>> = identity;
      const values = Object.fromEntries(fields.map((field) => [field, known[field] ?? '']));
      const { role } = traitsOf(persona);
      return { number: arrival.number, username, password, email, fullName, role, values };
    })
    .toSorted((one, other) => one.number - other.number);
}
