import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { metricNames, metricOf, takes } from '../../../src/model/index.ts';
import type { CitizenOutcome, RunEvent } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import type { SampleOptions } from '../../support/debrief-sample.ts';
import { CROSSROADS, crossroadsEvents, crossroadsPlan, gateOf, judged, metric } from './crossroads.ts';
import type { Traveller } from './crossroads.ts';

function sample(expression: string, options: SampleOptions = {}, miss: 'fail' | 'warn' = 'fail') {
  return gateOf(metric(expression, miss), sampleEvents(options), samplePlan(options));
}
function travelled(expression: string, travellers: Traveller[], timeWarp = 1) {
  const plan = crossroadsPlan(travellers);
  plan.scenario.timeWarp = timeWarp;
  return gateOf(metric(expression), crossroadsEvents(travellers), plan);
}
const many = (times: number, one: Traveller): Traveller[] => Array.from({ length: times }, () => one);
const pays: Traveller = { choice: 0, stepMs: 100 };
const leaves: Traveller = { choice: 1, stepMs: 100 };

test('a latency within its bound is green, with its unit and what it rests on', () => {
  expect(sample('latency_p95_ms < 2000')).toEqual({
    type: 'metric',
    title: 'latency_p95_ms < 2000',
    status: 'green',
    value: 196,
    interval: { low: 195, high: 196, n: 200 },
    measured: 'latency p95 196 ms over 200 exchanges; 95 % interval 195 ms to 196 ms',
    bounds: 'red unless under 2\u202f000 ms',
    reason: 'latency p95 196 ms (under 2\u202f000 ms)',
  });
});

test('a miss is red, and yellow where the author only wants to be warned', () => {
  expect(sample('latency_p95_ms < 150')).toMatchObject({
    status: 'red',
    bounds: 'red unless under 150 ms',
    reason: 'latency p95 is 196 ms over 200 exchanges, wanted under 150 ms',
  });
  expect(sample('latency_p95_ms < 150', {}, 'warn')).toMatchObject({
    status: 'yellow',
    bounds: 'yellow unless under 150 ms',
  });
});

test('each operator means what it says at the bound itself', () => {
  const statuses = ['<', '<=', '>', '>='].map((operator) => sample(`latency_max_ms ${operator} 196`).status);
  expect(statuses).toEqual(['red', 'green', 'red', 'green']);
});

test('a share is judged by its counts, whatever binary fractions make of them', () => {
  const finishing = (count: number) => ({
    users: 100,
    outcome: (n: number): CitizenOutcome => (n <= count ? 'finished' : 'failed'),
  });
  // 0.55 * 100 is a little more than 55, 0.29 * 100 a little less than 29.
  expect(sample('success_rate >= 55%', finishing(55)).status).toBe('green');
  expect(sample('success_rate < 55%', finishing(55)).status).toBe('unproven');
  expect(sample('success_rate > 29%', finishing(29)).status).toBe('unproven');
  expect(sample('success_rate < 55%', finishing(70)).status).toBe('red');
  expect(sample('success_rate <= 29%', finishing(29)).status).toBe('green');
  expect(sample('success_rate > 97.99%', finishing(98))).toMatchObject({
    status: 'green',
    measured: 'success rate 98 % (98 of 100 citizens); 95 % interval 93 % to 99.4 %',
    bounds: 'red unless above 97.99 %',
  });
});

test('citizens who did not get through are told with where they got stuck', () => {
  const tenFail = { outcome: (n: number) => (n % 5 === 0 ? 'failed' : 'finished') } as const;
  expect(sample('success_rate > 95%', tenFail).reason).toMatch(
    /^success rate is 80 % \(40 of 50 citizens\), wanted above 95 %; 10 stopped at ‘click Submit’: expected the page/,
  );
});

