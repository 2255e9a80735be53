import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { BadInput, MAX_USERS } from '../../../src/model/index.ts';
import type { Arm, FaultSpec, Persona, Plan } from '../../../src/model/index.ts';
import { planRun, withSize } from '../../../src/plan/index.ts';
import { scenarioWith } from '../../support/scenario.ts';

function persona(id: string, share: number): Persona {
  return {
    id,
    name: id,
    description: '',
    share,
    device: 'desktop',
    viewport: { width: 800, height: 600 },
    locale: 'en-US',
    timeZone: 'UTC',
    think: { minMs: 0, maxMs: 0 },
    patienceMs: 1_000,
  };
}
function fault(name: string, share: number): FaultSpec {
  return { name, kind: 'latency', settings: { delayMs: 800 }, service: 'eligibility', share };
}
const crowd = [persona('phone', 0.45), persona('desk', 0.3), persona('tablet', 0.25)];
const tally = (plan: Plan): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { persona: id } of plan.arrivals) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
};
const arms = (plan: Plan, index = 0): Record<Arm, number> => {
  const counts = { exposed: 0, control: 0, untouched: 0 };
  for (const arrival of plan.arrivals) counts[arrival.arms[index] ?? 'untouched'] += 1;
  return counts;
};

test('a thousand citizens in five minutes come one every 300 ms, the last 300 ms before the end', () => {
  const { arrivals } = planRun(scenarioWith({ users: 1_000, rampUpMs: 300_000 }), crowd, 1);
  expect(arrivals.map(({ number }) => number)).toEqual(Array.from({ length: 1_000 }, (_, i) => i + 1));
  expect([0, 1, 2, 999].map((i) => arrivals[i]?.atMs)).toEqual([0, 300, 600, 299_700]);
});

test('without a ramp everybody comes at once', () => {
  expect(planRun(scenarioWith({ rampUpMs: 0 }), crowd, 1).arrivals.every(({ atMs }) => atMs === 0)).toBe(
    true,
  );
});

test('independent people come as a Poisson process does, in an exact number', () => {
  const users = 20_000;
  const { arrivals } = planRun(scenarioWith({ users, rampUpMs: users * 100, arrivals: 'poisson' }), crowd, 7);
  expect(arrivals).toHaveLength(users);
  const times = arrivals.map(({ atMs }) => atMs);
  const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
  expect(gaps.every((gap) => gap >= 0)).toBe(true);
  // Of an exponential distribution the standard deviation is the mean, and 1/e of all gaps are longer than it.
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
  expect(deviation / mean).toBeCloseTo(1, 1);
  expect(gaps.filter((gap) => gap > mean).length / gaps.length).toBeCloseTo(1 / Math.E, 1.7);
  const again = planRun(scenarioWith({ users, rampUpMs: users * 100, arrivals: 'poisson' }), crowd, 7);
  expect(again.arrivals).toEqual(arrivals);
});

test('people who come by chance follow a load profile too', () => {
  const points = [
    { atMs: 0, perSecond: 10 },
    { atMs: 100_000, perSecond: 10 },
    { atMs: 100_000, perSecond: 30 },
  ];
  const profile = { points, durationMs: 200_000 };
  const scenario = scenarioWith({ users: 4_000, rampUpMs: 200_000, profile, arrivals: 'poisson' });
  const { arrivals } = planRun(scenario, crowd, 1);
  expect(arrivals).toHaveLength(4_000);
  const early = arrivals.filter(({ atMs }) => atMs < 100_000).length;
  // One in four comes in the first half; five standard deviations of that share.
  expect(Math.abs(early - 1_000)).toBeLessThan(5 * Math.sqrt(4_000 * 0.25 * 0.75));
});

test('in a closed model the first ones come over the ramp, the others not before its end', () => {
  const { arrivals } = planRun(scenarioWith({ users: 7, rampUpMs: 900, concurrency: 3 }), crowd, 1);
  expect(arrivals.map(({ atMs }) => atMs)).toEqual([0, 300, 600, 900, 900, 900, 900]);
});

test('whatever the size, all citizens come in order and before the ramp is over', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3_000 }),
      fc.integer({ min: 1, max: 86_400_000 }),
      (users, rampUpMs) => {
        const { arrivals } = planRun(scenarioWith({ users, rampUpMs }), crowd, 1);
        const times = arrivals.map(({ atMs }) => atMs);
        return (
          arrivals.length === users &&
          times.every((at, i) => at >= (times[i - 1] ?? 0) && at < rampUpMs) &&
          arrivals.every(({ number }, i) => number === i + 1)
        );
      },
    ),
    { seed: 1, numRuns: 100 },
  );
});

test('shares are exact: 45, 30 and 25 of a hundred', () => {
  expect(tally(planRun(scenarioWith(), crowd, 1))).toEqual({ phone: 45, desk: 30, tablet: 25 });
  expect(tally(planRun(scenarioWith({ personas: ['tablet', 'desk'], users: 11 }), crowd, 1))).toEqual({
    desk: 6,
    tablet: 5,
  });
});

test('whatever the shares, each persona gets its exact part, rounded to a neighbouring whole number', () => {
  const weights = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 2_000 }), fc.nat(), (shares, users, seed) => {
      const people = shares.map((share, i) => persona(`p${i}`, share));
      const plan = planRun(scenarioWith({ users }), people, seed);
      const counts = tally(plan);
      const sum = shares.reduce((all, share) => all + share, 0);
      expect(plan.arrivals).toHaveLength(users);
      for (const { id, share } of people) {
        const exact = (users * share) / sum;
        const count = counts[id] ?? 0;
        expect(count > exact - 1 - 1e-6 && count < exact + 1 + 1e-6).toBe(true);
      }
    }),
    { seed: 2, numRuns: 100 },
  );
});

