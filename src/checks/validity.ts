import { formatShare } from '../model/index.ts';
import type { Plan, Validity } from '../model/index.ts';
import type { Tally } from './tally.ts';
import { summaryOf } from './times.ts';
import { counted, inMs, outOf } from './words.ts';

/**
 * Bounds beyond which the generator, not the service, was the limit, and a run proves nothing. They are
 * conventions of this project, chosen where the distortion would be felt in the figures it states.
 */
/** p95 of how late citizens started, ms: later, and the arrival rate was not the planned one. */
export const LATENESS_P95_MS = 1_000;
/** Share of the planned citizens that browser crashes may cost. */
export const LOST_SHARE = 0.01;
/**
 * Share of the seconds that may be saturated, and share of the durations that may be left out for it: with more, what is
 * left is no fair sample of the day. A rush is a small part of its seconds and most of its durations.
 */
export const SATURATED_SHARE = 0.1;
/** The longest the event loop may be blocked at once, ms: all timers of all citizens waited that long. */
export const LOOP_DELAY_MS = 2_000;
/** Mean host CPU above which timings may hold the generator's own load: a caution, since CPU alone proves nothing. */
export const HOST_CPU_CAUTION = 0.95;

/** What helps a generator that was the limit. */
export const LESS_LOAD = 'fly fewer citizens at once, or on a larger machine (see esr calibrate)';

/** Whether a part is more than may be saturated; two bad seconds of a short run are no share of anything. */
export function isTooMuch(part: number, whole: number, saturatedMs: number): boolean {
  return part > SATURATED_SHARE * whole && Math.round(saturatedMs / 1_000) > 2;
}

/** Whether the figures of a run can be trusted. */
export function validityOf(
  plan: Plan,
  { crowd, staff, generator, saturation }: Tally,
  interrupted: boolean,
): Validity {
  const lateness = summaryOf(crowd.lateness);
  const planned = plan.arrivals.length;
  const lost = crowd.count('lost');
  const missing = planned - crowd.started;
  const hostCpuMean = generator.cpu.mean;
  const { sampledMs, saturatedMs, leftOut, decided } = saturation;
  const [seconds, saturatedSeconds] = [Math.round(sampledMs / 1_000), Math.round(saturatedMs / 1_000)];
  const inSeconds = isTooMuch(saturatedMs, sampledMs, saturatedMs);
  const inDurations = isTooMuch(leftOut, decided, saturatedMs);
  const isSaturated = inSeconds || inDurations;
  const share = inSeconds
    ? `in ${outOf(saturatedSeconds, seconds, 'seconds')}`
    : `while ${outOf(leftOut, decided, 'durations')} were timed, in ${outOf(saturatedSeconds, seconds, 'seconds')}`;
  const reasons = [
    ...(lateness.p95 > LATENESS_P95_MS
      ? [
          `citizens started late because the generator was busy (p95 ${inMs(lateness.p95)}, allowed ${inMs(LATENESS_P95_MS)})`,
        ]
      : []),
    ...(lost > LOST_SHARE * planned
      ? [
          `the generator lost ${outOf(lost, planned, 'citizens')} to browser crashes (allowed ${formatShare(LOST_SHARE)})`,
        ]
      : []),
    ...(staff.count('lost') > 0
      ? [`the generator lost ${staff.count('lost')} of the staff, for whom citizens may have waited in vain`]
      : []),
    ...(generator.loopDelayMaxMs > LOOP_DELAY_MS
      ? [
          `the generator stood still for ${inMs(generator.loopDelayMaxMs)} at once (allowed ${inMs(LOOP_DELAY_MS)})`,
        ]
      : []),
    ...(isSaturated
      ? [
          `the generator was saturated ${share} (allowed ${formatShare(SATURATED_SHARE)}): ${busyWith(generator)}; ${LESS_LOAD}`,
        ]
      : []),
    ...(missing > 0 && !interrupted ? [`${outOf(missing, planned, 'citizens')} never started`] : []),
  ];
  const cautions = [
    ...(leftOut > 0 && !isSaturated
      ? [
          `${counted(leftOut, 'duration')} left out of the percentiles, because the generator was saturated in ${outOf(Math.max(1, saturatedSeconds), seconds, 'seconds')}`,
        ]
      : []),
    ...(hostCpuMean > HOST_CPU_CAUTION
      ? [
          `the host's CPU was ${formatShare(hostCpuMean)} busy on average: timings may include the generator's own load`,
        ]
      : []),
    ...(lost > 0 && lost <= LOST_SHARE * planned
      ? [`${counted(lost, 'citizen')} lost to browser crashes, not counted against the service`]
      : []),
  ];
  return {
    valid: reasons.length === 0,
    reasons,
    cautions,
    lateness,
    hostCpuMean,
    hostCpuMax: generator.cpuMax,
    loopDelayMaxMs: generator.loopDelayMaxMs,
    browserDelayMaxMs: generator.browserDelayMaxMs,
    seconds,
    saturatedSeconds,
    leftOut,
    ...(generator.pressure.n > 0 ? { pressureMean: generator.pressure.mean } : {}),
    rssMaxMb: generator.rssMaxMb,
  };
}

/** What the machine did meanwhile: it proves nothing by itself, and explains what was proven. */
function busyWith({ cpu, pressure }: Tally['generator']): string {
  const waited =
    pressure.n > 0 ? `, and something waited for it ${formatShare(pressure.mean)} of the time` : '';
  return `its host's CPU was ${formatShare(cpu.mean)} busy on average${waited}`;
}
