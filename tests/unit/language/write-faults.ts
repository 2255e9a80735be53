import fc from 'fast-check';
import { faultKinds, planes } from '../../../src/model/index.ts';
import type { FaultKindName, FaultSpec, Scenario } from '../../../src/model/index.ts';
import { ANYWHERE, faultForms, faultNameOf } from '../../../src/language/fault-forms.ts';
import { anyWords } from './write-fields.ts';
import { anyMs } from './write-times.ts';

const anyShare = fc.constantFrom(1, 0.5, 0.4, 1 / 3, 0.001, 0.999);
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

/** Faults of a scenario whose time is warped so; an empty step is to be bound by `boundTo`. */
export function anyFaults(timeWarp: number): fc.Arbitrary<FaultSpec[]> {
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
export function boundTo({ step, ...fault }: FaultSpec, steps: Scenario['steps']): FaultSpec {
  const title = steps.at(-1)?.title;
  return step === undefined || title === undefined ? fault : { ...fault, step: title };
}
