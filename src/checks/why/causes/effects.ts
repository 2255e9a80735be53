import type { Exchange, FaultSpec, Plan } from '../../../model/index.ts';

/** What a kind of fault can do to an exchange. */
type Effect = 'error' | 'silence' | 'delay' | 'content';

/** What each kind of `faults/kinds` can bring about; a kind that is not here can do anything. */
const EFFECTS: Record<string, readonly Effect[]> = {
  latency: ['delay'],
  jitter: ['delay'],
  bandwidth: ['delay'],
  drip: ['delay'],
  cpu: ['delay'],
  timeout: ['delay', 'silence'],
  connection: ['silence'],
  sever: ['silence'],
  offline: ['silence'],
  cut: ['silence', 'content'],
  drop: ['silence', 'content'],
  status: ['error'],
  rate_limit: ['error'],
  truncate: ['silence', 'content'],
  corrupt: ['silence', 'content'],
  content_type: ['content'],
  empty: ['silence', 'error', 'content'],
  mutate: ['content'],
  stale: ['content'],
  duplicate: ['error', 'content'],
  reorder: ['delay', 'content'],
  expire: ['error', 'content'],
  clock_skew: ['error', 'content'],
};

/** Whether a fault can bring this about; one that nobody planned can do anything. */
export function can(spec: FaultSpec | undefined, effect: Effect): boolean {
  return (spec && EFFECTS[spec.kind]?.includes(effect)) ?? true;
}

/** What went wrong with an exchange; undefined where nothing did. */
export function wrongWith({ status }: Exchange): Effect | undefined {
  return status === 0 ? 'silence' : status >= 400 ? 'error' : undefined;
}

/** The status that a fault answers with, where it names one. */
export function statusOf(spec: FaultSpec | undefined): number | undefined {
  const named = spec?.kind === 'rate_limit' ? 429 : spec?.settings['status'];
  return typeof named === 'number' ? named : undefined;
}

/** The longest that a fault delays an exchange by itself, ms; undefined where its settings name no time. */
export function delayOf(spec: FaultSpec | undefined): number | undefined {
  const { delayMs, upToMs, overMs, withinMs } = spec?.settings ?? {};
  const named = [delayMs, upToMs, overMs, withinMs].find((one) => typeof one === 'number');
  return typeof named === 'number' ? named : undefined;
}

/** What a fault must have added to a citizen’s wait to explain it, as a share of that wait. */
export const OF_THE_WAIT = 0.5;

/** Whether a fault that touched an exchange can have kept a citizen waiting for it so long. */
export function isHeld(
  event: Exchange,
  { plan: { faults }, inferred }: { plan: Plan; inferred: ReadonlyMap<Exchange, unknown> },
  waitedMs: number,
): boolean {
  const { fault } = event;
  if (inferred.has(event)) return true;
  return (fault?.split(', ') ?? []).some((name) => {
    const spec = faults.find((one) => one.name === name);
    const added = delayOf(spec);
    return added === undefined ? can(spec, 'delay') || can(spec, 'silence') : added >= OF_THE_WAIT * waitedMs;
  });
}