test('a figure that missed its bound is never printed as if it were the bound', () => {
  const travellers = [...many(1_899, pays), ...many(101, { ...pays, wrong: { nth: 1, how: 'failed' } })];
  expect(travelled('success_rate >= 95%', travellers).measured).toBe(
    'success rate 94.95 % (1\u202f899 of 2\u202f000 citizens); 95 % interval 93.9 % to 95.8 %',
  );
  const slower = many(20, { ...pays, stepMs: 2_000.04 });
  expect(travelled('latency_p95_ms <= 2000', slower)).toMatchObject({
    status: 'red',
    measured: 'latency p95 2000.04 ms over 80 exchanges; 95 % interval 2\u202f000 ms to 2\u202f000 ms',
  });
});

test('what a fault touched is judged apart, and the worse of the two decides', () => {
  const options = { users: 240, faultMs: 200 };
  expect(sample('latency_p95_ms < 300', options)).toMatchObject({
    status: 'red',
    measured:
      'latency p95 196 ms over 840 clean exchanges; 396 ms over 120 faulted exchanges; 95 % interval 395 ms to 396 ms',
    reason: 'latency p95 is 396 ms over 120 faulted exchanges, wanted under 300 ms',
  });
  expect(sample('latency_p95_ms < 400', options)).toMatchObject({
    status: 'green',
    reason: 'latency p95 396 ms (under 400 ms)',
  });
  expect(sample('latency_p95_ms > 300', options).status).toBe('red');
});

test('a timing that would be red on a host without CPU to spare is not proven, a share still is', () => {
  const busy = sampleEvents({ outcome: (n) => (n < 6 ? 'failed' : 'finished') }).map((event): RunEvent =>
    event.type === 'generator' ? { ...event, hostCpu: 0.99 } : event,
  );
  const timing = gateOf(metric('latency_p95_ms < 100'), busy, samplePlan());
  expect(timing.status).toBe('unproven');
  expect(timing.reason).toContain("it may be the generator's own load");
  expect(gateOf(metric('success_rate > 99%'), busy, samplePlan())).toMatchObject({ status: 'red' });
});

test('no metric is green where there is nothing to measure, and each says so', () => {
  for (const name of metricNames) {
    for (const operator of ['<', '>=']) {
      const gate = gateOf(metric(`${name} ${operator} 0`), crossroadsEvents([]), crossroadsPlan([]));
      expect([name, gate.status]).toEqual([name, 'unproven']);
      expect(gate.reason).toMatch(/^no /);
      expect(gate.measured).toBe(gate.reason);
    }
  }
});

/** These need events, groups or rules that the travellers have not: they have tests of their own. */
const FROM_SENSORS = /^(?:lcp|fcp|inp|ttfb|cls|soft_nav|a11y|bytes|db_wait|disparity|compliance|esq)_?/;

test('every metric of the catalogue has a figure where there is something to measure', () => {
  const travellers = [...many(3, pays), ...many(2, leaves)];
  for (const name of metricNames.filter((one) => !FROM_SENSORS.test(one))) {
    const gate = travelled(`${name.replace('submit', 'pay')} >= 0`, travellers);
    expect([name, gate.status]).toEqual([name, 'green']);
    expect(gate.measured).toMatch(/\d/);
  }
});

test('a metric that nobody knows, or a check without a bound, is not judged', () => {
  expect(sample('latency_p42_ms < 100')).toMatchObject({ status: 'unproven', measured: 'not judged' });
  const { target: _target, ...unbound } = metric('error_rate < 1%');
  expect(gateOf(unbound, sampleEvents(), samplePlan())).toMatchObject({ status: 'unproven' });
});

