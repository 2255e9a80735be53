import { expect, test } from '@playwright/test';
import type { FlagRule, RejectionRule, RunEvent, Signal } from '../../../src/model/index.ts';
import { isRead, pageSensors } from '../../../src/sensors/index.ts';

type ExchangeSignal = Extract<Signal, { type: 'exchange' }>;

const BASE = 'http://127.0.0.1:4000';
const services = [{ name: 'grants', glob: '**/api/grants/**' }];
const rejections: RejectionRule[] = [
  { service: 'grants', status: 409, rule: 'one-per-person', title: 'There is one already' },
  { url: '**/api/old/**', rule: 'old-rule', title: 'old-rule' },
];
const flags: FlagRule[] = [
  { url: '**/api/chat/**', field: 'guard.flag', refused: 'guard.refused', message: 'guard.why' },
];

const exchange = (parts: Partial<ExchangeSignal>): ExchangeSignal => ({
  type: 'exchange',
  method: 'POST',
  url: `${BASE}/api/chat/messages?x=1`,
  kind: 'api',
  status: 200,
  startedAt: 1,
  durationMs: 2,
  touch: 'clean',
  ...parts,
});

function hear(...signals: Signal[]): RunEvent[] {
  const events: RunEvent[] = [];
  const observe = (event: RunEvent): void => void events.push(event);
  const listen = pageSensors({ services, observe, now: () => 9, rules: { rejections, flags } })({
    citizen: 3,
    step: 4,
  });
  for (const signal of signals) listen(signal);
  return events;
}
const flagged = (parts: Partial<ExchangeSignal>): RunEvent[] =>
  hear(exchange(parts)).filter(({ type }) => type === 'values.flag');

test('an answer is a refusal where the target’s file says so', () => {
  const rules = [
    exchange({ url: `${BASE}/api/grants/1`, status: 409 }),
    exchange({ url: `${BASE}/api/grants/1`, status: 404 }),
    exchange({ url: `${BASE}/api/old/1`, status: 400 }),
    exchange({ url: `${BASE}/api/old/1`, status: 500 }),
    // What the service says itself goes first.
    exchange({ url: `${BASE}/api/old/1`, status: 422, problem: '{"rule":"TG-1","title":"No"}' }),
  ].map((signal) => {
    const [event] = hear(signal);
    return event?.type === 'exchange' ? event.rejection?.rule : 'nothing';
  });
  expect(rules).toEqual(['one-per-person', undefined, 'old-rule', undefined, 'TG-1']);
});

test('a header is all that a guard of values needs', () => {
  expect(flagged({ valuesFlag: 'asks-for-ssn; refused', status: 422 })).toEqual([
    {
      type: 'values.flag',
      t: 9,
      citizen: 3,
      step: 4,
      flag: 'asks-for-ssn',
      message: `POST ${BASE}/api/chat/messages was flagged as “asks-for-ssn”`,
      refused: true,
      url: `${BASE}/api/chat/messages`,
    },
  ]);
  expect(flagged({ valuesFlag: 'harsh-tone, pii' })).toMatchObject([
    { flag: 'harsh-tone', refused: false },
    { flag: 'pii', refused: false },
  ]);
  expect(flagged({ valuesFlag: ' ;refused' })).toEqual([]);
});

test('a problem that names a flag has its title for a message, and is told once', () => {
  const problem = JSON.stringify({ title: 'We never ask for that', flag: 'asks-for-ssn' });
  expect(flagged({ problem, status: 422, valuesFlag: 'asks-for-ssn; refused' })).toMatchObject([
    { flag: 'asks-for-ssn', refused: true, message: 'We never ask for that' },
  ]);
});

test('fields of answers in JSON are read as the target’s file says', () => {
  const body = JSON.stringify({ guard: { flag: ['a', 'b', 'a'], refused: true, why: 'Because' } });
  expect(flagged({ body })).toMatchObject([
    { flag: 'a', refused: true, message: 'Because' },
    { flag: 'b', refused: true, message: 'Because' },
  ]);
  expect(flagged({ body, url: `${BASE}/api/other` })).toEqual([]);
  expect(isRead(`${BASE}/api/chat/messages`, flags)).toBe(true);
  expect(isRead(`${BASE}/api/other`, flags)).toBe(false);
});

test('hostile answers flag nothing that is not there, and no more than ten things', () => {
  for (const body of [
    '',
    '{',
    'null',
    '[]',
    '{"guard":null}',
    '{"guard":{"flag":{"a":1}}}',
    '{"guard":{"flag":false}}',
  ])
    expect(flagged({ body })).toEqual([]);
  expect(flagged({ body: '{"__proto__":{"guard":{"flag":"x"}}}' })).toEqual([]);
  const many = Array.from({ length: 5_000 }, (_, index) => `${index}${'x'.repeat(500)}`);
  const events = flagged({ body: JSON.stringify({ guard: { flag: many } }) });
  expect(events).toHaveLength(10);
  expect(JSON.stringify(events).length).toBeLessThan(10_000);
});