test('a fault for 40 % hits 40 of a hundred, with 40 to compare and 20 untouched', () => {
  const plan = planRun(scenarioWith({ faults: [fault('slow', 0.4)] }), crowd, 1);
  expect(arms(plan)).toEqual({ exposed: 40, control: 40, untouched: 20 });
  expect(plan.faults).toEqual([fault('slow', 0.4)]);
});

test('a fault for most leaves half of the others as controls; one for all leaves nobody', () => {
  const plan = planRun(scenarioWith({ faults: [fault('most', 0.7), fault('all', 1)] }), crowd, 1);
  expect(arms(plan, 0)).toEqual({ exposed: 70, control: 15, untouched: 15 });
  expect(arms(plan, 1)).toEqual({ exposed: 100, control: 0, untouched: 0 });
});

test('whatever the share and size, exactly that many are exposed and the groups are as equal as can be', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 2_000 }),
      fc.nat(),
      (share, users, seed) => {
        const { exposed, control, untouched } = arms(
          planRun(scenarioWith({ users, faults: [fault('slow', share)] }), crowd, seed),
        );
        expect(exposed).toBe(Math.round(share * users));
        expect(exposed + control + untouched).toBe(users);
        expect(control).toBe(2 * exposed <= users ? exposed : Math.ceil((users - exposed) / 2));
      },
    ),
    { seed: 3, numRuns: 100 },
  );
});

test('who is hit has nothing to do with when they come', () => {
  const { arrivals } = planRun(scenarioWith({ users: 10_000, faults: [fault('slow', 0.5)] }), crowd, 1);
  const early = arrivals.slice(0, 5_000).filter((arrival) => arrival.arms[0] === 'exposed').length;
  // 2,500 expected; four standard deviations of the hypergeometric distribution are 100.
  expect(Math.abs(early - 2_500)).toBeLessThan(100);
});

test('the same seed gives the same plan, another seed another one', () => {
  const mine = scenarioWith({ faults: [fault('slow', 0.4)] });
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (seed, other) => {
      const plan = planRun(mine, crowd, seed);
      expect(planRun(mine, crowd, seed)).toEqual(plan);
      if (other === seed) return;
      const second = planRun(mine, crowd, other);
      expect(second.arrivals.map((a) => a.persona)).not.toEqual(plan.arrivals.map((a) => a.persona));
      expect(second.arrivals.map((a) => a.arms)).not.toEqual(plan.arrivals.map((a) => a.arms));
    }),
    { seed: 4, numRuns: 50 },
  );
});

test('a fault for one persona hits its share of those citizens, exactly, and nobody else', () => {
  const slow = { ...fault('slow', 0.4), persona: 'desk' };
  const { arrivals } = planRun(scenarioWith({ users: 1_000, faults: [slow] }), crowd, 3);
  const hit = (arm: Arm, id: string): number =>
    arrivals.filter((one) => one.arms[0] === arm && one.persona === id).length;
  expect([hit('exposed', 'desk'), hit('control', 'desk'), hit('untouched', 'desk')]).toEqual([120, 120, 60]);
  expect(hit('untouched', 'phone') + hit('untouched', 'tablet')).toBe(700);
});

test('flown in half the time, a fault that comes again does so twice as often', () => {
  const again = { ...fault('slow', 1), window: { atMs: 100, forMs: 10, everyMs: 60 } };
  const { faults } = withSize(scenarioWith({ rampUpMs: 1_000, faults: [again] }), { rampUpMs: 500 });
  expect(faults[0]?.window).toEqual({ atMs: 50, forMs: 5, everyMs: 30 });
});

test('another fault changes neither who comes nor whom the first one hits', () => {
  const alone = planRun(scenarioWith({ faults: [fault('slow', 0.4)] }), crowd, 1);
  const both = planRun(scenarioWith({ faults: [fault('lost', 0.2), fault('slow', 0.4)] }), crowd, 1);
  expect(both.arrivals.map((a) => a.persona)).toEqual(alone.arrivals.map((a) => a.persona));
  expect(both.arrivals.map((a) => a.arms[1])).toEqual(alone.arrivals.map((a) => a.arms[0]));
});

test('a plan leaves its scenario as it was and can be stored as JSON', () => {
  const mine = scenarioWith({ faults: [fault('slow', 0.4)] });
  const before = structuredClone(mine);
  const plan = planRun(mine, crowd, 1);
  expect(mine).toEqual(before);
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
});

test('a plan without people, or with people who are not there, is refused', () => {
  expect(() => planRun(scenarioWith(), [], 1)).toThrow('Mine: there are no personas to fly it');
  expect(() => planRun(scenarioWith({ personas: ['desk', 'ghost'] }), crowd, 1)).toThrow(
    'Mine: there is no persona “ghost”',
  );
});

test('a scenario can be flown at another size, and stays as it is', () => {
  const mine = scenarioWith();
  expect(withSize(mine, { users: 20 })).toEqual({ ...mine, users: 20 });
  expect(withSize(mine, { rampUpMs: 0 })).toEqual({ ...mine, rampUpMs: 0 });
  expect(withSize(mine, {})).toEqual(mine);
  expect(mine.users).toBe(100);
});

test('a size that is none is refused, all of it at once', () => {
  for (const users of [0, -1, 2.5, Number.NaN, MAX_USERS + 1]) {
    expect(() => withSize(scenarioWith(), { users })).toThrow(
      'users must be a whole number from 1 to 1,000,000',
    );
  }
  const attempt = () => withSize(scenarioWith(), { users: 0, rampUpMs: -1 });
  expect(attempt).toThrow(BadInput);
  expect(attempt).toThrow('the ramp-up must be a duration of 0 or more, but is -1');
});
