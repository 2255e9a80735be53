import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../../../src/checks/index.ts';
import { grouped, whyOf, whyOfCheck } from '../../../../src/checks/why/index.ts';
import type { Cause, Check, FaultSpec, Plane, RunEvent } from '../../../../src/model/index.ts';
import { eventsOf, named, planOf, type Told } from './tale.ts';

const unmet = { code: 'expectation-unmet' } as const;
const broken: Told = { asks: [{ at: 1, status: 500 }], fails: unmet };
const silent: Told = { asks: [{ at: 1, status: 0, error: 'net::ERR_CONNECTION_REFUSED' }], fails: unmet };
const fine: Told = { asks: [{ at: 1 }] };

/** A fault that nobody’s exchange bears the name of: citizen n of a tale is there from n s to n.9 s. */
function forAll(
  plane: Plane,
  { kind = 'db_down', service = '**', ...more }: Partial<FaultSpec> = {},
): FaultSpec {
  return { name: 'db_down', kind, settings: {}, share: 1, plane, service, ...more };
}

/** It is put there before citizen 2 and taken away after citizen 3, unless said otherwise. */
function timeOf(plane: Plane, from = 1_950, to = 3_950): RunEvent[] {
  return [
    { type: 'fault', t: from, fault: 'db_down', what: 'injected', plane },
    { type: 'fault', t: to, fault: 'db_down', what: 'withdrawn' },
  ];
}

function causesOf(told: readonly Told[], spec: FaultSpec, time: readonly RunEvent[]): Cause[] {
  const events = [...eventsOf(told), ...time].toSorted((a, b) => a.t - b.t);
  return grouped(whyOf(events, planOf(told, [spec])).values()).map(({ why }) => why);
}

const windowed = { window: { atMs: 1_950, forMs: 2_000 } };

for (const plane of ['command', 'toxiproxy', 'service'] as const) {
  test(`who failed in the time of a fault on the plane “${plane}” did so for it, and the evidence says how that is known`, () => {
    const spec = forAll(plane, { ...windowed, point: 'db' });
    const [why, ...more] = causesOf([fine, broken, broken, fine], spec, timeOf(plane));
    expect(more).toEqual([]);
    expect(why).toMatchObject({ kind: 'fault', subject: 'db_down', confidence: 'certain' });
    expect(why?.evidence.map(({ what }) => what)).toEqual([
      'the fault ‘db_down’ was put in place, for everybody',
      'POST /api/applications answered 500 after 20 ms, in the time of the fault ‘db_down’',
      'errors on POST /api/applications: 2 of 2 while the fault ‘db_down’ was there, 0 of 2 at other times',
      '2 citizens got through ‘expect “Received”’, 2 failed there in this way',
      '‘expect “Received”’: expectation-unmet here',
    ]);
  });
}

test('a connection that was refused in its time is the command’s doing, and no fault of the network', () => {
  const causes = causesOf([fine, silent, fine], forAll('command', windowed), timeOf('command'));
  expect(named(causes)).toEqual(['fault db_down']);
});

test('what goes wrong just as often at other times is none of its doing', () => {
  const causes = causesOf([broken, broken, broken, broken], forAll('command', windowed), timeOf('command'));
  expect(named(causes)).toEqual(['defect api']);
});

test('failures outside of its time keep their own cause', () => {
  const told = [fine, broken, broken, fine, fine, broken, fine, fine, fine, fine];
  const spec = forAll('command', windowed);
  const events = [...eventsOf(told), ...timeOf('command')];
  const explained = whyOf(events, planOf(told, [spec]));
  expect([...explained].map(([citizen, { why }]) => `${citizen} ${why.kind}`)).toEqual([
    '2 fault',
    '3 fault',
    '6 defect',
  ]);
});

test('where nobody asked at another time it is likely, and said so', () => {
  const whole = timeOf('command', 0, 60_000);
  const [why] = causesOf([broken, broken], forAll('command'), whole);
  expect(why).toMatchObject({ kind: 'fault', subject: 'db_down', confidence: 'likely' });
  expect(why?.evidence.map(({ what }) => what)).toContain(
    'nobody asked for POST /api/applications while the fault ‘db_down’ was not there, so that this is likely and not shown',
  );
});

test('it is blamed for its own service only, and for no refusal', () => {
  const spec = forAll('command', { ...windowed, service: 'claims' });
  expect(named(causesOf([fine, broken, fine], spec, timeOf('command')))).toEqual(['defect api']);
  const rule: Told = {
    asks: [{ at: 1, status: 422, rejection: { rule: 'AGE-1', title: 'Too young' } }],
    fails: unmet,
  };
  const causes = causesOf([fine, rule, fine], forAll('command', windowed), timeOf('command'));
  expect(named(causes)).toEqual(['policy AGE-1']);
});

test('a fault of the service that delays answers nobody with 500', () => {
  const spec = forAll('service', { ...windowed, kind: 'latency', settings: { delayMs: 200 } });
  expect(named(causesOf([fine, broken, fine], spec, timeOf('service')))).toEqual(['defect api']);
});

test('who gave up over an answer that took so long in its time only did so for it', () => {
  const slow: Told = {
    asks: [{ at: 2, status: 200, durationMs: 700 }],
    fails: { code: 'gave-up', afterMs: 750 },
  };
  const quick: Told = { asks: [{ at: 2 }] };
  const [why, ...more] = causesOf([quick, slow, quick], forAll('toxiproxy', windowed), timeOf('toxiproxy'));
  expect(more).toEqual([]);
  expect(why).toMatchObject({ kind: 'fault', subject: 'db_down', confidence: 'certain' });
});

test('it acts from the moment on at which its command begins, though it is told when that is done', () => {
  const spec = forAll('command', { window: { atMs: 1_950, forMs: 4_000, everyMs: 10_000 } });
  const told = [fine, broken, fine, fine];
  expect(named(causesOf(told, spec, timeOf('command', 2_600, 3_950)))).toEqual(['fault db_down']);
});

test('a check that such a fault made red names it', () => {
  const check: Check = { type: 'status_code_ok', title: 'no errors' };
  const latency: Check = { type: 'latency_under_ms', target: 100, title: 'quick' };
  const late: Told = { asks: [{ at: 1, durationMs: 600 }] };
  const told = [fine, broken, late, fine, fine];
  const plan = planOf(told, [forAll('command', windowed)]);
  const events = [...eventsOf(told), ...timeOf('command')];
  for (const one of [check, latency]) {
    const asked = { ...plan, scenario: { ...plan.scenario, checks: [one] } };
    const tally = new Tally(asked);
    for (const event of events) tally.add(event);
    const [gate] = judge({ plan: asked, tally }).gates;
    if (!gate) throw new Error('one check is one gate');
    expect(whyOfCheck({ check: one, gate }, { events, plan: asked }, whyOf(events, asked))).toMatchObject({
      kind: 'fault',
      subject: 'db_down',
      confidence: 'certain',
    });
  }
});
