import { takes, traitsOf, type Citizen, type Step } from '../model/index.ts';

/**
 * Before which step of the script a citizen opens a second tab: half-way through what they do of it, never before the
 * first; undefined for those who stay with one.
 */
export function secondTabBefore(
  citizen: Citizen,
  steps: readonly Step[],
  choices: readonly number[],
): number | undefined {
  if (!traitsOf(citizen.persona).secondTab) return undefined;
  const theirs = steps.flatMap((step, index) => (takes(step, choices) ? [index] : []));
  return theirs.length > 1 ? theirs[Math.max(1, Math.floor(theirs.length / 2))] : undefined;
}
