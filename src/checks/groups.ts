import { citizensPersonasOf, traitsOf } from '../model/index.ts';
import type { GroupResult, Interval, Plan } from '../model/index.ts';
import type { Crowd } from './crowd.ts';
import { Durations } from './durations.ts';
import { wilson } from './interval.ts';
import { shareInterval } from './small-sample.ts';
import { studentQuantile } from './student.ts';

/** How everybody is called whose persona says nothing of a kind of group. */
const NOT_STATED = 'not stated';

interface Group {
  by: string;
  name: string;
  ended: number;
  finished: number;
  journeys: Durations;
}

/** Groups of one kind, of whom somebody came to an end, the worst first. */
type Kind = readonly Group[];

/** The worst group of a kind against the best: the four-fifths rule. */
export interface Disparity {
  by: string;
  worst: Group;
  best: Group;
  ratio: number;
  interval: Interval;
}

/** How each group of each kind fared. */
export function groupResults(plan: Plan, crowd: Crowd): GroupResult[] {
  return kindsOf(plan, crowd).flatMap((kind) => {
    const best = kind.at(-1);
    return kind.map((group) => {
      const { by, name, ended, finished, journeys } = group;
      const isTimed = journeys.n > 0;
      return {
        by,
        group: name,
        ended,
        finished,
        success: rate(group),
        interval: shareInterval(finished, ended),
        journeyP50Ms: isTimed ? journeys.percentile(50) : null,
        journeyP95Ms: isTimed ? journeys.percentile(95) : null,
        ratio: best && best.finished > 0 ? rate(group) / rate(best) : null,
      };
    });
  });
}

/**
 * Groups that came off worse than the best of their kind: first the one that is furthest from it, then the one of which that
 * is surest, where it is another. A small group may be far away by chance while a large one is not.
 * @param by only this kind.
 * @returns none where fewer than two groups of a kind came to an end, or nobody finished.
 */
export function disparitiesOf(plan: Plan, crowd: Crowd, by?: string): Disparity[] {
  const kinds = kindsOf(plan, crowd).filter(([group]) => by === undefined || group?.by === by);
  // All pairs that could have been the worst are looked at: see `meanDifference`.
  const compared = kinds.reduce((sum, kind) => sum + Math.max(0, kind.length - 1), 0);
  const found = kinds.flatMap((kind): Disparity[] => {
    const best = kind.at(-1);
    if (!best || best.finished === 0) return [];
    return kind.slice(0, -1).map((worst) => {
      const ratio = rate(worst) / rate(best);
      return { by: worst.by, worst, best, ratio, interval: ratioInterval(worst, best, compared) };
    });
  });
  const furthest = found.toSorted((a, b) => a.ratio - b.ratio)[0];
  const highest = ({ interval: { high } }: Disparity): number => high ?? Infinity;
  const surest = found.toSorted((a, b) => highest(a) - highest(b))[0];
  return [...new Set([furthest, surest])].filter((one) => one !== undefined);
}

function rate({ finished, ended }: Pick<Group, 'finished' | 'ended'>): number {
  return finished / ended;
}

/**
 * 95 % interval of the quotient of two shares by MOVER over Wilson’s limits (Donner & Zou, “Closed-form confidence
 * intervals for functions of the normal mean and standard deviation”, Statistical Methods in Medical Research 21, 2012,
 * section 3): it stays sensible at 0 and 100 %, where that of the logarithm collapses.
 */
function ratioInterval(worst: Group, best: Group, compared: number): Interval {
  const z = studentQuantile(1 - 0.025 / Math.max(1, compared), 1e7);
  const [p1, p2] = [rate(worst), rate(best)];
  const [a, b] = [wilson(worst.finished, worst.ended, z), wilson(best.finished, best.ended, z)];
  const product = p1 * p2;
  const end = (of1: number, of2: number, sign: 1 | -1): number => {
    const scale = of2 * (2 * p2 - of2);
    // The limit of what follows, which would divide nothing by nothing.
    if (Math.abs(scale) < 1e-12) return (of1 * (2 * p1 - of1)) / (2 * product);
    const root = Math.sqrt(Math.max(0, product ** 2 - of1 * (2 * p1 - of1) * scale));
    return (product + sign * root) / scale;
  };
  const high = b.low * (2 * p2 - b.low) > 0 ? end(a.high, b.low, 1) : null;
  return { low: Math.max(0, end(a.low, b.high, -1)), high, n: worst.ended + best.ended };
}

function kindsOf(plan: Plan, crowd: Crowd): Kind[] {
  const personas = citizensPersonasOf(plan);
  const stated = new Map(personas.map((persona) => [persona.id, traitsOf(persona).groups]));
  const kinds = new Set([...stated.values()].flatMap((groups) => Object.keys(groups)));
  const ends = endsOf(crowd);
  return [...kinds].map((by) => {
    const groups = new Map<string, Group>();
    const timed = new Map<string, Durations[]>();
    for (const [id, said] of stated) {
      const of = ends.get(id);
      if (!of) continue;
      const name = said[by] ?? NOT_STATED;
      const { ended, finished } = groups.get(name) ?? { ended: 0, finished: 0 };
      const journeys = [...(timed.get(name) ?? []), crowd.journeysOf.get(id) ?? new Durations()];
      timed.set(name, journeys);
      groups.set(name, {
        by,
        name,
        ended: ended + of.ended,
        finished: finished + of.finished,
        journeys: Durations.of(journeys),
      });
    }
    return [...groups.values()].toSorted((a, b) => rate(a) - rate(b));
  });
}

/** By persona, of those of whom somebody came to an end of their own. */
function endsOf({ lives }: Crowd): Map<string, { ended: number; finished: number }> {
  const ends = new Map<string, { ended: number; finished: number }>();
  for (const { persona, outcome } of lives.values()) {
    if (outcome !== 'finished' && outcome !== 'failed' && outcome !== 'abandoned') continue;
    const of = ends.get(persona) ?? { ended: 0, finished: 0 };
    ends.set(persona, of);
    of.ended++;
    if (outcome === 'finished') of.finished++;
  }
  return ends;
}