test('a service level counts simulated time from arrival to the end of the journey', () => {
  // Four steps of a second: 4 s in reality, 48 h at this warp.
  const travellers = [...many(40, { ...pays, stepMs: 1_000 }), ...many(10, { ...pays, stepMs: 1_001 })];
  const warp = (48 * 3_600) / 4;
  const gate = travelled('sla_48h_success_rate > 0.95', travellers, warp);
  expect(gate).toMatchObject({
    status: 'red',
    measured: 'sla 48h success rate 80 % (40 of 50 citizens); 95 % interval 67 % to 88.8 %',
  });
  expect(travelled('sla_49h_success_rate > 0.95', travellers, warp).status).toBe('green');
  expect(travelled('sla_4s_success_rate > 0.75', travellers).status).toBe('green');
});

test('who never finishes misses every deadline, and who leaves as the script says is no part of it', () => {
  const travellers: Traveller[] = [
    ...many(3, pays),
    { ...pays, wrong: { nth: 0, how: 'failed' } },
    { ...pays, wrong: { nth: 1, how: 'abandoned' } },
    { ...pays, wrong: { nth: 1, how: 'lost' } },
    ...many(2, leaves),
  ];
  expect(travelled('sla_30d_success_rate >= 60%', travellers)).toMatchObject({
    status: 'green',
    measured:
      'sla 30d success rate 60 % (3 of 5 citizens); 95 % interval 23.1 % to 88.2 %; 2 left as the script says; 1 citizen lost, stopped or never started left out',
  });
});

test('of payments only those count who came to pay, by the plan and not by the title', () => {
  const travellers: Traveller[] = [
    ...many(4, pays),
    { ...pays, wrong: { nth: 1, how: 'failed' } },
    // Paid and was stopped later, was stopped before, was lost while paying, does not pay.
    { ...pays, wrong: { nth: 3, how: 'failed' } },
    { ...pays, wrong: { nth: 0, how: 'failed' } },
    { ...pays, wrong: { nth: 1, how: 'lost' } },
    ...many(5, leaves),
    ...many(5, { choice: -1, stepMs: 10 }),
  ];
  expect(travelled('payment_success >= 95%', travellers)).toMatchObject({
    status: 'unproven',
    measured: 'payment success 83.3 % (5 of 6 citizens); 95 % interval 43.6 % to 97 %',
  });
  expect(sample('payment_success > 0.9')).toMatchObject({
    status: 'unproven',
    reason: 'no step of the script pays',
  });
});

test('an error rate leaves out what a fault answered, above and below the line', () => {
  const options = { users: 40, faultMs: 10 };
  const events = sampleEvents(options).map((event): RunEvent => {
    if (event.type !== 'exchange') return event;
    if (event.touch === 'faulted') return { ...event, status: 503 };
    return event.citizen === 1 && event.step === 0 ? { ...event, status: 500 } : event;
  });
  // 160 exchanges, 20 of them answered by the fault.
  expect(gateOf(metric('error_rate < 1%'), events, samplePlan(options))).toMatchObject({
    status: 'green',
    measured: 'error rate 0.7 % (1 of 140 exchanges); 95 % interval 0.1 % to 3.9 %',
  });
});

test('a run that was stopped never proves a metric, and a miss is still told', () => {
  const stopped = {
    interrupted: 'Ctrl-C',
    outcome: (n: number) => (n > 30 ? 'not-started' : 'finished'),
  } as const;
  expect(sample('latency_p95_ms < 2000', stopped)).toMatchObject({ status: 'unproven' });
  expect(sample('latency_p95_ms < 100', stopped)).toMatchObject({ status: 'red' });
});

test('metrics about people come first among the reasons', () => {
  const plan = samplePlan({ outcome: () => 'failed' });
  plan.scenario.checks = ['error_rate < 1%', 'latency_p95_ms < 100', 'success_rate > 95%'].map((text) =>
    metric(text),
  );
  const { reasons } = judged(sampleEvents({ outcome: (n) => (n < 11 ? 'failed' : 'finished') }), plan);
  expect(reasons.map((reason) => reason.split(' is ')[0])).toEqual(['success rate', 'latency p95']);
});

