import { formatCount, formatShare, metricOf } from '../model/index.ts';
import type { Check, Metric, Operator, Plan } from '../model/index.ts';
import { stuckAt } from './findings.ts';
import { NO_TARGET, unlessBusy } from './latency-gate.ts';
import type { Measured } from './measured.ts';
import { readingsOf } from './readings.ts';
import type { Reading } from './readings.ts';
import type { Tally } from './tally.ts';
import { inMs } from './words.ts';

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
export function metricGate({ compare, target }: Check, tally: Tally, plan: Plan): Measured {
  const metric = compare && metricOf(compare.metric);
  const found = metric && readingsOf(metric, tally, plan);
  if (!found || target === undefined) return NO_TARGET;
  const { operator, miss } = compare;
  const wanted = `${IN_WORDS[operator]} ${inFull(metric, target)}`;
  const bounds = `${miss === 'fail' ? 'red' : 'yellow'} unless ${wanted}`;
  const { readings, asides = [], nothing } = found;
  const say = (reading: Reading): string => `${figureAgainst(metric, reading, target)} ${basis(reading)}`;
  const label = labelOf(metric);
  const said = readings.map((reading, i) => `${i === 0 ? `${label} ` : ''}${say(reading)}`);
  const measured = [...said, ...asides].join('; ');
  const upwards = operator === '<' || operator === '<=' ? -1 : 1;
  const [worst] = readings.toSorted((a, b) => upwards * (valueOf(a) - valueOf(b)));
  if (!worst) return { status: 'unproven', measured: measured || nothing, bounds, reason: nothing };
  if (holds(worst, operator, target)) {
    const reason = `${label} ${figureAgainst(metric, worst, target)} (${wanted})`;
    return { status: 'green', measured, bounds, reason };
  }
  const stuck = isOfPeople(metric) ? stuckAt(tally.crowd) : '';
  const reason = `${label} is ${say(worst)}, wanted ${wanted}${stuck && `; ${stuck}`}`;
  const { withoutUs } = worst;
  if (withoutUs !== undefined && holds({ ...worst, value: withoutUs }, operator, target)) {
    const but = `${figure(metric, withoutUs)} without the wait for the generator`;
    return { status: 'unproven', measured, bounds, reason: `${reason}, but it is ${but}` };
  }
  const gate: Measured = { status: miss === 'fail' ? 'red' : 'yellow', measured, bounds, reason };
  return metric.unit === 'ms' ? unlessBusy(gate, tally.generator.cpu.mean) : gate;
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

function valueOf(reading: Reading): number {
  return 'whole' in reading ? reading.part / reading.whole : reading.value;
}

function isOfPeople({ name, withinMs }: Metric): boolean {
  return withinMs !== undefined || ['success_rate', 'abandon_rate', 'payment_success'].includes(name);
}

/** `latency p95`, `sla 48h success rate`. */
function labelOf({ name }: Metric): string {
  return name.replace(/_ms$/, '').replaceAll('_', ' ');
}

function figure({ unit }: Metric, value: number): string {
  if (unit === 'ms') return inMs(value);
  return unit === 'share' ? formatShare(value) : formatCount(value);
}

/** A bound to the last digit, as its author wrote it. */
function inFull({ unit }: Metric, bound: number): string {
  const value = unit === 'share' ? Number((bound * 100).toPrecision(12)) : bound;
  const [whole = '', ...decimals] = String(value).split('.');
  const number = [formatCount(Number(whole)), ...decimals].join('.');
  if (unit === 'ms') return `${number} ms`;
  return unit === 'share' ? `${number} %` : number;
}

/** The counts behind a share in brackets, the number behind a percentile as it is. */
function basis(reading: Reading): string {
  return 'whole' in reading ? `(${reading.over})` : reading.over;
}

/** With as many digits as it takes to tell it from the bound: 94.97 % of a bound of 95 % is not `95 %`. */
function figureAgainst(metric: Metric, reading: Reading, bound: number): string {
  const value = valueOf(reading);
  const shown = figure(metric, value);
  if (value === bound || shown !== inFull(metric, bound)) return shown;
  const [scale, unit] = metric.unit === 'share' ? [100, '%'] : [1, metric.unit];
  for (let digits = 1; digits <= 6; digits++) {
    const finer = (value * scale).toFixed(digits);
    if (Number(finer) !== Number((bound * scale).toFixed(digits))) return `${finer} ${unit}`;
  }
  return shown;
}
