import type { Observe, Signal, Target, TargetSensors } from '../../model/index.ts';
import type { Routes } from '../route.ts';

/** What sensors of one run share. */
export interface Around {
  /** Takes what a sensor tells. */
  observe: Observe;
  /** Route map of the target. */
  services: Target['services'];
  /** What the target's file says of its answers. */
  rules: Pick<TargetSensors, 'rejections' | 'flags'>;
  routes: Routes;
}

/** Where the citizen was when the signal came; belongs on every event. */
export interface About {
  /** On the run's clock, ms. */
  t: number;
  citizen: number;
  step: number;
}

/** One kind of observation: which signals it hears, and what it tells of them. */
export interface Sensor {
  readonly hears: readonly Signal['type'][];
  /** Called once for each citizen, so that what a sensor remembers is theirs. */
  forCitizen(around: Around): (signal: Signal, about: About) => void;
}

/** Makes a sensor; what it hears decides what its signals have. */
export function sensor<K extends Signal['type']>(parts: {
  hears: readonly K[];
  forCitizen(around: Around): (signal: Extract<Signal, { type: K }>, about: About) => void;
}): Sensor {
  const { hears, forCitizen } = parts;
  // Nobody calls it with a signal that it does not hear: see `pageSensors`.
  return { hears, forCitizen: forCitizen as Sensor['forCitizen'] };
}