/** The definitions of the catalogue, word for word, over the record. */
function naive(name: string, events: RunEvent[], travellers: Traveller[]): number | undefined {
  const ends = events.filter((event) => event.type === 'citizen.finished');
  const ended = ends.filter(({ outcome }) => ['finished', 'failed', 'abandoned'].includes(outcome));
  const finished = ends.filter(({ outcome }) => outcome === 'finished');
  const exchanges = events.filter((event) => event.type === 'exchange');
  const rate = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined);
  const at = (values: number[], percent: number): number | undefined => {
    const sorted = values.toSorted((a, b) => a - b);
    return sorted[Math.ceil((percent / 100) * sorted.length) - 1];
  };
  const answered = exchanges.filter(({ status }) => status > 0).map(({ durationMs }) => durationMs);
  const journeys = finished.map(({ durationMs }) => durationMs);
  const paidBy = travellers.flatMap(({ choice, wrong }) => {
    const pay = CROSSROADS.filter((step) => takes(step, [choice])).findIndex(({ kind }) => kind === 'pay');
    if (pay < 0 || (wrong && wrong.nth < pay)) return [];
    if (wrong?.nth !== pay) return [true];
    return wrong.how === 'failed' || wrong.how === 'abandoned' ? [false] : [];
  });
  const percent = /_p(\d+)_ms$/.exec(name)?.[1] ?? '100';
  if (name.startsWith('latency')) return at(answered, Number(percent));
  if (name.startsWith('journey')) return at(journeys, Number(percent));
  if (name === 'success_rate') return rate(finished.length, ended.length);
  if (name === 'abandon_rate') {
    return rate(ended.filter(({ outcome }) => outcome === 'abandoned').length, ended.length);
  }
  if (name === 'payment_success') return rate(paidBy.filter(Boolean).length, paidBy.length);
  if (name === 'policy_rejections') {
    return exchanges.length > 0 ? exchanges.filter(({ status }) => status === 422).length : undefined;
  }
  const within = metricOf(name)?.withinMs ?? 0;
  return rate(journeys.filter((ms) => ms <= within).length, ended.length);
}

test('whatever the run, a figure is what its definition names: at the bound, and not beyond it', () => {
  const traveller = fc.record(
    {
      choice: fc.constantFrom(0, 1, -1),
      stepMs: fc.integer({ min: 1, max: 2_000 }),
      status: fc.constantFrom(200, 422, 500, 0),
      wrong: fc.record({
        nth: fc.nat(3),
        how: fc.constantFrom('failed', 'abandoned', 'interrupted', 'lost'),
      }),
    },
    { requiredKeys: ['choice', 'stepMs', 'status'] },
  ) as fc.Arbitrary<Traveller>;
  const known = /^(?:latency|journey|sla|success|abandon|payment|policy)_(?!mean)/;
  const names = [...metricNames.filter((name) => known.test(name)), 'sla_3s_success_rate'];
  fc.assert(
    fc.property(fc.array(traveller, { maxLength: 12 }), (travellers) => {
      const events = crossroadsEvents(travellers);
      const values = names.map((name) => ({ name, value: naive(name, events, travellers) }));
      const checks = values.flatMap(({ name, value = 0 }) =>
        ['<', '<=', '>', '>='].map((operator) => metric(`${name} ${operator} ${value}`)),
      );
      const { gates } = judged(events, crossroadsPlan(travellers, checks));
      const wanted = values.flatMap(({ value }) =>
        value === undefined ? Array<string>(4).fill('no data') : ['missed', 'green', 'missed', 'green'],
      );
      const said = gates.map(({ title, status, value }) => {
        const missed = status === 'red' || status === 'unproven' ? 'missed' : status;
        return `${title}: ${value === undefined ? 'no data' : missed}`;
      });
      expect(said).toEqual(checks.map(({ title }, k) => `${title}: ${wanted[k]}`));
    }),
    { seed: 20_261_121, numRuns: 150 },
  );
});
