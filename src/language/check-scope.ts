import { traitsOf } from '../model/index.ts';
import type { Persona, Step } from '../model/index.ts';

/** What checks may name. Absent is what nobody knows: names are taken as they are written then. */
export interface CheckScope {
  /** The script in one line. */
  steps?: readonly Step[];
  services?: readonly string[];
  personas?: readonly { id: string; traits?: Persona['traits'] }[];
  /** Names of figures of the author’s own. */
  own?: readonly string[];
}

/** Groups of the personas: `language: Spanish`. */
export function groupsOf({ personas }: CheckScope): { by: string; name: string }[] | undefined {
  if (!personas) return undefined;
  const pairs = personas.flatMap(({ traits }) =>
    traits ? Object.entries(traitsOf({ traits, think: { minMs: 0, maxMs: 0 } }).groups) : [],
  );
  const known = new Map(pairs.map(([by, name]) => [`${by}: ${name}`, { by, name }]));
  return [...known.values()];
}
