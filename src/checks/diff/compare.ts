import type {
  ComparedFigure,
  ComparedGate,
  ComparedRun,
  Comparison,
  Difference,
  Scorecard,
} from '../../model/index.ts';
import { meanDifference, proportionDifference } from '../interval.ts';
import { Moments } from '../moments.ts';
import { changesOf } from './changes.ts';
import { pairedMeans, pairedShares, percentileDifference } from './paired.ts';
import { experiences, type Experience, type FlownRun } from './side.ts';

/**
 * Two runs beside each other. Where the same citizens flew in both (same seed, same kind for each number), each is compared
 * with themselves; else the sides are taken as independent, and the comparison says so.
 */
export function compareRuns(a: FlownRun, b: FlownRun): Comparison {
  const [one, two] = [experiences(a.events), experiences(b.events)];
  const both = [...one.keys()].filter((number) => two.has(number));
  const paired =
    a.plan.seed === b.plan.seed &&
    both.length > 0 &&
    both.every((number) => one.get(number)?.persona === two.get(number)?.persona);
  const sides: Sides = paired
    ? { paired, a: pick(one, both), b: pick(two, both) }
    : { paired, a: [...one.values()], b: [...two.values()] };
  const figures = [success(sides), latency(sides, a.plan.seed), journey(sides), errors(sides)];
  return {
    a: runOf('A', a, sides.a),
    b: runOf('B', b, sides.b),
    paired,
    changed: changesOf(a, b),
    figures,
    gates: gatesOf(a.scorecard, b.scorecard),
    summary: summaryOf(figures),
  };
}

interface Sides {
  paired: boolean;
  /** In the same order on both sides where paired. */
  a: Experience[];
  b: Experience[];
}

function pick(all: ReadonlyMap<number, Experience>, numbers: readonly number[]): Experience[] {
  return numbers.flatMap((number) => all.get(number) ?? []);
}

function runOf(side: 'A' | 'B', { plan, scorecard }: FlownRun, citizens: readonly Experience[]): ComparedRun {
  const { runId, scenario, target, startedAt, verdict, interrupted } = scorecard;
  const ended = citizens.filter(({ finished }) => finished !== undefined).length;
  const { revision } = plan;
  return {
    side,
    runId,
    scenario,
    target,
    ...(revision ? { revision } : {}),
    startedAt,
    verdict,
    interrupted,
    citizens: ended,
  };
}

function success({ paired, a, b }: Sides): ComparedFigure {
  const figure = { name: 'success rate', unit: 'share', better: 'more' } as const;
  if (paired) {
    const pairs = pairsOf(a, b, ({ finished }) => finished);
    const method = 'paired, adjusted Wald (Bonett and Price 2012)';
    return { ...figure, difference: pairedShares(pairs), n: pairs.length, method };
  }
  const [left, right] = [a, b].map((side) => {
    const ends = side.flatMap(({ finished }) => finished ?? []);
    return { successes: ends.filter(Boolean).length, n: ends.length };
  });
  return {
    ...figure,
    difference: left && right ? proportionDifference(right, left) : null,
    n: Math.min(left?.n ?? 0, right?.n ?? 0),
    method: 'independent, hybrid score (Newcombe 1998)',
  };
}

function latency({ paired, a, b }: Sides, seed: number): ComparedFigure {
  const values = (side: readonly Experience[]): number[][] => side.map(({ latencies }) => latencies);
  return {
    name: 'latency p95',
    unit: 'ms',
    better: 'less',
    difference: percentileDifference(values(a), values(b), { paired, seed }),
    n: Math.min(a.length, b.length),
    method: `${paired ? 'paired ' : ''}bootstrap over citizens`,
  };
}

function journey({ paired, a, b }: Sides): ComparedFigure {
  const figure = { name: 'mean journey', unit: 'duration', better: 'less' } as const;
  if (paired) {
    const pairs = pairsOf(a, b, ({ journeyMs }) => journeyMs);
    return { ...figure, difference: pairedMeans(pairs), n: pairs.length, method: 'paired, Student’s t' };
  }
  const [left, right] = [moments(a), moments(b)];
  return {
    ...figure,
    difference: meanDifference(right, left),
    n: Math.min(left.n, right.n),
    method: 'independent, Welch’s t',
  };
}

/** Citizens cluster their errors, so that their shares are drawn and not their calls. */
function errors({ paired, a, b }: Sides): ComparedFigure {
  const shares = (side: readonly Experience[]): number[][] =>
    side.map(({ calls, errors: failed }) => (calls > 0 ? [failed / calls] : []));
  const [left, right] = [shares(a), shares(b)];
  const figure = { name: 'error rate of a citizen’s calls', unit: 'share', better: 'less' } as const;
  const pairs = left.flatMap(([one], at) => {
    const [two] = right[at] ?? [];
    return one === undefined || two === undefined ? [] : [[one, two] as const];
  });
  if (paired)
    return { ...figure, difference: pairedMeans(pairs), n: pairs.length, method: 'paired, Student’s t' };
  const [x, y] = [left, right].map((side) => {
    const all = new Moments();
    for (const [share] of side) if (share !== undefined) all.add(share);
    return all;
  });
  return {
    ...figure,
    difference: x && y ? meanDifference(y, x) : null,
    n: Math.min(x?.n ?? 0, y?.n ?? 0),
    method: 'independent, Welch’s t',
  };
}

function moments(side: readonly Experience[]): Moments {
  const all = new Moments();
  for (const { journeyMs } of side) if (journeyMs !== undefined) all.add(journeyMs);
  return all;
}

/** What both of a pair have. */
function pairsOf<T>(
  a: readonly Experience[],
  b: readonly Experience[],
  of: (one: Experience) => T | undefined,
): (readonly [T, T])[] {
  return a.flatMap((one, at) => {
    const other = b[at];
    const [left, right] = [of(one), other && of(other)];
    return left === undefined || right === undefined ? [] : [[left, right] as const];
  });
}

function gatesOf(a: Scorecard, b: Scorecard): ComparedGate[] {
  const titles = [...new Set([...a.gates, ...b.gates].map(({ title }) => title))];
  const of = (scorecard: Scorecard, title: string) => {
    const gate = scorecard.gates.find((one) => one.title === title);
    return gate && { status: gate.status, measured: gate.measured };
  };
  return titles.map((title) => {
    const [one, two] = [of(a, title), of(b, title)];
    return { title, ...(one ? { a: one } : {}), ...(two ? { b: two } : {}) };
  });
}

/** Whether an interval leaves no doubt about the direction. */
function isClear({ low, high }: Difference): boolean {
  return low > 0 || high < 0;
}

function summaryOf(figures: readonly ComparedFigure[]): string {
  const clear = figures.flatMap(({ name, better, difference }) => {
    if (!difference || !isClear(difference)) return [];
    const isBetter = difference.difference > 0 === (better === 'more');
    return [{ isBetter, said: `${name} is ${isBetter ? 'better' : 'worse'}` }];
  });
  if (clear.length === 0) return 'No difference between A and B that could not be chance.';
  const worst = clear.toSorted((x, y) => Number(x.isBetter) - Number(y.isBetter));
  return `In B, with 95 % confidence each: ${worst.map(({ said }) => said).join('; ')}.`;
}
