import type { Identity } from './identity.ts';
import { plainTraits } from './traits.ts';
import type { Traits } from './traits.ts';

/** Inclusive range a value is drawn from, in ms. */
export interface DurationRange {
  minMs: number;
  maxMs: number;
}

export const deviceKinds = ['phone', 'tablet', 'desktop'] as const;

/** A kind of citizen. Traits change what the browser or the citizen does, nothing else. */
export interface Persona {
  /** File name without ending: `first-gen-student`. */
  id: string;
  /** As a report calls them: `First-generation student`. */
  name: string;
  description: string;
  /** Relative weight in the crowd; shares of all personas are scaled to 1. */
  share: number;
  device: (typeof deviceKinds)[number];
  viewport: { width: number; height: number };
  locale: string;
  timeZone: string;
  /**
   * Pause between two steps, drawn uniformly per step from the citizen's seed. Where `traits.think` is log-normal, the
   * nine tenths in its middle.
   */
  think: DurationRange;
  /** How long they wait for a page or a control before they give up, ms. */
  patienceMs: number;
  /** Absent: plain ones; read them with `traitsOf`. */
  readonly traits?: Traits;
}

/** A persona's traits, plain ones where it has none. */
export function traitsOf({ traits, think }: Pick<Persona, 'traits' | 'think'>): Traits {
  return traits ?? { ...plainTraits, think: { distribution: 'uniform', ...think } };
}

/** Citizen `number` of a seed: always the same person, whatever the order of flight. */
export interface Citizen {
  /** From 1. */
  number: number;
  persona: Persona;
  identity: Identity;
}
