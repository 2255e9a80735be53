import type { LoadProfile } from './scenario.ts';

/** One straight piece of a profile, in real seconds since the start of the run. */
interface Piece {
  from: number;
  to: number;
  /** Citizens per second at both ends. */
  first: number;
  last: number;
}

/** The pieces of a profile in real time: flat before its first point and after its last. */
function piecesOf({ points, durationMs }: LoadProfile, timeWarp: number): Piece[] {
  const real = (simulatedMs: number): number => simulatedMs / timeWarp / 1_000;
  const inside = points.filter(({ atMs }) => atMs <= durationMs);
  const pieces: Piece[] = [];
  let before: Pick<LoadProfile['points'][number], 'atMs' | 'perSecond'> | undefined;
  for (const point of inside) {
    const { atMs, perSecond } = before ?? { atMs: 0, perSecond: point.perSecond };
    pieces.push({ from: real(atMs), to: real(point.atMs), first: perSecond, last: point.perSecond });
    before = point;
  }
  if (!before) return [];
  // A point beyond the end still gives the slope up to the end.
  const next = points.find(({ atMs }) => atMs > durationMs);
  const slope = next ? (next.perSecond - before.perSecond) / (next.atMs - before.atMs) : 0;
  const last = before.perSecond + slope * (durationMs - before.atMs);
  pieces.push({ from: real(before.atMs), to: real(durationMs), first: before.perSecond, last });
  return pieces.filter(({ from, to }) => to > from);
}

function areaOf({ from, to, first, last }: Piece): number {
  return ((first + last) / 2) * (to - from);
}

/** How many citizens arrive over a profile: its area, in whole citizens. */
export function arrivalsOf(profile: LoadProfile, timeWarp: number): number {
  return Math.round(piecesOf(profile, timeWarp).reduce((sum, piece) => sum + areaOf(piece), 0));
}

/**
 * When citizens arrive, ms of real time since the start: each where a share of the profile's area has passed. The shape
 * is the profile's for any number of users.
 * @param shares one a citizen, from 0 to below 1, in order.
 */
export function momentsOf(profile: LoadProfile, timeWarp: number, shares: readonly number[]): number[] {
  const pieces = piecesOf(profile, timeWarp);
  const total = pieces.reduce((sum, piece) => sum + areaOf(piece), 0);
  const moments: number[] = [];
  let passed = 0;
  for (const [index, piece] of pieces.entries()) {
    const area = areaOf(piece);
    for (let share = shares[moments.length]; share !== undefined; share = shares[moments.length]) {
      const wanted = share * total - passed;
      // The last piece takes whoever a rounding error would leave out.
      if (wanted >= area && index < pieces.length - 1) break;
      moments.push((piece.from + timeTo(Math.min(wanted, area), piece)) * 1_000);
    }
    passed += area;
  }
  return moments;
}

/** Seconds from the start of a piece until so much of its area has passed: the root of a quadratic, in a stable form. */
function timeTo(area: number, { from, to, first, last }: Piece): number {
  if (area <= 0) return 0;
  const slope = (last - first) / (to - from);
  const root = Math.sqrt(Math.max(0, first * first + 2 * slope * area));
  return Math.min(to - from, (2 * area) / (first + root));
}
