import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../../src/checks/index.ts';
import type { Arm, FaultEffect, Plane, RunEvent } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import type { SampleOptions } from '../../support/debrief-sample.ts';

function effect(
  options: SampleOptions,
  change: (event: RunEvent) => RunEvent[] = (event) => [event],
): FaultEffect {
  const tally = new Tally();
  for (const event of sampleEvents(options).flatMap(change)) tally.add(event);
  const [only] = judge({ plan: samplePlan(options), tally }).faults;
  if (!only) throw new Error('the sample has a fault');
  return only;
}

test('a fault’s effect is told in one sentence with its interval and how many flew in each arm', () => {
  const found = effect({ users: 240, faultMs: 812 });
  expect(found.summary).toBe(
    '‘slow eligibility’ made ‘click Submit’ 812 ms slower (95 % interval 810 to 814 ms for the worst of 4 steps, ' +
      '120 exposed against 120 control citizens) and changed the share who finished by 0 points (−3 to +3).',
  );
  expect(found).toMatchObject({ exposed: 120, control: 120, fired: 120, withdrawn: true });
});

test('a difference within chance is not called an effect', () => {
  expect(effect({ users: 240, faultMs: 0 }).summary).toContain('made no step slower beyond chance');
});

test('the worst of four steps must stand out more than a step that was looked at alone', () => {
  const slower = (delta: number, steps: number) =>
    effect({ users: 240, faultMs: 0 }, (event) => {
      if (event.type !== 'step') return [event];
      if (event.index >= steps) return [];
      const felt = event.index === 0 && event.citizen % 2 === 0 ? delta : 0;
      return [{ ...event, durationMs: event.durationMs + felt }];
    });
  // 1.4 ms is beyond the 1.25 ms that chance may do to one step, and within the 1.6 ms of the worst of four.
  const delta = 1.4 - (slower(0, 1).slowestStep?.difference ?? 0);
  const alone = slower(delta, 1);
  expect(alone.slowestStep).toMatchObject({ title: 'click /apply', compared: 1 });
  expect(alone.summary).toContain('made ‘click /apply’ 1.4 ms slower (95 % interval 0.');
  expect(alone.summary).not.toContain('the worst of');
  const among = slower(delta, 4);
  expect(among.slowestStep).toMatchObject({ title: 'click /apply', compared: 4 });
  expect(among.summary).toContain('made no step slower beyond chance (‘click /apply’: 95 % interval −0.');
  expect(among.slowestStep?.low).toBeLessThan(alone.slowestStep?.low ?? 0);
});

test('without control citizens the untouched ones are the comparison, and the summary says so', () => {
  const found = effect({ users: 60, faultMs: 500 }, (event) =>
    event.type === 'citizen.started'
      ? [{ ...event, arms: event.arms.map((arm): Arm => (arm === 'control' ? 'untouched' : arm)) }]
      : [event],
  );
  expect(found.summary).toContain('30 exposed against 30 untouched citizens');
  expect(found.summary).toContain('Untouched citizens carry no route');
});

test('a fault for one persona is never compared with other people: there it is nobody’s experiment', () => {
  const options = { users: 60, faultMs: 500 };
  const plan = samplePlan(options);
  plan.faults = plan.faults.map((spec) => ({ ...spec, persona: 'rural-phone', share: 1 }));
  const armOf = new Map(
    plan.arrivals.map(({ number, persona }): [number, Arm] => [
      number,
      persona === 'rural-phone' ? 'exposed' : 'untouched',
    ]),
  );
  const tally = new Tally();
  for (const event of sampleEvents(options)) {
    const isStart = event.type === 'citizen.started';
    tally.add(isStart ? { ...event, arms: [armOf.get(event.citizen) ?? 'untouched'] } : event);
  }
  const [found] = judge({ plan, tally }).faults;
  expect(found).toMatchObject({ exposed: 20, control: 0, success: null, slowestStep: null });
  expect(found?.summary).toBe(
    '‘slow eligibility’ acted on 30 exchanges, but every citizen of persona ‘rural-phone’ was exposed: nothing to compare with.',
  );
});

test('a fault that never acted and one that was left behind are told as such', () => {
  const silent = effect({ faultMs: 300 }, (event) =>
    event.type === 'fault' && event.what === 'fired' ? [] : [event],
  );
  expect(silent.summary).toBe('‘slow eligibility’ never acted: no exchange of eligibility came its way.');
  const left = effect({ faultMs: 300 }, (event) =>
    event.type === 'fault' && event.what === 'withdrawn' ? [] : [event],
  );
  expect(left.withdrawn).toBe(false);
});

test('exposed citizens who fail more often show as a loss in points', () => {
  const found = effect({
    users: 200,
    faultMs: 100,
    outcome: (n) => (n % 4 === 0 ? 'abandoned' : 'finished'),
  });
  expect(found.success).toMatchObject({ control: 1, exposed: 0.5, difference: -0.5 });
  expect(found.summary).toMatch(/share who finished by −50 points \(−60 to −40\)/);
  // Here patience is what ended their journeys.
  expect(found.abandoned).toMatchObject({ control: 0, exposed: 0.5, difference: 0.5 });
  expect(found.abandoned?.low).toBeCloseTo(-(found.success?.high ?? 0), 10);
});

test('where a fault acted is told, and one that the service had itself is no experiment', () => {
  const on = (plane: Plane): FaultEffect =>
    effect({ users: 60, faultMs: 100 }, (event) =>
      event.type === 'fault' && event.what === 'injected' ? [{ ...event, plane }] : [event],
    );
  expect(on('route').plane).toBe('route');
  expect(on('service').summary).toContain(
    'acted on the service itself, so that every citizen felt it: nothing to compare with.',
  );
});
