import { formatCount, formatShare } from '../model/index.ts';
import type { Measured } from './measured.ts';
import type { Sight } from './sight.ts';
import { LESS_LOAD, SATURATED_SHARE, isTooMuch } from './validity.ts';
import { counted, outOf } from './words.ts';

/** What a timing is of, and what is not in it. */
interface Basis {
  n: number;
  /** Of its own values: timed while the generator was saturated. */
  leftOut?: number;
  /** Others like them that it is not about: over citizens’ own slow lines, or slowed by the route of a fault. */
  passedOver?: number;
}

/** Of fewer values nobody knows how high the true 95th percentile may be: see `percentileInterval`. */
const FEWEST = 72;
/** Below this share of all there were, they are too few to speak for them. */
const FEWEST_SHARE = 0.1;

/**
 * A timing proves nothing, good or bad, of which more was left out than may be: what is left is of the quieter moments. And
 * neither does one of a few, where almost all were passed over.
 */
export function unlessLeftOut(
  gate: Measured,
  { n, leftOut = 0, passedOver = 0 }: Basis,
  { saturatedMs }: Sight['saturation'],
): Measured {
  if (gate.status === 'unproven') return gate;
  const unproven = (but: string): Measured => ({
    ...gate,
    status: 'unproven',
    reason: `${gate.reason}, but ${but}`,
  });
  if (isTooMuch(leftOut, n + leftOut, saturatedMs)) {
    const left = `${outOf(leftOut, n + leftOut, 'values')} were left out, because the generator was saturated then`;
    return unproven(`${left} (allowed ${formatShare(SATURATED_SHARE)}); ${LESS_LOAD}`);
  }
  if (n >= FEWEST || n >= FEWEST_SHARE * (n + passedOver)) return gate;
  const few = `of ${formatCount(n)} only, and ${counted(passedOver, 'other')} were left out`;
  return unproven(`${few}; rehearse with more citizens, or ask for one persona or service alone`);
}

/** Values that are in no timing because the generator was saturated, in words; nothing where there are none. */
export function saturatedInWords(leftOut: number): string[] {
  return leftOut > 0 ? [`${formatCount(leftOut)} left out, timed while the generator was saturated`] : [];
}
