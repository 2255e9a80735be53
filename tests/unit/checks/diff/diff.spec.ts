import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../../../src/checks/index.ts';
import { compareRuns } from '../../../../src/checks/diff/index.ts';
import { pairedMeans, pairedShares, percentileDifference } from '../../../../src/checks/diff/paired.ts';
import { chances } from '../../../../src/model/index.ts';
import { sampleEvents, samplePlan, type SampleOptions } from '../../../support/debrief-sample.ts';

function flown(options: SampleOptions = {}) {
  const plan = samplePlan(options);
  const events = sampleEvents(options);
  const tally = new Tally(plan);
  for (const event of events) tally.add(event);
  return { plan, events, scorecard: judge({ plan, tally }) };
}

/** How many of so many experiments caught the truth in their interval. */
function caught(
  times: number,
  once: (dice: () => number) => { low: number; high: number; truth: number },
): number {
  const dice = chances(11);
  let count = 0;
  for (let i = 0; i < times; i += 1) {
    const { low, high, truth } = once(dice);
    if (low <= truth && truth <= high) count += 1;
  }
  return count / times;
}

test('the interval of paired shares catches a known difference 95 times in 100', () => {
  // 80 % of citizens succeed in A; of these 10 % fail in B, of the others 30 % succeed there.
  const truth = 0.2 * 0.3 - 0.8 * 0.1;
  const share = caught(600, (dice) => {
    const pairs = Array.from({ length: 80 }, () => {
      const a = dice() < 0.8;
      return [a, a ? dice() >= 0.1 : dice() < 0.3] as const;
    });
    return { ...pairedShares(pairs)!, truth };
  });
  expect(share).toBeGreaterThan(0.92);
  expect(share).toBeLessThan(0.995);
});

test('the bootstrap of p95 catches the true difference about as often as it says, with citizens who are alike in themselves', () => {
  const exponential = (dice: () => number, mean: number): number => -mean * Math.log(1 - dice());
  // Of an exponential law the 95th percentile is mean x ln 20.
  const truth = (120 - 100) * Math.log(20);
  const share = caught(120, (dice) => {
    const [a, b] = [100, 120].map((mean) =>
      Array.from({ length: 150 }, () => [exponential(dice, mean), exponential(dice, mean)]),
    );
    return { ...percentileDifference(a!, b!, { paired: true, seed: 3 })!, truth };
  });
  expect(share).toBeGreaterThan(0.86);
});

test('means of pairs: what everybody has in common drops out', () => {
  const pairs = Array.from({ length: 30 }, (_, i) => [1_000 * i, 1_000 * i + 50 + (i % 3)] as const);
  const { difference, low, high } = pairedMeans(pairs)!;
  expect(difference).toBeCloseTo(51, 6);
  expect(high - low).toBeLessThan(1);
  expect(pairedMeans(pairs.slice(0, 1))).toBeNull();
  expect(pairedShares([])).toBeNull();
  expect(percentileDifference([[]], [[1]], { paired: true, seed: 1 })).toBeNull();
});

test('a run is no different from itself, and its percentile is that of its scorecard', () => {
  const run = flown();
  const { figures, paired, changed, summary, gates } = compareRuns(run, run);
  expect(paired).toBe(true);
  expect(changed).toEqual([]);
  expect(summary).toBe('No difference between A and B that could not be chance.');
  for (const { difference } of figures) {
    if (difference)
      expect([difference.difference, difference.low <= 0, difference.high >= 0]).toEqual([0, true, true]);
  }
  expect(gates.map(({ a, b }) => a?.status === b?.status)).toEqual(gates.map(() => true));
  expect(gates.length).toBeGreaterThan(0);
});

test('the same citizens, every second of whom fails in B: worse, with their gates beside each other', () => {
  const [a, b] = [flown(), flown({ outcome: (n) => (n % 2 === 0 ? 'failed' : 'finished') })];
  const { figures, summary, gates } = compareRuns(a, b);
  const [success] = figures;
  expect(success).toMatchObject({
    name: 'success rate',
    method: expect.stringContaining('Bonett and Price'),
  });
  expect(success?.difference?.high).toBeLessThan(0);
  expect(summary).toContain('success rate is worse');
  const changed = gates.filter((gate) => gate.a?.status !== gate.b?.status);
  expect(changed.length).toBeGreaterThan(0);
});

test('other citizens are not taken for the same, and that is said', () => {
  const [a, b] = [flown(), flown()];
  b.plan = { ...b.plan, seed: b.plan.seed + 1 };
  const { paired, changed, figures } = compareRuns(a, b);
  expect(paired).toBe(false);
  expect(changed).toEqual([`seed: ${a.plan.seed} → ${b.plan.seed}`]);
  expect(figures[0]?.method).toContain('independent');
});
