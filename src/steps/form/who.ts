import type { Citizen, Identity } from '../../model/index.ts';
import { dayAt } from './dates.ts';

/** Who fills in a form, and when. */
export interface Who {
  identity: Identity;
  /** The citizen's day, simulated: `2026-11-21`. */
  today: string;
  /** From 0 to below 1: what they choose where it is all the same. */
  chance: number;
}

/** @param now simulated, ms since 1970. */
export function whoFills(citizen: Citizen, now: number, chance: number): Who {
  return { identity: citizen.identity, today: dayAt(now, citizen.persona.timeZone), chance };
}
