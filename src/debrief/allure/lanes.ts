/**
 * Gives each interval a lane so that no two in one lane overlap: the rows of Allure's timeline. Lanes count from 1;
 * the earliest free lane is taken, which needs as few lanes as possible.
 */
export function lanes(intervals: readonly { start: number; stop: number }[]): number[] {
  const freeAt: number[] = [];
  const order = intervals.map((_, i) => i).toSorted((a, b) => startOf(a) - startOf(b) || a - b);
  const result = intervals.map(() => 1);
  function startOf(i: number): number {
    return intervals[i]?.start ?? 0;
  }
  for (const i of order) {
    const free = freeAt.findIndex((at) => at <= startOf(i));
    const lane = free === -1 ? freeAt.length : free;
    freeAt[lane] = intervals[i]?.stop ?? 0;
    result[i] = lane + 1;
  }
  return result;
}
