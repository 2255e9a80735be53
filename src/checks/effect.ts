import { formatDuration } from '../model/index.ts';
import type { Difference, FaultEffect, FaultSpec } from '../model/index.ts';
import { meanDifference, proportionDifference } from './interval.ts';
import type { Tally } from './tally.ts';
import type { ArmTally, Period } from './trials.ts';
import { counted, inMs } from './words.ts';

/**
 * What a fault did, measured as a randomised trial: exposed citizens against control citizens who flew at the same
 * time and carried a route that did nothing; without such, against untouched ones, which the summary then says. Of a fault
 * for one persona those are other people, so that it is compared with nobody then.
 * The step it names is the worst of all steps compared, so that its interval is widened for that many comparisons
 * (see `meanDifference`): the largest of several chance differences is not taken for an effect.
 *
 * A fault with a window is compared over its window: citizens who were on the way then, steps that were under way then.
 * Everything else was alike in both arms and would only dilute what the fault did.
 * @param index the fault's place in the plan.
 */
export function effectOf(
  spec: FaultSpec,
  { index, timeWarp }: { index: number; timeWarp: number },
  { trials, crowd }: Tally,
): FaultEffect {
  const during = spec.window && spec.name;
  const exposed = trials.arm(index, 'exposed', during);
  const randomised = trials.arm(index, 'control', during);
  const isAlone = randomised.citizens > 0 || spec.persona !== undefined;
  const comparison = isAlone ? randomised : trials.arm(index, 'untouched', during);
  const periods = trials.periods(spec.name);
  const plane = trials.plane(spec.name);
  const effect = {
    fault: spec.name,
    service: spec.service,
    ...(plane === undefined ? {} : { plane }),
    exposed: exposed.citizens,
    control: comparison.citizens,
    fired: trials.fired(spec.name),
    success: proportionDifference(rate(exposed), rate(comparison)),
    abandoned: proportionDifference(lost(exposed), lost(comparison)),
    journeyMs: meanDifference(exposed.journeyMs, comparison.journeyMs),
    slowestStep: slowestStep(
      exposed,
      comparison,
      (step) => crowd.steps.get(step)?.title ?? `step ${step + 1}`,
    ),
    withdrawn: periods.every(({ to }) => to !== undefined),
  };
  const group = comparison === randomised ? 'control' : 'untouched';
  const summary = summaryOf(effect, { group, exposed: exposedIn(spec) });
  if (!spec.window) return { ...effect, summary };
  const moment = (ms: number): string => momentInWords(ms, timeWarp);
  const told =
    periods.length === 0
      ? `‘${spec.name}’ was never injected: the run was over before its time came, ${moment(spec.window.atMs)}.`
      : `${summary} ${whenActive(periods, moment, effect.control > 0 && effect.fired > 0)}`;
  return { ...effect, summary: told };
}

/** A fault that comes again more often than this is told by its first and last time. */
const SPANS_TOLD = 3;

/** `It was active from 15m 0s to 16m 0s; …`. */
function whenActive(periods: readonly Period[], moment: (ms: number) => string, compared: boolean): string {
  const spans = periods.map(
    ({ from, to }) => `from ${moment(from)} ${to === undefined ? 'on' : `to ${moment(to)}`}`,
  );
  const only = compared ? '; only who was on the way then, and steps of that time, are compared' : '';
  const [first = '', ...others] = spans;
  const last = others.at(-1) ?? '';
  const told =
    spans.length > SPANS_TOLD
      ? `${spans.length} times, ${first} first and ${last} last`
      : spans.join(' and ');
  return `It was active ${told}${only}.`;
}

/** A moment of the run; of simulated time too, where that runs faster. */
function momentInWords(ms: number, timeWarp: number): string {
  const simulated = timeWarp === 1 ? '' : ` (${formatDuration(ms * timeWarp)} simulated)`;
  return `${formatDuration(ms)}${simulated}`;
}

