import { formatShare, type Check } from '../model/index.ts';
import { saturatedInWords, unlessLeftOut } from './left-out.ts';
import type { Measured } from './measured.ts';
import { asProven, ifEnough, inInterval, worstOf } from './proof.ts';
import type { Sight } from './sight.ts';
import { percentileInterval } from './small-sample.ts';
import type { Times } from './times.ts';
import { HOST_CPU_CAUTION } from './validity.ts';
import { counted, inMs, inMsAgainst } from './words.ts';

/** Red begins at this multiple of the target; yellow at the target itself. */
const LATENCY_RED_FACTOR = 2;

/**
 * `latency_under_ms`: the 95th percentile of answered documents and api calls. Clean exchanges and those a fault
 * touched are judged apart, and the worse decides; collateral ones are left out, for a route has slowed them, and those
 * over citizens' own slow lines too, unless there are no others. What
 * would be red on a host without CPU to spare is unproven: the generator's own load may be in it. So is what is above a
 * bound only because citizens waited for the generator, what so few exchanges cannot prove to be red, and what is of the
 * few that were not left out.
 */
export function latencyGate(check: Check, { traffic, generator, saturation }: Sight): Measured {
  const ends = boundsOf(check);
  if (!ends) return NO_TARGET;
  const { yellow, red } = ends;
  const statusOf = (p95: number): 'green' | 'yellow' | 'red' =>
    p95 > red ? 'red' : p95 > yellow ? 'yellow' : 'green';
  const bound = (p95: number): number => (p95 > red ? red : Math.min(yellow, red));
  const { service, latency, untouched } = traffic;
  const { [untouched]: clean, faulted } = latency;
  const apart = untouched === 'line' ? 'slow-line ' : isMixed(traffic) ? 'clean ' : '';
  const bounds = [
    ...(yellow < red ? [`yellow above ${inMs(yellow)}`] : []),
    ...(red < Infinity ? [`red above ${inMs(red)}`] : []),
  ].join(', ');
  const say = (of: Times, what: string): string =>
    `p95 ${inMsAgainst(of.percentile(95), bound(of.percentile(95)))} over ${counted(of.n, `${what}exchange`)}`;
  const parts = [
    ...(clean.n > 0 ? [say(clean, apart)] : []),
    ...(faulted.n > 0 ? [say(faulted, 'faulted ')] : []),
  ];
  const beside = besideFaults(traffic);
  const judged = (cohort: typeof untouched | 'faulted'): Measured => {
    const [p95, ofService] = [latency[cohort].percentile(95), service[cohort].percentile(95)];
    const waited =
      inMs(p95) === inMs(ofService) ? [] : [`${inMs(ofService)} without the wait for the generator`];
    const interval = percentileInterval(latency[cohort], 95);
    const figures = { value: p95, ...(interval ? { interval } : {}) };
    const range = interval ? [inInterval(interval, inMs)] : [];
    const { n, leftOut } = latency[cohort];
    const asides = [...waited, ...saturatedInWords(leftOut), ...beside];
    const measured = [...parts, ...range, ...asides].join('; ');
    const status = statusOf(p95);
    const touched = cohort === 'faulted' ? ' where a fault acted' : '';
    const reason =
      status === 'green'
        ? `p95 ${inMs(p95)}${touched} (bound ${inMs(bound(p95))})`
        : `p95 latency is ${inMsAgainst(p95, bound(p95))}${touched} (${status} above ${inMs(bound(p95))})`;
    if (status !== statusOf(ofService)) {
      return {
        ...figures,
        status: 'unproven',
        measured,
        bounds,
        reason: `${reason}, but it is ${waited.join('')}`,
      };
    }
    const couldHold = interval?.low === null || (interval?.low ?? Infinity) <= red;
    const gate = asProven({ ...figures, status, measured, bounds, reason }, { couldHold, format: inMs });
    const basis = { n, leftOut, passedOver: cohort === 'faulted' ? 0 : passedOver(traffic) };
    return ifEnough(unlessLeftOut(unlessBusy(gate, generator.cpu.mean), basis, saturation), check, n);
  };
  const cohorts = ([untouched, 'faulted'] as const).filter((cohort) => latency[cohort].n > 0);
  const bySize = cohorts.toSorted((a, b) => latency[b].percentile(95) - latency[a].percentile(95));
  return (
    worstOf(bySize.map(judged)) ?? {
      status: 'unproven',
      measured: beside.join('; ') || 'no answer was timed',
      bounds,
      reason: NOTHING_TIMED,
    }
  );
}

/** Where it turns yellow and red, ms; undefined where the check does not say. */
function boundsOf({ target, bounds = {} }: Check): { yellow: number; red: number } | undefined {
  const { warn, fail } = bounds;
  const yellow = warn ?? target ?? fail;
  if (yellow === undefined) return undefined;
  return { yellow, red: fail ?? (target === undefined ? Infinity : target * LATENCY_RED_FACTOR) };
}

/** Exchanges that are in no latency, in words; nothing where there are none. */
export function besideFaults({ latency: { collateral, line }, untouched }: Sight['traffic']): string[] {
  return [
    ...(collateral.n > 0
      ? [`${counted(collateral.n, 'exchange')} left out, which a route of a fault slowed without touching`]
      : []),
    ...(line.n > 0 && untouched !== 'line'
      ? [`${counted(line.n, 'exchange')} left out, which went over citizens’ own slow lines`]
      : []),
  ];
}

/** How many like those that no fault touched are in no latency; where a fault acted, what its route slowed is the fault’s. */
export function passedOver({ latency: { collateral, faulted, line }, untouched }: Sight['traffic']): number {
  return (untouched === 'line' ? 0 : line.n) + (faulted.n > 0 ? 0 : collateral.n);
}

/** Whether there are other cohorts beside the clean one, so that its name has to be said. */
export function isMixed({ latency: { faulted, collateral, line } }: Sight['traffic']): boolean {
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
