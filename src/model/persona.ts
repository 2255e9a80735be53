import { z } from 'zod';

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
  /** Pause between two steps, drawn uniformly per step from the citizen's seed. */
  think: DurationRange;
  /** How long they wait for a page or a control before they give up, ms. */
  patienceMs: number;
}

/** What a template may name: `citizen.<field>`. */
export const identitySchema = z.object({
  givenName: z.string(),
  familyName: z.string(),
  fullName: z.string(),
  email: z.string(),
  phone: z.string(),
  street: z.string(),
  city: z.string(),
  state: z.string(),
  stateCode: z.string(),
  zip: z.string(),
  birthDate: z.string(),
});
/** A made-up person; every identifying value comes from a range that is never issued or reserved for fiction. */
export type Identity = z.infer<typeof identitySchema>;

/** Citizen `number` of a seed: always the same person, whatever the order of flight. */
export interface Citizen {
  /** From 1. */
  number: number;
  persona: Persona;
  identity: Identity;
}
