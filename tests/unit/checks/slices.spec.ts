import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { judge, Tally } from '../../../src/checks/index.ts';
import type { Filters, GateResult, RunEvent } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import { metric } from './crossroads.ts';

const events = sampleEvents({ users: 60, faultMs: 300 });

function gateOf(
  expression: string,
  where: Filters | undefined,
  of: readonly RunEvent[] = events,
  timeWarp = 1,
): GateResult {
  const plan = samplePlan({ users: 60, faultMs: 300 });
  plan.scenario.timeWarp = timeWarp;
  plan.scenario.checks = [{ ...metric(expression), ...(where ? { where } : {}) }];
  const tally = new Tally(plan);
  for (const event of of) tally.add(event);
  const [gate] = judge({ plan, tally }).gates;
  if (!gate) throw new Error('one check is one gate');
  return gate;
}

/** What a figure comes to, without the words about of what it is. */
const figures = ({ status, value, interval }: GateResult) => ({ status, value, interval });

test('a figure of a part of the run is that of a run which was nothing else', () => {
  const persona = (event: RunEvent): string | undefined =>
    'citizen' in event && event.citizen !== undefined
      ? events.find((one) => one.type === 'citizen.started' && one.citizen === event.citizen)?.[
          'persona' as never
        ]
      : undefined;
  const parts: Record<string, { where: Filters; isIn: (event: RunEvent) => boolean }> = {
    service: {
      where: { service: 'grants' },
      isIn: (event) => event.type !== 'exchange' || event.service === 'grants',
    },
    step: { where: { step: 'click Submit' }, isIn: (event) => event.type !== 'exchange' || event.step === 3 },
    kind: { where: { step: 'upload' }, isIn: (event) => event.type !== 'exchange' || event.step === 2 },
    touch: {
      where: { touch: 'faulted' },
      isIn: (event) => event.type !== 'exchange' || event.touch === 'faulted',
    },
    persona: {
      where: { persona: 'rural-phone' },
      isIn: (event) => event.type !== 'exchange' || persona(event) === 'rural-phone',
    },
    window: {
      where: { from: 5_000, to: 9_000 },
      isIn: (event) => event.type !== 'exchange' || (event.startedAt >= 5_000 && event.startedAt < 9_000),
    },
  };
  for (const [name, { where, isIn }] of Object.entries(parts)) {
    for (const expression of [
      'latency_p95_ms < 300',
      'latency_mean_ms < 200',
      'error_rate < 1%',
      'db_wait_p95_ms < 9',
    ]) {
      const alone = gateOf(expression, undefined, events.filter(isIn));
      expect([name, expression, figures(gateOf(expression, where))]).toEqual([
        name,
        expression,
        figures(alone),
      ]);
    }
  }
});

test('people are narrowed down by who they are and when they came, with everything they did after', () => {
  const late = gateOf('journey_max_ms < 1', { from: 10_000 });
  expect(late.measured).toContain('over 30 citizens');
  expect(gateOf('success_rate >= 1', { persona: 'rural-phone' }).measured).toContain('(20 of 20 citizens)');
  expect(gateOf('step.submit.p95_ms < 1', { persona: 'rural-phone' }).reason).toContain(
    'no step of the script',
  );
  expect(gateOf('step.upload.p95_ms < 9999', { persona: 'rural-phone' }).measured).toContain('over 20 times');
});

test('the moments of a window are simulated time', () => {
  const real = gateOf('latency_p95_ms < 300', { from: 5_000, to: 9_000 });
  const warped = gateOf('latency_p95_ms < 300', { from: 300_000, to: 540_000 }, events, 60);
  expect(figures(warped)).toEqual(figures(real));
});

test('a part of the run in which nothing was is not proven, and the label says of what', () => {
  const gate = gateOf('latency_p95_ms < 300', { service: 'nobody', from: 2_000 });
  expect(gate).toMatchObject({
    status: 'unproven',
    reason: 'no document or api call was answered that could be timed cleanly',
  });
  expect(gateOf('latency_p95_ms < 3', { service: 'grants', from: 2_000 }).measured).toMatch(
    /^latency p95 \(service ‘grants’, from 2\u202f000 ms\) \d/,
  );
});

test('what is kept for a part of the run changes no figure of the whole', () => {
  fc.assert(
    fc.property(fc.nat(9_000), fc.nat(9_000), (from, to) => {
      const whole = (checks: ReturnType<typeof metric>[]) => {
        const plan = samplePlan({ users: 60, faultMs: 300 });
        plan.scenario.checks = checks;
        const tally = new Tally(plan);
        for (const event of events) tally.add(event);
        const { latency, errors, citizens, validity } = judge({ plan, tally });
        return { latency, errors, citizens, validity };
      };
      const parts = [
        { ...metric('latency_p95_ms < 1'), where: { from, to } },
        { ...metric('success_rate > 0'), where: { from } },
      ];
      expect(whole(parts)).toEqual(whole([]));
    }),
    { seed: 20_261_121, numRuns: 10 },
  );
});

test('a tally that was not told what it is asked for says so', () => {
  const plan = samplePlan();
  plan.scenario.checks = [{ ...metric('latency_p95_ms < 300'), where: { service: 'grants' } }];
  expect(() => judge({ plan, tally: new Tally() })).toThrow('because the plan was not known');
});
