import { plainTraits } from '../../../src/model/index.ts';
import type { Persona, Traits } from '../../../src/model/index.ts';

/** A persona with the traits that a test is about; the others are plain. */
export function personaWith(
  traits: Partial<Traits> = {},
  persona: Partial<Omit<Persona, 'traits'>> = {},
): Persona {
  return {
    id: 'first-gen-student',
    name: 'First-generation student',
    description: '',
    share: 1,
    device: 'phone',
    viewport: { width: 390, height: 844 },
    locale: 'en-US',
    timeZone: 'America/Chicago',
    think: { minMs: 0, maxMs: 0 },
    patienceMs: 1_000,
    traits: { ...plainTraits, think: { distribution: 'uniform', minMs: 0, maxMs: 0 }, ...traits },
    ...persona,
  };
}
