import { metricOf } from '../model/index.ts';
import type { Check, Interval, Metric, MetricUnit, Operator, Plan } from '../model/index.ts';
import { inFull, inUnit, inUnitAgainst, labelOf } from './figure.ts';
import { stuckAt } from './findings.ts';
import { NO_TARGET, unlessBusy } from './latency-gate.ts';
import { saturatedInWords, unlessLeftOut } from './left-out.ts';
import type { Measured } from './measured.ts';
import type { OwnFigures } from './own-figures.ts';
import { ownReadings } from './own-figures.ts';
import { asProven, ifEnough, inInterval, worstOf } from './proof.ts';
import { readingsOf, valueOf } from './readings/index.ts';
import type { Reading } from './readings/index.ts';
import type { Sight } from './sight.ts';

const IN_WORDS: Record<Operator, string> = {
  '<': 'under',
  '<=': 'at most',
  '>': 'above',
  '>=': 'at least',
};

/**
 * `metric`: a figure of the run against a bound, `latency_p95_ms < 2000`. A miss is red, or yellow where the check
 * says so; where a metric has a figure for each cohort, the worst decides. Without data it is unproven.
 */
export function metricGate(check: Check, sight: Sight, plan: Plan, own: OwnFigures): Measured {
  const { compare, target, where } = check;
  if (!compare || target === undefined) return NO_TARGET;
  const metric = metricOf(compare.metric);
  const by = where?.by === undefined ? {} : { by: where.by };
  const found = metric ? readingsOf(metric, sight, { plan, ...by }) : ownReadings(compare.metric, own);
  if (!found) return NO_TARGET;
  const { operator, miss } = compare;
  const { saturation } = sight;
  const unit: MetricUnit = metric?.unit ?? 'plain';
  const wanted = `${IN_WORDS[operator]} ${inFull(unit, target)}`;
  const bounds = `${miss === 'fail' ? 'red' : 'yellow'} unless ${wanted}`;
  const { readings, asides = [], nothing } = found;
  const say = (one: Reading): string => `${inUnitAgainst(unit, valueOf(one), target)} ${basis(one)}`.trim();
  const format = (value: number): string => inUnit(unit, value);
  const label = labelOf(compare.metric, metric?.step, where);
  const said = readings.map((one, i) => `${i === 0 ? `${label} ` : ''}${say(one)}`);
  const stuck = metric && isOfPeople(metric) ? stuckAt(sight.crowd) : '';
  const judged = (one: Reading): Measured => {
    const { interval, withoutUs } = one;
    const range = interval ? [inInterval(interval, format)] : [];
    const figures = { value: valueOf(one), ...(interval ? { interval } : {}) };
    const beside = [...saturatedInWords(one.leftOut ?? 0), ...asides];
    const gate = { ...figures, measured: [...said, ...range, ...beside].join('; '), bounds };
    if (holds(one, operator, target)) {
      const reason = `${label} ${inUnitAgainst(unit, valueOf(one), target)} (${wanted})`;
      if (one.doubt !== undefined)
        return { ...gate, status: 'unproven', reason: `${reason}, but ${one.doubt}` };
      return ifEnough(unlessLeftOut({ ...gate, status: 'green', reason }, one, saturation), check, one.n);
    }
    const reason = `${label} is ${say(one)}, wanted ${wanted}${stuck && `; ${stuck}`}`;
    if (withoutUs !== undefined && holds({ ...one, value: withoutUs }, operator, target)) {
      const but = `${format(withoutUs)} without the wait for the generator`;
      return { ...gate, status: 'unproven', reason: `${reason}, but it is ${but}` };
    }
    const missed: Measured = { ...gate, status: miss === 'fail' ? 'red' : 'yellow', reason };
    const couldHold = interval !== undefined && holdsWithin(interval, operator, target);
    const proven = ifEnough(
      unlessLeftOut(asProven(missed, { couldHold, format }), one, saturation),
      check,
      one.n,
    );
    return unit === 'ms' ? unlessBusy(proven, sight.generator.cpu.mean) : proven;
  };
  const upwards = operator === '<' || operator === '<=' ? -1 : 1;
  const byValue = readings.toSorted((a, b) => upwards * (valueOf(a) - valueOf(b)));
  return (
    worstOf(byValue.map(judged)) ?? {
      status: 'unproven',
      measured: asides.join('; ') || nothing,
      bounds,
      reason: nothing,
    }
  );
}

/** Whether the figure is of citizens who get through: people come first in a reader's eyes. */
export function isAboutPeople({ type, compare }: Check): boolean {
  const metric = compare && metricOf(compare.metric);
  return type === 'success_rate_at_least' || (metric !== undefined && isOfPeople(metric));
}

/** A share is judged by its counts, with a tolerance far below one of them. */
function holds(reading: Reading, operator: Operator, target: number): boolean {
  const [value, bound, tolerance] =
    'whole' in reading ? [reading.part, target * reading.whole, 1e-9] : [reading.value, target, 0];
  switch (operator) {
    case '<':
      return value < bound - tolerance;
    case '<=':
      return value <= bound + tolerance;
    case '>':
      return value > bound + tolerance;
    case '>=':
      return value >= bound - tolerance;
  }
}

/** Whether the bound holds for some value of an interval. */
function holdsWithin({ low, high }: Interval, operator: Operator, target: number): boolean {
  const least = operator === '<' || operator === '<=';
  const end = least ? low : high;
  return end === null || holds({ value: end, n: 0, over: '' }, operator, target);
}

function isOfPeople({ name, withinMs }: Metric): boolean {
  return withinMs !== undefined || ['success_rate', 'abandon_rate', 'payment_success'].includes(name);
}

/** The counts behind a share in brackets, the number behind a percentile as it is. */
function basis(reading: Reading): string {
  return 'whole' in reading ? `(${reading.over})` : reading.over;
}
