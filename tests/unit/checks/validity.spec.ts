import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../../src/checks/index.ts';
import {
  HOST_CPU_CAUTION,
  LATENESS_P95_MS,
  LOOP_DELAY_MS,
  LOST_SHARE,
  SATURATED_SHARE,
} from '../../../src/checks/validity.ts';
import { BROWSER_SATURATED_MS, LOOP_SATURATED_MS } from '../../../src/checks/saturation.ts';
import type { RunEvent, Scorecard } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import type { SampleOptions } from '../../support/debrief-sample.ts';

function judged(change: (event: RunEvent) => RunEvent, options: SampleOptions = {}): Scorecard {
  const tally = new Tally();
  for (const event of sampleEvents(options)) tally.add(change(event));
  return judge({ plan: samplePlan(options), tally });
}

test('a generator that started citizens late makes the run prove nothing, whatever its gates say', () => {
  const card = judged((event) =>
    event.type === 'citizen.started' ? { ...event, t: event.plannedAt + 1_500 } : event,
  );
  expect(card).toMatchObject({ verdict: 'INVALID', answer: 'not proven' });
  expect(card.reasons[0]).toBe(
    'citizens started late because the generator was busy (p95 1\u202f500 ms, allowed 1\u202f000 ms)',
  );
});

test('losing more than one citizen in a hundred to crashed browsers voids the run, one is a caution', () => {
  const two = { users: 100, outcome: (n: number) => (n <= 2 ? 'lost' : 'finished') } as const;
  expect(judged((event) => event, two)).toMatchObject({ verdict: 'INVALID' });
  const one = judged((event) => event, { users: 100, outcome: (n) => (n === 1 ? 'lost' : 'finished') });
  expect(one.verdict).toBe('PASS');
  expect(one.reasons.at(-1)).toContain('1 citizen lost to browser crashes');
});

test('an event loop that stood still for more than two seconds voids the run', () => {
  const card = judged((event) => (event.type === 'generator' ? { ...event, loopDelayMs: 2_400 } : event));
  expect(card.reasons[0]).toContain('stood still for 2\u202f400 ms');
});

test('a generator that was saturated for more than a tenth of the time voids the run, and says what would help', () => {
  const saturated = (share: number): Scorecard =>
    judged(
      (event) =>
        event.type === 'generator' && (event.t / 1_000) % 10 < share * 10
          ? { ...event, browserDelayMs: 400, pressure: 0.8, hostCpu: 0.99 }
          : event,
      { users: 200 },
    );
  const tooMany = saturated(2 * SATURATED_SHARE);
  expect(tooMany).toMatchObject({ verdict: 'INVALID', answer: 'not proven' });
  expect(tooMany.reasons[0]).toMatch(
    /^the generator was saturated in \d+ of \d+ seconds \(allowed 10 %\): its host's CPU was .* busy on average, and something waited for it .* of the time; fly fewer citizens at once/,
  );
  const fair = saturated(SATURATED_SHARE / 2);
  expect(fair.verdict).toBe('PASS');
  expect(fair.validity.cautions.join()).toMatch(
    /durations? left out of the percentiles, because the generator was saturated/,
  );
  expect(fair.latency.n).toBeLessThan(judged((event) => event, { users: 200 }).latency.n);
});

test('citizens who never started though nobody stopped the run void it', () => {
  const card = judged((event) => event, { outcome: (n) => (n > 48 ? 'not-started' : 'finished') });
  expect(card.reasons[0]).toBe('2 of 50 citizens never started');
});

test('a busy processor alone is a caution, for it proves nothing', () => {
  const card = judged((event) => (event.type === 'generator' ? { ...event, hostCpu: 0.99 } : event));
  expect(card.verdict).toBe('PASS');
  expect(card.validity).toMatchObject({ valid: true, hostCpuMax: 0.99 });
  expect(card.validity.cautions[0]).toContain('99 % busy');
});

test('a generator exactly at its bounds is still trusted', () => {
  const lost = 200 * LOST_SHARE;
  let stood = false;
  const card = judged(
    (event) => {
      if (event.type === 'citizen.started' && event.citizen % 15 === 0)
        return { ...event, t: event.plannedAt + LATENESS_P95_MS };
      if (event.type !== 'generator') return event;
      const loopDelayMs = stood ? LOOP_SATURATED_MS : LOOP_DELAY_MS;
      stood = true;
      return { ...event, loopDelayMs, browserDelayMs: BROWSER_SATURATED_MS, hostCpu: HOST_CPU_CAUTION };
    },
    { users: 200, outcome: (n) => (n <= lost ? 'lost' : 'finished') },
  );
  expect(card).toMatchObject({ verdict: 'PASS', validity: { valid: true, reasons: [] } });
  expect(card.validity.cautions).toEqual([
    expect.stringMatching(
      /^\d+ durations left out of the percentiles, because the generator was saturated in 1 of 22 seconds$/,
    ),
    '2 citizens lost to browser crashes, not counted against the service',
  ]);
});

test('what is slow only because citizens waited for the generator is not the service’s, and proves nothing', () => {
  const late = (event: RunEvent): RunEvent =>
    event.type === 'citizen.started' ? { ...event, t: event.plannedAt + LATENESS_P95_MS } : event;
  const card = judged(late);
  expect(card).toMatchObject({ verdict: 'INVALID', gates: [{ status: 'unproven' }, {}, {}] });
  expect(card.latency.p95 - card.serviceLatency.p95).toBeGreaterThan(LATENESS_P95_MS / 2);
  expect(card.gates[0]?.measured).toMatch(
    /^p95 1\u202f1\d\d ms over 199 exchanges; 95 % interval 1\u202f1\d\d ms to 1\u202f1\d\d ms; 196 ms without the wait for the generator; 1 left out, timed while the generator was saturated$/,
  );
  expect(card.gates[0]?.reason).toContain('it is 196 ms without the wait for the generator');
});

test('a latency that would be red on a host without CPU to spare is not proven: it may be our own load', () => {
  const busy = (event: RunEvent): RunEvent =>
    event.type === 'generator' ? { ...event, hostCpu: 0.99 } : event;
  const card = judged(busy, { latencyMs: 900 });
  expect(card).toMatchObject({ verdict: 'INVALID', answer: 'not proven' });
  expect(card.gates[0]).toMatchObject({ status: 'unproven' });
  expect(card.reasons[0]).toContain('may be the generator');
  expect(judged((event) => event, { latencyMs: 900 })).toMatchObject({ verdict: 'FAIL' });
});
