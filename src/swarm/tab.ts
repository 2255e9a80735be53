import { does, traitsOf, type Arrival, type Citizen, type Staff, type Step } from '../model/index.ts';

/**
 * Before which step of the script a citizen opens a second tab: half-way through what they do of it, or where their rounds
 * begin, never before the first; undefined for those who stay with one.
 */
export function secondTabBefore(
  citizen: Citizen,
  steps: readonly Step[],
  arrival: Pick<Arrival, 'choices' | 'staff'>,
  rounds?: Staff['rounds'],
): number | undefined {
  if (!traitsOf(citizen.persona).secondTab) return undefined;
  const theirs = steps.flatMap((step, index) => (does(arrival, step) ? [index] : []));
  // In the middle of a round a new tab would know nothing of what the old one is at.
  const round = rounds ? theirs.findIndex((index) => index >= rounds.from) : Math.floor(theirs.length / 2);
  return theirs.length > 1 ? theirs[Math.max(1, round)] : undefined;
}
