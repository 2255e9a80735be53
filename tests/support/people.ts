import type { Arrival, Citizen, Persona, Step } from '../../src/model/index.ts';
import { citizenOf } from '../../src/people/index.ts';
import { step } from './steps.ts';

/** A persona for tests that are not about personas. */
export const somebody: Persona = {
  id: 'somebody',
  name: 'Somebody',
  description: 'For tests.',
  share: 1,
  device: 'desktop',
  viewport: { width: 1280, height: 720 },
  locale: 'en-US',
  timeZone: 'America/New_York',
  think: { minMs: 0, maxMs: 0 },
  patienceMs: 3_000,
};

/** A citizen of that persona. */
export function citizenNumber(number: number, persona: Persona = somebody): Citizen {
  return {
    number,
    persona,
    identity: {
      ...citizenOf(1, number, persona).identity,
      givenName: 'Ada',
      familyName: 'Example',
      fullName: 'Ada Example',
      email: `ada.${number}@example.org`,
      phone: '(212) 555-0100',
      street: '1 Main Street',
      city: 'Springfield',
      state: 'Ohio',
      stateCode: 'OH',
      zip: '43001',
      birthDate: '2000-01-01',
    },
  };
}

/** Arrivals one every `everyMs`. */
export function arrivalsEvery(everyMs: number, count: number): Arrival[] {
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    atMs: index * everyMs,
    persona: 'somebody',
    arms: [],
  }));
}

export const clickSubmit: Step = step({ click: 'Submit' });
export const fillState: Step = step({ fill: { field: 'state', value: '{{ random.states }}' } });
