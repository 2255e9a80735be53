import { expect, test } from '@playwright/test';
import { chooseExemplars, judge, Tally } from '../../../src/checks/index.ts';
import type { FailureCode, RunEvent, Scorecard } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import type { SampleOptions } from '../../support/debrief-sample.ts';

function judged(events: readonly RunEvent[], options: SampleOptions = {}): Scorecard {
  const tally = new Tally();
  for (const event of events) tally.add(event);
  return judge({ plan: samplePlan(options), tally });
}

/** The failing step of every citizen that fails, as if it had been ended from outside after a minute. */
function endedFromOutside(options: SampleOptions, code: FailureCode): RunEvent[] {
  return sampleEvents(options).map((event) =>
    event.type === 'step' && event.failure
      ? { ...event, durationMs: 60_000, failure: { code, message: 'ended from outside' } }
      : event,
  );
}

for (const code of ['interrupted', 'browser-lost'] as const) {
  test(`citizens whose step ended as ${code} did not stop there, and their times are nobody’s`, () => {
    const options = { outcome: (n: number) => (n % 10 === 0 ? 'failed' : 'finished') } as const;
    const { funnel } = judged(endedFromOutside(options, code), options);
    expect(funnel[3]).toMatchObject({ started: 50, passed: 45, failed: 0, cutOff: 5 });
    expect(funnel[3]?.durations).toMatchObject({ n: 45 });
    expect(funnel[3]?.durations.max).toBeLessThan(1_000);
  });
}

test('a step that failed by itself is still counted with its time', () => {
  const { funnel } = judged(sampleEvents({ outcome: (n) => (n % 10 === 0 ? 'failed' : 'finished') }));
  expect(funnel[3]).toMatchObject({ started: 50, passed: 45, failed: 5, cutOff: 0 });
  expect(funnel[3]?.durations.n).toBe(50);
});

test('steps ended from outside do not show as an effect of a fault', () => {
  // Every sixth is exposed: a minute each would be seconds in the mean of the arm.
  const options = {
    users: 240,
    faultMs: 50,
    outcome: (n: number) => (n % 6 === 0 ? 'failed' : 'finished'),
  } as const;
  const [fault] = judged(endedFromOutside(options, 'browser-lost'), options).faults;
  expect(fault?.slowestStep?.title).toBe('click Submit');
  expect(fault?.slowestStep?.exposed).toBeLessThan(1_000);
});

test('who ended outside of the script is found with the reason, not with “no failed step”', () => {
  const message = 'no browser could be had: the machine is out of memory';
  const events = sampleEvents().flatMap((event): RunEvent[] => {
    if (!('citizen' in event) || event.citizen !== 4) return [event];
    if (event.type === 'step' || event.type === 'exchange') return [];
    return event.type === 'citizen.finished'
      ? [{ ...event, outcome: 'failed', failure: { code: 'unexpected', message } }]
      : [event];
  });
  const card = judged(events);
  expect(card.findings).toEqual([
    { cause: 'unexpected outside the script', message, count: 1, citizens: [4] },
  ]);
  expect(card.reasons[0]).toBe(`49 of 50 citizens finished; 1 stopped outside the script: ${message}`);
});

test('the failed step goes before what the end says', () => {
  const events = sampleEvents({ outcome: (n) => (n === 4 ? 'failed' : 'finished') }).map((event) =>
    event.type === 'citizen.finished' && event.citizen === 4
      ? { ...event, failure: { code: 'unexpected', message: 'could not withdraw' } as const }
      : event,
  );
  expect(judged(events).findings).toMatchObject([{ cause: 'expectation-unmet at click Submit', count: 1 }]);
});

test('citizens who ended outside of the script for different reasons are all shown when the cap bites', () => {
  const codes: Record<number, FailureCode> = { 40: 'unexpected', 41: 'target-down' };
  const events = sampleEvents({ outcome: (n) => (n < 40 ? 'failed' : 'finished') }).map((event) => {
    const code = event.type === 'citizen.finished' ? codes[event.citizen] : undefined;
    return event.type === 'citizen.finished' && code
      ? { ...event, outcome: 'failed' as const, failure: { code, message: code } }
      : event;
  });
  const { exemplars } = chooseExemplars(events, { failedCap: 3, othersPerPersona: 0 });
  expect(exemplars.map(({ number }) => number)).toEqual([1, 40, 41]);
});
