import { isStepCalled, takes } from '../../model/index.ts';
import type { Plan, Statistic } from '../../model/index.ts';
import type { Sight } from '../sight.ts';
import { NOBODY_ENDED, notCounted } from '../success-gate.ts';
import { together } from '../times.ts';
import { counted } from '../words.ts';
import { count, share, timed } from './reading.ts';
import type { Read, Readings } from './reading.ts';

const NOBODY_STARTED = 'no citizen started';

/** The share of those who came to an end of their own whose end was this one. */
export function ended(outcome: 'finished' | 'abandoned'): Read {
  return ({ crowd }) => ofEnded(crowd, crowd.count(outcome));
}

/** Of the same citizens: a deadline can be missed by one who finished, and by one who never will. */
export function withinDeadline(withinMs: number): Read {
  return ({ crowd }, { plan }) => ofEnded(crowd, crowd.journeys.countUpTo(withinMs / plan.scenario.timeWarp));
}

export function journey(statistic: Statistic): Read {
  return ({ crowd }) => ({
    readings: timed(crowd.journeys, statistic, 'citizen'),
    nothing: 'no citizen finished',
  });
}

/** Of every step that is called so, as one. */
export function stepTime(name: string, statistic: Statistic): Read {
  return ({ crowd }, { plan }) => {
    const called = plan.scenario.steps.flatMap((step, index) => (isStepCalled(step, name) ? [index] : []));
    const durations = called.flatMap((index) => crowd.steps.get(index)?.durations ?? []);
    return {
      readings: timed(together(durations), statistic, 'time', undefined),
      nothing:
        called.length === 0 ? `no step of the script is called “${name}”` : `no citizen came to “${name}”`,
    };
  };
}

export const started: Read = ({ crowd }) => ({
  readings: count(crowd.started, crowd.started, 'in all'),
  nothing: NOBODY_STARTED,
});

export const finished: Read = ({ crowd }) => ofAll(crowd, crowd.count('finished'));
export const lost: Read = ({ crowd }) => ofAll(crowd, crowd.count('lost'));
export const retries: Read = ({ crowd }) => ofAll(crowd, crowd.retries);
export const complaints: Read = ({ crowd }) => ofAll(crowd, crowd.complaints);

/**
 * Of the citizens who came to the end of a `pay` step, those who passed all of theirs. A step that fails ends its
 * citizen's journey, so that what came before it in their script was passed.
 */
export const paymentSuccess: Read = ({ crowd }, { plan: { scenario, arrivals } }) => {
  const pays = scenario.steps.flatMap((step, index) => (step.kind === 'pay' ? [{ step, index }] : []));
  if (pays.length === 0) return { readings: [], nothing: 'no step of the script pays' };
  const choices = choicesOf(arrivals);
  let [paid, refused] = [0, 0];
  for (const { number, passed, failure, outcome } of crowd.lives.values()) {
    const failed = outcome === 'failed' || outcome === 'abandoned';
    if (failed && pays.some(({ index }) => index === failure?.step)) refused++;
    else if (pays.some(({ step, index }) => index < passed && takes(step, choices.get(number)))) paid++;
  }
  return {
    readings: share(paid, paid + refused, 'citizens'),
    nothing: 'no citizen came to the end of a step that pays',
  };
};

function choicesOf(arrivals: Plan['arrivals']): Map<number, number[] | undefined> {
  return new Map(arrivals.map((arrival) => [arrival.number, arrival.choices]));
}

function ofEnded(crowd: Sight['crowd'], part: number): Readings {
  return { readings: share(part, crowd.ended, 'citizens'), asides: notCounted(crowd), nothing: NOBODY_ENDED };
}

function ofAll({ started: all }: Sight['crowd'], value: number): Readings {
  return { readings: count(value, all, `among ${counted(all, 'citizen')}`), nothing: NOBODY_STARTED };
}
