import fc from 'fast-check';
import { arrivalsOf, flatten, lengthOf, MAX_USERS } from '../../../src/model/index.ts';
import type { Check, FaultSpec, LoadProfile, Scenario } from '../../../src/model/index.ts';
import { faultNameOf } from '../../../src/language/fault-forms.ts';
import { anyWords } from './write-fields.ts';
import { anyScript } from './write-scripts.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Times that people write: whole minutes, and odd ones. */
const anyMs = fc.oneof(
  fc.integer({ min: 1, max: 600 }).map((n) => n * SECOND_MS),
  fc.integer({ min: 1, max: 48 }).map((n) => n * HOUR_MS),
  fc.integer({ min: 1, max: 100_000 }),
  fc.constant(0.5),
);
const anyWarp = fc.constantFrom(1, 1, 60, 7, 1.5, 4_320);
const anyShare = fc.constantFrom(1, 0.5, 0.4, 1 / 3, 0.001, 0.999);

/** Time of a scenario as its reader makes it. */
const anyTimes = fc
  .record({
    timeWarp: anyWarp,
    users: fc.integer({ min: 1, max: MAX_USERS }),
    rampUp: fc.oneof(fc.constant(0), anyMs),
    profile: fc.option(anyProfile()),
    start: fc.option(fc.constantFrom('2026-11-02T08:00Z', '2026-11-02T08:00:30-05:00')),
  })
  .map(({ timeWarp, users, rampUp, profile, start }) => {
    const common = { timeWarp, ...(start === null ? {} : { start }) };
    const brought = profile === null ? 0 : arrivalsOf(profile, timeWarp);
    if (profile === null || brought < 1 || brought > MAX_USERS)
      return { ...common, users, rampUpMs: rampUp / timeWarp };
    return { ...common, users: brought, rampUpMs: profile.durationMs / timeWarp, profile };
  });

function anyProfile(): fc.Arbitrary<LoadProfile> {
  const rate = fc.oneof(
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 1, max: 1_000 }).map((n) => (n * 1_000) / 3_600_000),
    fc.constantFrom(0.5, 1.25),
  );
  return fc
    .tuple(fc.array(fc.tuple(anyMs, rate), { maxLength: 3 }), rate, fc.constantFrom(0, HOUR_MS, 1))
    .map(([steps, first, more]) => {
      let atMs = 0;
      const later = steps.map(([ms, perSecond]) => ({ atMs: (atMs += ms), perSecond }));
      return {
        points: [{ atMs: 0, perSecond: first }, ...later],
        durationMs: atMs + (atMs === 0 ? HOUR_MS : more),
      };
    });
}

const EVERYBODY: Check = {
  type: 'success_rate_at_least',
  target: 0.99,
  title: 'at least 99 % of citizens finish',
};

const anyChecks: fc.Arbitrary<Check[]> = fc
  .subarray<Check>([
    { type: 'latency_under_ms', target: 300, title: 'latency p95 under 300 ms' },
    { type: 'status_code_ok', title: 'every answer has an OK status' },
    { type: 'success_rate_at_least', target: 0.95, title: 'at least 95 % of citizens finish' },
    metric('latency_p95_ms', '<', 2_000, 'fail', 'latency_p95_ms < 2000'),
    metric('latency_p95_ms', '<', 400, 'warn', 'latency_p95_ms < 400'),
    metric('error_rate', '<=', 0.01, 'fail', 'error_rate <= 1%'),
    metric('sla_48h_success_rate', '>', 0.95, 'fail', 'sla_48h_success_rate > 95%'),
    metric('success_rate', '>', 1 / 3, 'warn', `success_rate > ${1 / 3}`),
    metric('policy_rejections', '>=', 3, 'warn', 'policy_rejections >= 3'),
  ])
  .chain((checks) => fc.shuffledSubarray(checks, { minLength: checks.length }))
  .map((checks) => {
    const says = ({ type, compare }: Check): boolean =>
      type === EVERYBODY.type || (compare?.miss === 'fail' && compare.metric.endsWith('success_rate'));
    return checks.some(says) ? checks : [...checks, EVERYBODY];
  });

type Compare = NonNullable<Check['compare']>;

function metric(
  name: string,
  operator: Compare['operator'],
  target: number,
  miss: Compare['miss'],
  title: string,
): Check {
  return { type: 'metric', target, compare: { metric: name, operator, miss }, title };
}

const anyEffect = fc.oneof(
  fc.record({
    kind: fc.constant('latency'),
    settings: fc.record({ delayMs: fc.integer({ min: 1, max: 600_000 }) }),
  }),
  fc.record({
    kind: fc.constant('status'),
    settings: fc.record(
      {
        status: fc.integer({ min: 400, max: 599 }),
        body: anyWords,
        retryAfter: fc.integer({ min: 0, max: 86_400 }),
      },
      { requiredKeys: ['status'] },
    ),
  }),
);

function anyFaults(timeWarp: number): fc.Arbitrary<FaultSpec[]> {
  const fault = fc
    .record({
      effect: anyEffect,
      service: fc.constantFrom('eligibility', 'grants', '**/{pay,refund}/**'),
      share: anyShare,
      at: fc.oneof(fc.constant(0), anyMs),
      for: fc.option(anyMs),
      name: fc.option(anyWords),
    })
    .map(({ effect, service, share, at, for: length, name }): FaultSpec => {
      const window = { atMs: at / timeWarp, ...(length === null ? {} : { forMs: length / timeWarp }) };
      return {
        ...effect,
        service,
        share,
        ...(at === 0 && length === null ? {} : { window }),
        name: name ?? faultNameOf(effect.kind, service, at),
      };
    });
  return fc.uniqueArray(fault, { maxLength: 3, selector: ({ name }) => name });
}

/** Scenarios as the reader makes them, without places and text, which say everything that one can say. */
export function anyScenario(file: string, id: string, files: readonly string[]): fc.Arbitrary<Scenario> {
  return anyTimes.chain((times) =>
    fc
      .record({
        name: fc.oneof(fc.constant(id), anyWords),
        tags: fc.uniqueArray(anyWords, { maxLength: 2 }),
        personas: fc.uniqueArray(anyWords, { maxLength: 2 }),
        script: anyScript(files).filter((script) => lengthOf(script) <= 200),
        checks: anyChecks,
        faults: anyFaults(times.timeWarp),
      })
      .map((rest): Scenario => ({ id, file, text: '', ...times, ...rest, ...flatten(rest.script) })),
  );
}
