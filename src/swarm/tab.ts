import { does, traitsOf, type Arrival, type Citizen, type Staff, type Step } from '../model/index.ts';
import { turnOf } from './course.ts';

/**
 * Before which turn of their course a citizen opens a second tab, see `turnOf`: half-way through what they do of the script,
 * or where a round begins, never before the first step; undefined for those who stay with one.
 */
export function secondTabBefore(
  citizen: Citizen,
  steps: readonly Step[],
  arrival: Pick<Arrival, 'choices' | 'staff'>,
  rounds?: Staff['rounds'],
): number | undefined {
  if (!traitsOf(citizen.persona).secondTab) return undefined;
  const theirs = steps.flatMap((step, index) => (does(arrival, step) ? [index] : []));
  const [first] = theirs;
  const begins = rounds && theirs.find((index) => index >= rounds.from);
  // In the middle of a round a new tab would know nothing of what the old one is at.
  if (begins !== undefined) return turnOf({ index: begins, round: begins === first ? 1 : 0 }, steps);
  return theirs.length > 1 ? theirs[Math.max(1, Math.floor(theirs.length / 2))] : undefined;
}
