import { Ledger, scan } from '../../src/guard/index.ts';
import type { Finding } from '../../src/guard/index.ts';
import type { Identity, Persona } from '../../src/model/index.ts';
import { citizenOf, valuesOf } from '../../src/people/index.ts';
import { somebody } from '../support/people.ts';

/** Fields whose form has no range that is kept free: these pass because the ledger knows them. */
const KNOWN_BY_LEDGER = new Set([
  'birthDate',
  'birthDateUs',
  'passportNumber',
  'driversLicense',
  'accountNumber',
]);

/** More than anybody reads. */
const MOST_ALARMS = 20;

const PERSONAS: readonly Persona[] = [somebody, { ...somebody, id: 'alguien', locale: 'es-US' }];

/**
 * Scans what citizens are made of as they type it, each value in the field of its name: all of it with the ledger, and
 * what comes from a range that is kept free without.
 * @param spoil changes a citizen first, to see that it would be noticed.
 * @returns how many values were looked at, and the alarms.
 */
export function alarmsAmong(options: {
  seed: number;
  values: number;
  spoil?: (identity: Identity) => Partial<Identity>;
}): { values: number; alarms: string[] } {
  const { seed, spoil } = options;
  const alarms: string[] = [];
  let values = 0;
  for (let number = 1; values < options.values && alarms.length < MOST_ALARMS; number += 1) {
    const persona = PERSONAS[number % PERSONAS.length] ?? somebody;
    const citizen = citizenOf(seed, number, persona);
    const ledger = new Ledger(valuesOf(citizen).values());
    const typed = { ...citizen, identity: { ...citizen.identity, ...spoil?.(citizen.identity) } };
    for (const [field, value] of valuesOf(typed)) {
      values += 1;
      const label = field;
      const found: Finding[] = scan(value, KNOWN_BY_LEDGER.has(field) ? { label, ledger } : { label });
      for (const { kind, value: shown } of found) {
        alarms.push(`citizen ${number} of seed ${seed}, ${field}: ${kind} ${shown}`);
      }
    }
  }
  return { values, alarms };
}
