import { identitySchema, traitsOf } from '../model/index.ts';
import type { Citizen, Identity, Persona } from '../model/index.ts';
import { drawsOf } from './draw.ts';
import { birthFor, homeFor, lifeFor, moneyFor, namesFor, onlineFor, papersFor } from './identity/index.ts';

/** All fields in their order, to be filled in. */
const NOBODY = Object.fromEntries(identitySchema.keyof().options.map((field) => [field, ''])) as Identity;

/**
 * Citizen `number` of a seed: always the same person, whatever the order of flight, the machine and the version of
 * Node. Each field draws from run seed, number and its own name, so that a new field changes no other. Three things
 * follow the persona, since nobody would believe them otherwise: the names its language, the date of birth its ages, the
 * job its role; the luck within them is the citizen's.
 *
 * Identifying values cannot belong to anybody, each by a rule of its own: see the functions in `identity/` and
 * docs/data-safety.md.
 */
export function citizenOf(seed: number, number: number, persona: Persona): Citizen {
  const draw = drawsOf(seed, number);
  const { age, role } = traitsOf(persona);
  const names = namesFor(draw, persona.locale);
  const home = homeFor(seed, number, draw);
  const birth = birthFor(draw, age);
  // Filling in a copy is several times quicker than spreading seven objects into a new one.
  const identity = Object.assign(
    { ...NOBODY },
    names,
    home,
    birth,
    papersFor(seed, number, draw),
    moneyFor(seed, number, draw, names.fullName),
    onlineFor(seed, number, draw, names),
    lifeFor(draw, { age: Number(birth.age), state: home.state, locale: persona.locale, role }),
  );
  return { number, persona, identity };
}

/** Everything that a citizen may type, field by field, for those who check what leaves; empty fields are left out. */
export function valuesOf({ identity }: Citizen): ReadonlyMap<string, string> {
  return new Map(Object.entries(identity).filter(([, value]) => value !== ''));
}
