import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../../src/checks/index.ts';
import {
  HOST_CPU_CAUTION,
  LATENESS_P95_MS,
  LOOP_DELAY_MS,
  LOST_SHARE,
} from '../../../src/checks/validity.ts';
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
  const card = judged(
    (event) => {
      if (event.type === 'citizen.started') return { ...event, t: event.plannedAt + LATENESS_P95_MS };
      if (event.type !== 'generator') return event;
      return { ...event, loopDelayMs: LOOP_DELAY_MS, hostCpu: HOST_CPU_CAUTION };
    },
    { users: 200, outcome: (n) => (n <= lost ? 'lost' : 'finished') },
  );
  expect(card).toMatchObject({ verdict: 'PASS', validity: { valid: true, reasons: [] } });
  expect(card.validity.cautions).toEqual([
    '2 citizens lost to browser crashes, not counted against the service',
  ]);
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