function rate({ finished, ended }: ArmTally): { successes: number; n: number } {
  return { successes: finished, n: ended };
}

function lost({ abandoned, ended }: ArmTally): { successes: number; n: number } {
  return { successes: abandoned, n: ended };
}

function slowestStep(
  exposed: ArmTally,
  control: ArmTally,
  titleOf: (step: number) => string,
): FaultEffect['slowestStep'] {
  const pairs = [...exposed.stepMs].flatMap(([step, moments]) => {
    const other = control.stepMs.get(step);
    return other && meanDifference(moments, other) ? [{ step, moments, other }] : [];
  });
  const compared = pairs.length;
  return pairs.reduce<FaultEffect['slowestStep']>((worst, { step, moments, other }) => {
    const difference = meanDifference(moments, other, compared);
    return difference && (!worst || difference.difference > worst.difference)
      ? { title: titleOf(step), compared, ...difference }
      : worst;
  }, null);
}

/** Who was exposed where there is nobody to compare with. */
function exposedIn({ persona, window }: FaultSpec): string {
  const whose = persona === undefined ? '' : ` of persona ‘${persona}’`;
  return `every citizen${whose}${window ? ' who was on the way then' : ''}`;
}

function summaryOf(
  effect: Omit<FaultEffect, 'summary'>,
  { group, exposed }: { group: 'control' | 'untouched'; exposed: string },
): string {
  const name = `‘${effect.fault}’`;
  if (effect.exposed === 0 && effect.fired > 0)
    return `${name} acted on the staff only, ${counted(effect.fired, 'time')}: no citizen felt it.`;
  if (effect.exposed === 0) return `${name} was never tried: no exposed citizen was on the way.`;
  const { plane = 'route' } = effect;
  if (!['browser', 'proxy', 'route'].includes(plane)) {
    return `${name} acted on the service itself, so that every citizen felt it: nothing to compare with.`;
  }
  if (effect.fired === 0) return `${name} never acted: no exchange of ${effect.service} came its way.`;
  if (effect.control === 0) {
    const things = counted(effect.fired, plane === 'browser' ? 'window' : 'exchange');
    return `${name} acted on ${things}, but ${exposed} was exposed: nothing to compare with.`;
  }
  const arms = `${effect.exposed} exposed against ${effect.control} ${group} citizens`;
  const parts = [
    ...(effect.slowestStep ? [slower(effect.slowestStep, arms)] : []),
    ...(effect.success ? [`changed the share who finished by ${points(effect.success)}`] : []),
  ];
  if (parts.length === 0) return `${name} acted, but too few citizens came to an end to compare (${arms}).`;
  const caveat =
    group === 'untouched' ? ' Untouched citizens carry no route, so part of it may be the route’s.' : '';
  return `${name} ${parts.join(' and ')}.${caveat}`;
}

function slower(step: NonNullable<FaultEffect['slowestStep']>, arms: string): string {
  const among = step.compared > 1 ? ` for the worst of ${step.compared} steps` : '';
  const interval = `95 % interval ${bare(step.low)} to ${inMs(step.high)}${among}, ${arms}`;
  if (step.low <= 0 && step.high >= 0)
    return `made no step slower beyond chance (‘${step.title}’: ${interval})`;
  const by = step.difference > 0 ? 'slower' : 'faster';
  return `made ‘${step.title}’ ${inMs(Math.abs(step.difference))} ${by} (${interval})`;
}

const bare = (ms: number): string => inMs(ms).replace(/ ms$/, '').replace('-', '−');

/** `0 points (−3 to +3)`: percentage points with a sign, the sign typographic. */
function points({ difference, low, high }: Difference): string {
  return `${signed(difference)} points (${signed(low)} to ${signed(high)})`;
}

function signed(share: number): string {
  const value = Math.round(share * 100);
  return value === 0 ? '0' : value > 0 ? `+${value}` : `−${-value}`;
}
