import type { Difference } from '../model/index.ts';
import type { Moments } from './moments.ts';
import { studentQuantile } from './student.ts';

/** The 0.975 quantile of the normal distribution: 95 % two-sided. */
const Z95 = 1.959963984540054;

/**
 * Wilson's score interval of a proportion, 95 % (Wilson, JASA 22, 1927). Its end at no and at all successes is exact.
 * @param z quantile of the normal distribution, for another confidence.
 */
export function wilson(successes: number, n: number, z = Z95): { low: number; high: number } {
  const p = successes / n;
  const z2 = z * z;
  const middle = (2 * n * p + z2) / (2 * (n + z2));
  const half = (z * Math.sqrt(z2 + 4 * n * p * (1 - p))) / (2 * (n + z2));
  return {
    low: successes === 0 ? 0 : Math.max(0, middle - half),
    high: successes === n ? 1 : Math.min(1, middle + half),
  };
}

/**
 * Exposed minus control proportion with its 95 % interval: the hybrid score method, number 10 in Newcombe,
 * "Interval estimation for the difference between independent proportions", Statistics in Medicine 17, 1998.
 * It stays sensible at 0 and 100 %, where the textbook interval collapses. Null when an arm is empty.
 */
export function proportionDifference(
  exposed: { successes: number; n: number },
  control: { successes: number; n: number },
): Difference | null {
  if (exposed.n === 0 || control.n === 0) return null;
  const p1 = exposed.successes / exposed.n;
  const p2 = control.successes / control.n;
  const a = wilson(exposed.successes, exposed.n);
  const b = wilson(control.successes, control.n);
  const difference = p1 - p2;
  return {
    control: p2,
    exposed: p1,
    difference,
    low: difference - Math.hypot(p1 - a.low, b.high - p2),
    high: difference + Math.hypot(a.high - p1, p2 - b.low),
  };
}

/**
 * Exposed minus control mean with its 95 % interval, variances unequal (Welch, "The generalization of 'Student's'
 * problem…", Biometrika 34, 1947). Null when an arm has fewer than two values, for then it has no variance.
 * @param comparisons of how many differences this is one that are looked at together: the interval is widened to
 * 100 − 5 / comparisons %, so that all of them hold at once with at least 95 % (Bonferroni's inequality; Dunn,
 * "Multiple comparisons among means", JASA 56, 1961).
 */
export function meanDifference(exposed: Moments, control: Moments, comparisons = 1): Difference | null {
  if (exposed.n < 2 || control.n < 2) return null;
  const a = exposed.variance / exposed.n;
  const b = control.variance / control.n;
  const difference = exposed.mean - control.mean;
  const half =
    a + b === 0
      ? 0
      : studentQuantile(
          1 - 0.025 / comparisons,
          (a + b) ** 2 / (a ** 2 / (exposed.n - 1) + b ** 2 / (control.n - 1)),
        ) * Math.sqrt(a + b);
  return {
    control: control.mean,
    exposed: exposed.mean,
    difference,
    low: difference - half,
    high: difference + half,
  };
}
