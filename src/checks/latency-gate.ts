import { formatShare, type Check } from '../model/index.ts';
import type { Durations } from './durations.ts';
import type { Measured } from './measured.ts';
import type { Tally } from './tally.ts';
import { HOST_CPU_CAUTION } from './validity.ts';
import { counted, inMs, inMsAgainst } from './words.ts';

/** Red begins at this multiple of the target; yellow at the target itself. */
const LATENCY_RED_FACTOR = 2;

/**
 * `latency_under_ms`: the 95th percentile of answered documents and api calls. Clean exchanges and those a fault
 * touched are judged apart, and the worse decides; collateral ones are left out, for a route has slowed them. What
 * would be red on a host without CPU to spare is unproven: the generator's own load may be in it.
 */
export function latencyGate({ target }: Check, { traffic, generator }: Tally): Measured {
  if (target === undefined) return NO_TARGET;
  const { clean, faulted, collateral } = traffic.latency;
  const bounds = `yellow above ${inMs(target)}, red above ${inMs(target * LATENCY_RED_FACTOR)}`;
  const say = (of: Durations, what: string): string =>
    `p95 ${inMsAgainst(of.percentile(95), bound(of.percentile(95), target))} over ${counted(of.n, `${what}exchange`)}`;
  const parts = [
    ...(clean.n > 0 ? [say(clean, faulted.n + collateral.n > 0 ? 'clean ' : '')] : []),
    ...(faulted.n > 0 ? [say(faulted, 'faulted ')] : []),
  ];
  const measured = [...parts, ...besideFaults(traffic)].join('; ');
  if (parts.length === 0) {
    return { status: 'unproven', measured: measured || 'no answer was timed', bounds, reason: NOTHING_TIMED };
  }
  const worst = faulted.n > 0 && faulted.percentile(95) > clean.percentile(95) ? faulted : clean;
  const p95 = worst.percentile(95);
  const status = p95 <= target ? 'green' : p95 <= target * LATENCY_RED_FACTOR ? 'yellow' : 'red';
  const touched = worst === faulted ? ' where a fault acted' : '';
  const reason =
    status === 'green'
      ? `p95 ${inMs(p95)}${touched} (bound ${inMs(target)})`
      : `p95 latency is ${inMsAgainst(p95, bound(p95, target))}${touched} (${status} above ${inMs(bound(p95, target))})`;
  return unlessBusy({ status, measured, bounds, reason }, generator.cpu.mean);
}

/** Exchanges that are in no latency, in words; nothing where there are none. */
export function besideFaults({ latency: { collateral } }: Tally['traffic']): string[] {
  return collateral.n > 0
    ? [`${counted(collateral.n, 'exchange')} left out, which a route of a fault slowed without touching`]
    : [];
}

/** A red timing of a host without CPU to spare proves nothing: it may be the generator's own load. */
export function unlessBusy(gate: Measured, cpu: number): Measured {
  if (gate.status !== 'red' || cpu <= HOST_CPU_CAUTION) return gate;
  const busy = `the host's CPU was ${formatShare(cpu)} busy, so that it may be the generator's own load`;
  return { ...gate, status: 'unproven', reason: `${gate.reason}, but ${busy}` };
}

/** A check that does not say what it wants. */
export const NO_TARGET: Measured = {
  status: 'unproven',
  measured: 'not judged',
  bounds: 'none stated',
  reason: 'the check states no target',
};

/** Why a latency is no figure where no exchange counts. */
export const NOTHING_TIMED = 'no document or api call was answered that could be timed cleanly';

/** The bound that a figure has broken, or the first one where it broke none. */
function bound(p95: number, target: number): number {
  return p95 > target * LATENCY_RED_FACTOR ? target * LATENCY_RED_FACTOR : target;
}
