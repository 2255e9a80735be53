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
 * touched are judged apart, and the worse decides; collateral ones are left out, for a route has slowed them, and those
 * over citizens' own slow lines too, unless there are no others. What
 * would be red on a host without CPU to spare is unproven: the generator's own load may be in it. So is what is above a
 * bound only because citizens waited for the generator.
 */
export function latencyGate({ target }: Check, { traffic, generator }: Tally): Measured {
  if (target === undefined) return NO_TARGET;
  const { service, latency, untouched } = traffic;
  const { [untouched]: clean, faulted } = latency;
  const apart = untouched === 'line' ? 'slow-line ' : isMixed(traffic) ? 'clean ' : '';
  const bounds = `yellow above ${inMs(target)}, red above ${inMs(target * LATENCY_RED_FACTOR)}`;
  const say = (of: Durations, what: string): string =>
    `p95 ${inMsAgainst(of.percentile(95), bound(of.percentile(95), target))} over ${counted(of.n, `${what}exchange`)}`;
  const parts = [
    ...(clean.n > 0 ? [say(clean, apart)] : []),
    ...(faulted.n > 0 ? [say(faulted, 'faulted ')] : []),
  ];
  const worst = faulted.n > 0 && faulted.percentile(95) > clean.percentile(95) ? 'faulted' : untouched;
  const [p95, ofService] = [latency[worst].percentile(95), service[worst].percentile(95)];
  const waited =
    inMs(p95) === inMs(ofService) ? [] : [`${inMs(ofService)} without the wait for the generator`];
  const measured = [...parts, ...waited, ...besideFaults(traffic)].join('; ');
  if (parts.length === 0) {
    return { status: 'unproven', measured: measured || 'no answer was timed', bounds, reason: NOTHING_TIMED };
  }
  const status = statusOf(p95, target);
  const touched = worst === 'faulted' ? ' where a fault acted' : '';
  const reason =
    status === 'green'
      ? `p95 ${inMs(p95)}${touched} (bound ${inMs(target)})`
      : `p95 latency is ${inMsAgainst(p95, bound(p95, target))}${touched} (${status} above ${inMs(bound(p95, target))})`;
  if (status !== statusOf(ofService, target)) {
    return { status: 'unproven', measured, bounds, reason: `${reason}, but it is ${waited.join('')}` };
  }
  return unlessBusy({ status, measured, bounds, reason }, generator.cpu.mean);
}

function statusOf(p95: number, target: number): 'green' | 'yellow' | 'red' {
  return p95 <= target ? 'green' : p95 <= target * LATENCY_RED_FACTOR ? 'yellow' : 'red';
}

/** Exchanges that are in no latency, in words; nothing where there are none. */
export function besideFaults({ latency: { collateral, line }, untouched }: Tally['traffic']): string[] {
  return [
    ...(collateral.n > 0
      ? [`${counted(collateral.n, 'exchange')} left out, which a route of a fault slowed without touching`]
      : []),
    ...(line.n > 0 && untouched !== 'line'
      ? [`${counted(line.n, 'exchange')} left out, which went over citizens’ own slow lines`]
      : []),
  ];
}

/** Whether there are other cohorts beside the clean one, so that its name has to be said. */
export function isMixed({ latency: { faulted, collateral, line } }: Tally['traffic']): boolean {
  return faulted.n + collateral.n + line.n > 0;
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
