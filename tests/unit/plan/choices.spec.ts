import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { flatten, takes, type ScriptItem } from '../../../src/model/index.ts';
import { planRun, withSize } from '../../../src/plan/index.ts';
import { somebody } from '../../support/people.ts';
import { scenarioWith } from '../../support/scenario.ts';
import { step } from '../../support/steps.ts';

const does = (name: string): ScriptItem => ({ item: 'step', ...step({ click: name }) });
const choose = (...options: [share: number, ...items: ScriptItem[]][]): ScriptItem => ({
  item: 'choose',
  options: options.map(([share, ...items]) => ({ share, items })),
});

/** How many citizens do each step of a script. */
function crowdAt(script: readonly ScriptItem[], users: number, seed = 1): Record<string, number> {
  const { steps, choices } = flatten(script);
  const { arrivals } = planRun(scenarioWith({ users, script, steps, choices }), [somebody], seed);
  return Object.fromEntries(
    steps.map((one) => [one.title, arrivals.filter((arrival) => takes(one, arrival.choices)).length]),
  );
}

test('98 % of 10,000 citizens are 9,800, and the others leave', () => {
  const crowd = crowdAt([does('Log in'), choose([0.98, does('Pay')], [0.02, does('Leave')])], 10_000);
  expect(crowd).toEqual({ 'click Log in': 10_000, 'click Pay': 9_800, 'click Leave': 200 });
});

test('a choice within a choice has exact quotas among those who come to it', () => {
  const inner = choose([0.25, does('Card')], [0.75, does('Bank')]);
  expect(crowdAt([choose([0.4, does('Pay'), inner])], 1_000)).toEqual({
    'click Pay': 400,
    'click Card': 100,
    'click Bank': 300,
  });
});

test('who has left is in no later choice: half of those who stay is exactly half of them', () => {
  const leave: ScriptItem = { item: 'step', ...step({ abandon: {} }) };
  const script = [choose([0.02, leave]), choose([0.5, does('Pay')])];
  const { steps, choices } = flatten(script);
  const { arrivals } = planRun(scenarioWith({ users: 10_000, script, steps, choices }), [somebody], 1);
  const [leaving, paying] = steps;
  if (!leaving || !paying) throw new Error('two steps were written');
  const paid = arrivals.filter((arrival) => takes(paying, arrival.choices));
  expect(paid.filter((arrival) => !takes(leaving, arrival.choices))).toHaveLength(4_900);
  expect(paid).toHaveLength(4_900);
});

test('what is repeated is chosen anew each time', () => {
  const script: ScriptItem[] = [{ item: 'repeat', times: 2, items: [choose([0.5, does('Look')])] }];
  const { steps, choices } = flatten(script);
  const { arrivals } = planRun(scenarioWith({ users: 1_000, script, steps, choices }), [somebody], 1);
  const both = arrivals.filter((arrival) => steps.every((one) => takes(one, arrival.choices))).length;
  expect(crowdAt(script, 1_000)).toEqual({ 'click Look': 500, 'click Look (2)': 500 });
  expect(both).toBeGreaterThan(200);
  expect(both).toBeLessThan(300);
});

test('whatever the shares, quotas are at most one citizen away from exact, and nobody does two alternatives', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 }),
      fc.integer(),
      (users, weights, seed) => {
        const sum = Math.max(
          100,
          weights.reduce((all, one) => all + one, 0),
        );
        const shares = weights.map((weight) => weight / sum);
        const script = [
          choose(
            ...shares
              .map((share, i) => [share, does(`${i}`)] as const)
              .map((o) => [...o] as [number, ScriptItem]),
          ),
        ];
        const { steps, choices } = flatten(script);
        const { arrivals } = planRun(scenarioWith({ users, script, steps, choices }), [somebody], seed);
        const exact = steps.every((one, i) => {
          const count = arrivals.filter((arrival) => takes(one, arrival.choices)).length;
          return Math.abs(count - (shares[i] ?? 0) * users) < 1;
        });
        return (
          exact && arrivals.every((arrival) => steps.filter((s) => takes(s, arrival.choices)).length <= 1)
        );
      },
    ),
    { seed: 1, numRuns: 100 },
  );
});

test('regions around steps add up, the outermost first, and named actions are their steps', () => {
  const { steps } = flatten([
    {
      item: 'within',
      region: 'Home',
      items: [
        {
          item: 'use',
          action: 'edit',
          items: [{ item: 'step', ...step({ click: 'Edit' }, { within: ['Row'] }) }],
        },
      ],
    },
  ]);
  expect(steps).toMatchObject([{ title: 'click Edit', within: ['Home', 'Row'] }]);
});

const day = {
  profile: {
    points: [
      { atMs: 0, perSecond: 5 },
      { atMs: 8 * 3_600_000, perSecond: 30 },
      { atMs: 18 * 3_600_000, perSecond: 40 },
    ],
    durationMs: 24 * 3_600_000,
  },
  timeWarp: 60,
  rampUpMs: 24 * 60_000,
};

test('a load profile is followed: a citizen of the day comes where their share of its area has passed', () => {
  const { arrivals } = planRun(scenarioWith({ ...day, users: 43_800 }), [somebody], 1);
  const inMinute = (minute: number): number =>
    arrivals.filter(({ atMs }) => Math.floor(atMs / 60_000) === minute).length;
  // 17.5 a second on average over the first eight minutes, from 5 to 30; then up to 40, then 40 to the end.
  expect(inMinute(0)).toBe(394);
  expect(inMinute(23)).toBe(2_400);
  expect(arrivals.filter(({ atMs }) => atMs < 8 * 60_000).length).toBe(8_400);
  expect(arrivals.every(({ atMs }, i) => atMs >= (arrivals[i - 1]?.atMs ?? 0) && atMs < day.rampUpMs)).toBe(
    true,
  );
});

test('a day flown in less time is the same day at a faster warp, and its faults move along', () => {
  const written = scenarioWith({
    ...day,
    users: 100,
    faults: [
      {
        name: 'down',
        kind: 'latency',
        settings: {},
        service: 'x',
        share: 1,
        window: { atMs: 720_000, forMs: 60_000 },
      },
    ],
  });
  const sized = withSize(written, { rampUpMs: 24_000 });
  expect(sized.timeWarp).toBe(3_600);
  expect(sized.faults[0]?.window).toEqual({ atMs: 12_000, forMs: 1_000 });
  const whole = planRun(written, [somebody], 1).arrivals.map(({ atMs }) => atMs);
  const short = planRun(sized, [somebody], 1).arrivals.map(({ atMs }) => atMs);
  for (const [i, atMs] of short.entries()) expect(atMs * 60).toBeCloseTo(whole[i] ?? Number.NaN, 3);
});
