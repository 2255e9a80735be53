import fc from 'fast-check';
import {
  arrivalsOf,
  faultKinds,
  flatten,
  lengthOf,
  MAX_STAFF,
  MAX_USERS,
  planes,
} from '../../../src/model/index.ts';
import type {
  Check,
  FaultKindName,
  FaultSpec,
  LoadProfile,
  Scenario,
  Staff,
} from '../../../src/model/index.ts';
import { ANYWHERE, faultForms, faultNameOf } from '../../../src/language/fault-forms.ts';
import { anyWords } from './write-fields.ts';
import { anyScript, anySteps } from './write-scripts.ts';

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
    poisson: fc.boolean(),
    atOnce: fc.option(fc.integer({ min: 1, max: 500 })),
  })
  .map(({ timeWarp, users, rampUp, profile, start, poisson, atOnce }) => {
    const common = { timeWarp, ...(start === null ? {} : { start }) };
    const spread = poisson ? { arrivals: 'poisson' as const } : {};
    const brought = profile === null ? 0 : arrivalsOf(profile, timeWarp);
    if (profile === null || brought < 1 || brought > MAX_USERS)
      return {
        ...common,
        ...(atOnce === null ? spread : { concurrency: atOnce }),
        users,
        rampUpMs: rampUp / timeWarp,
      };
    return { ...common, ...spread, users: brought, rampUpMs: profile.durationMs / timeWarp, profile };
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
    {
      ...metric(
        'latency_p95_ms',
        '<',
        800,
        'fail',
        'latency_p95_ms{service="grants", from="2m", to="5m"} < 800',
      ),
      where: { service: 'grants', from: 120_000, to: 300_000 },
      abort: { graceMs: 30_000 },
    },
    {
      ...metric('disparity_ratio', '>=', 0.8, 'warn', 'disparity_ratio{by="language"} >= 0.8'),
      where: { by: 'language' },
      minSample: 100,
    },
    {
      ...metric('error_rate', '<', 0.5, 'fail', `error_rate{group='a: "b"', touch="clean"} < 50%`),
      where: { touch: 'clean', group: 'a: "b"' },
      abort: { graceMs: 0 },
    },
    {
      type: 'latency_under_ms',
      bounds: { warn: 200, fail: 400 },
      where: { persona: 'farmer', to: 60_000 },
      title: 'latency p95 under 200 ms, red from 400ms {persona="farmer", to="1m"}',
      minSample: 5,
    },
    {
      type: 'status_code_ok',
      where: { service: 'grants' },
      title: 'every answer has an OK status {service="grants"}',
    },
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

const anyDelayMs = fc.integer({ min: 1, max: 600_000 });
const anyStatus = fc.integer({ min: 400, max: 599 });
const anySeconds = fc.integer({ min: 0, max: 86_400 });
const anyPart = fc.constantFrom(0.5, 0.333, 0.001, 0.99);
const anyField = fc.constantFrom('id', 'claim.amount', 'items.*.price', 'a-b.c_d');
const anyLimit = fc.record({
  requests: fc.integer({ min: 0, max: 10_000 }),
  perMs: fc.constantFrom(1_000, 10_000, 60_000, 90_000, 3_600_000, 86_400_000),
});
const STREAMS = ['websockets', 'events', 'all'];

/** Settings of every kind, as the reader makes them; a kind without its line does not compile. */
const settingsOf: Readonly<Record<FaultKindName, fc.Arbitrary<Record<string, unknown>>>> = {
  latency: fc.record({ delayMs: anyDelayMs }),
  jitter: fc.record({ upToMs: anyDelayMs, fromMs: anyDelayMs }, { requiredKeys: ['upToMs'] }),
  bandwidth: fc.record({ bytesPerSecond: fc.integer({ min: 100, max: 1_000_000_000 }) }),
  drip: fc.record({ overMs: anyDelayMs }),
  timeout: fc.record({ afterMs: anyDelayMs }),
  connection: fc.record({ how: fc.constantFrom('refused', 'reset', 'no_host', 'unreachable') }),
  sever: fc.record({ how: fc.constantFrom('reset', 'empty') }),
  cut: fc.record({ after: anyPart }),
  status: fc.record(
    { status: anyStatus, body: anyWords, retryAfter: anySeconds },
    { requiredKeys: ['status'] },
  ),
  rate_limit: fc.record({ limit: anyLimit, retryAfter: anySeconds }, { requiredKeys: ['limit'] }),
  truncate: fc.record({ keep: anyPart }),
  corrupt: fc.record({ bytes: anyShare }),
  content_type: fc.record({ type: fc.constantFrom('text/html', 'application/problem+json; charset=utf-8') }),
  empty: fc.record({ status: fc.integer({ min: 200, max: 599 }) }),
  mutate: fc
    .record({
      remove: fc.uniqueArray(anyField, { minLength: 1, maxLength: 3 }),
      set: fc.dictionary(anyField, fc.constantFrom(0, 'x', null, true, [1, 'b'], { c: 1 }), {
        minKeys: 1,
        noNullPrototype: true,
      }),
    })
    .chain(({ remove, set }) =>
      fc.constantFrom<Record<string, unknown>>({ remove }, { set }, { remove, set }),
    ),
  stale: fc.record({ forMs: fc.constantFrom(500, 60_000, 86_400_000) }),
  duplicate: fc.record({ times: fc.integer({ min: 2, max: 10 }) }),
  reorder: fc.record({ withinMs: anyDelayMs }),
  offline: fc.record({ forMs: fc.constantFrom(1, 10_000) }),
  expire: fc.record({ what: fc.constantFrom('cookies', 'storage', 'all') }),
  drop: fc.record({ what: fc.constantFrom(...STREAMS) }),
  clock_skew: fc.record({ byMs: fc.constantFrom(-300_000, 1, 3_600_000, -86_400_000 * 3_000) }),
  cpu: fc.record({ slower: fc.constantFrom(1.5, 4, 50) }),
};
const anyEffect = fc
  .constantFrom(...faultKinds)
  .chain((kind) => settingsOf[kind].map((settings) => ({ kind, settings })));

const isOfWindow = (kind: FaultKindName): boolean => faultForms[kind].ofWindow === true;

function anyFaults(timeWarp: number): fc.Arbitrary<FaultSpec[]> {
  const fault = fc
    .record({
      effect: anyEffect,
      service: fc.constantFrom('eligibility', 'grants', '**/{pay,refund}/**'),
      share: anyShare,
      persona: fc.option(anyWords),
      step: fc.boolean(),
      plane: fc.option(fc.constantFrom(...planes)),
      point: fc.option(fc.constantFrom('db', 'queue')),
      at: fc.oneof(fc.constant(0), anyMs),
      for: fc.option(anyMs),
      again: fc.option(anyMs),
      name: fc.option(anyWords),
    })
    .map(
      ({
        effect,
        service: wanted,
        share,
        persona,
        step,
        plane,
        point,
        at,
        for: length,
        again,
        name,
      }): FaultSpec => {
        const service = isOfWindow(effect.kind) ? ANYWHERE : wanted;
        const window = {
          atMs: at / timeWarp,
          ...(length === null ? {} : { forMs: length / timeWarp }),
          ...(length === null || again === null ? {} : { everyMs: (length + again) / timeWarp }),
        };
        return {
          ...effect,
          service,
          share,
          ...(persona === null ? {} : { persona }),
          ...(step ? { step: '' } : {}),
          ...(plane === null ? {} : { plane }),
          ...(point === null ? {} : { point }),
          ...(at === 0 && length === null ? {} : { window }),
          name: name ?? faultNameOf(effect.kind, isOfWindow(effect.kind) ? undefined : service, at),
        };
      },
    );
  return fc.uniqueArray(fault, { maxLength: 3, selector: ({ name }) => name });
}

/** Of a fault that is bound to a step: any there is. */
function boundTo({ step, ...fault }: FaultSpec, steps: Scenario['steps']): FaultSpec {
  const title = steps.at(-1)?.title;
  return step === undefined || title === undefined ? fault : { ...fault, step: title };
}

/** Groups of the staff, with and without rounds; named actions are those of the citizens' script. */
function anyStaff(files: readonly string[]): fc.Arbitrary<Omit<Staff, 'rounds'>[]> {
  const group = fc
    .record({
      persona: anyWords,
      // Two groups together are what there may be at most.
      users: fc.constantFrom(1, 4, MAX_STAFF / 2),
      first: anySteps(files),
      rounds: fc.option(anySteps(files)),
    })
    .map(({ first, rounds, ...rest }) => ({
      ...rest,
      script: [
        ...first,
        ...(rounds ? [{ item: 'repeat' as const, times: 'always' as const, items: rounds }] : []),
      ],
    }));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<Omit<Staff, 'rounds'>[]>([]) },
    fc.array(group, { minLength: 1, maxLength: 2 }),
  );
}

/** Scenarios as the reader makes them, without places and text, which say everything that one can say. */
export function anyScenario(file: string, id: string, files: readonly string[]): fc.Arbitrary<Scenario> {
  return anyTimes.chain((times) =>
    fc
      .record({
        name: fc.oneof(fc.constant(id), anyWords),
        tags: fc.uniqueArray(anyWords, { maxLength: 2 }),
        personas: fc.uniqueArray(anyWords, { maxLength: 2 }),
        staff: anyStaff(files),
        script: anyScript(files).filter((script) => lengthOf(script) <= 200),
        checks: anyChecks,
        faults: anyFaults(times.timeWarp),
      })
      .map(({ staff, ...rest }): Scenario => {
        const flown = flatten(rest.script, staff);
        const faults = rest.faults.map((fault) => boundTo(fault, flown.steps));
        return { id, file, text: '', ...times, ...rest, ...flown, faults };
      }),
  );
}
