import { chances, type Difference } from '../../model/index.ts';
import { Moments } from '../moments.ts';
import { studentQuantile } from '../student.ts';

/** The 0.975 quantile of the normal distribution: 95 % two-sided. */
const Z95 = 1.959963984540054;
/** So many resamples settle a 95 % interval; fewer where each costs too much. */
const RESAMPLES = 1_000;
const LEAST_RESAMPLES = 200;
/** Of fewer citizens a resample says nothing of those who did not come. */
const LEAST_CITIZENS = 8;
/** Values that all resamples together may walk through. */
const WORK = 200_000_000;

/**
 * Share of yes in B minus that in A, of the same people, with its 95 % interval: the adjusted Wald interval of Bonett and
 * Price, "Adjusted Wald confidence interval for a difference of binomial proportions based on paired data", Journal of
 * Educational and Behavioral Statistics 37, 2012. Null without pairs.
 */
export function pairedShares(pairs: readonly (readonly [a: boolean, b: boolean])[]): Difference | null {
  const n = pairs.length;
  if (n === 0) return null;
  const count = (is: (pair: readonly [boolean, boolean]) => boolean): number => pairs.filter(is).length;
  const onlyA = count(([a, b]) => a && !b);
  const onlyB = count(([a, b]) => !a && b);
  const [p, q] = [(onlyB + 1) / (n + 2), (onlyA + 1) / (n + 2)];
  const half = Z95 * Math.sqrt((p + q - (p - q) ** 2) / (n + 2));
  return {
    control: count(([a]) => a) / n,
    exposed: count(([, b]) => b) / n,
    difference: (onlyB - onlyA) / n,
    low: Math.max(-1, p - q - half),
    high: Math.min(1, p - q + half),
  };
}

/** Mean of B minus that of A, of the same people, with Student's 95 % interval. Null below two pairs. */
export function pairedMeans(pairs: readonly (readonly [a: number, b: number])[]): Difference | null {
  const n = pairs.length;
  if (n < 2) return null;
  const [as, bs, differences] = [new Moments(), new Moments(), new Moments()];
  for (const [a, b] of pairs) {
    as.add(a);
    bs.add(b);
    differences.add(b - a);
  }
  const half = studentQuantile(0.975, n - 1) * Math.sqrt(differences.variance / n);
  const difference = differences.mean;
  return { control: as.mean, exposed: bs.mean, difference, low: difference - half, high: difference + half };
}

/** Values of one side, by citizen; the same index is the same citizen on both sides of a pair. */
type ByCitizen = readonly (readonly number[])[];

/**
 * The 95th percentile of all values of B minus that of A, with its 95 % interval: percentile bootstrap over citizens, whose
 * values belong together (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993; Field and Welsh, "Bootstrapping
 * clustered data", JRSS B 69, 2007). Null where fewer than eight citizens of a side have values.
 * @param paired whether citizens are drawn as pairs, or each side by itself.
 * @param seed of the dice: the same values give the same interval.
 */
export function percentileDifference(
  a: ByCitizen,
  b: ByCitizen,
  { paired, seed, percent = 95 }: { paired: boolean; seed: number; percent?: number },
): Difference | null {
  const [left, right] = [sorted(a), sorted(b)];
  const having = (by: ByCitizen): number => by.filter((values) => values.length > 0).length;
  if (Math.min(having(a), having(b)) < LEAST_CITIZENS) return null;
  const once = (n: number): Uint32Array => new Uint32Array(n).fill(1);
  const control = left.percentile(once(a.length), percent);
  const exposed = right.percentile(once(b.length), percent);
  const size = left.values.length + right.values.length;
  const rounds = Math.max(LEAST_RESAMPLES, Math.min(RESAMPLES, Math.floor(WORK / size)));
  const dice = chances(seed);
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const drawn = draw(a.length, dice);
    const other = paired ? drawn : draw(b.length, dice);
    const difference = right.percentile(other, percent) - left.percentile(drawn, percent);
    // A resample in which a side drew nobody with a value says nothing.
    if (!Number.isNaN(difference)) found.push(difference);
  }
  found.sort((one, two) => one - two);
  const at = (share: number): number =>
    found[Math.min(found.length - 1, Math.floor(share * found.length))] ?? NaN;
  return { control, exposed, difference: exposed - control, low: at(0.025), high: at(0.975) };
}

/** How often each of `n` citizens is in a resample of as many. */
function draw(n: number, dice: () => number): Uint32Array {
  const times = new Uint32Array(n);
  for (let i = 0; i < n; i += 1) {
    const at = Math.floor(dice() * n);
    times[at] = (times[at] ?? 0) + 1;
  }
  return times;
}

/** All values in order, each with whose it is, so that a resample is one walk. */
function sorted(by: ByCitizen) {
  const all = by.flatMap((values, citizen) => values.map((value) => ({ value, citizen })));
  all.sort((one, two) => one.value - two.value);
  const values = Float64Array.from(all, ({ value }) => value);
  const owners = Uint32Array.from(all, ({ citizen }) => citizen);
  return {
    values,
    /** The smallest value at which so many percent of the values, counted `times` their citizen was drawn, are reached. */
    percentile(times: Uint32Array, percent: number): number {
      let total = 0;
      for (const owner of owners) total += times[owner] ?? 0;
      const wanted = Math.ceil((percent / 100) * total);
      let seen = 0;
      for (let i = 0; i < values.length; i += 1) {
        seen += times[owners[i] ?? 0] ?? 0;
        if (seen >= wanted && wanted > 0) return values[i] ?? NaN;
      }
      return NaN;
    },
  };
}
