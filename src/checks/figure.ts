import { formatCount, formatShare } from '../model/index.ts';
import type { Filters, MetricUnit } from '../model/index.ts';
import { inMs } from './words.ts';

/** A figure in the words of its unit. */
export function inUnit(unit: MetricUnit, value: number): string {
  switch (unit) {
    case 'ms':
      return inMs(value);
    case 'share':
      return formatShare(value);
    case 'count':
      return formatCount(value);
    case 'rate':
      return `${rounded(value)}/s`;
    case 'bytes':
      return `${formatCount(Math.round(value))} bytes`;
    case 'plain':
      return rounded(value);
  }
}

/** A bound to the last digit, as its author wrote it. */
export function inFull(unit: MetricUnit, bound: number): string {
  const value = unit === 'share' ? Number((bound * 100).toPrecision(12)) : bound;
  const [whole = '', ...decimals] = String(value).split('.');
  const number = [formatCount(Number(whole)), ...decimals].join('.');
  const endings = { ms: ' ms', share: ' %', rate: '/s', bytes: ' bytes', count: '', plain: '' } as const;
  return `${number}${endings[unit]}`;
}

/** With as many digits as it takes to tell it from the bound: 94.97 % of a bound of 95 % is not `95 %`. */
export function inUnitAgainst(unit: MetricUnit, value: number, bound: number): string {
  const shown = inUnit(unit, value);
  if (value === bound || shown !== inFull(unit, bound)) return shown;
  const scale = unit === 'share' ? 100 : 1;
  for (let digits = 1; digits <= 6; digits++) {
    const finer = (value * scale).toFixed(digits);
    if (Number(finer) === Number((bound * scale).toFixed(digits))) continue;
    return unit === 'ms' || unit === 'share' ? `${finer} ${unit === 'ms' ? 'ms' : '%'}` : finer;
  }
  return shown;
}

/** `latency p95`, `sla 48h success rate`, `time of ‘click Submit’ p95`; and of what, where that is not everything. */
export function labelOf(name: string, step: string | undefined, where: Filters = {}): string {
  const called =
    step === undefined ? name : `time of ‘${step}’ ${/([a-z\d]+)_ms$/.exec(name)?.[1] ?? ''}`.trim();
  const { from, to, ...rest } = where;
  const parts = Object.entries(rest).map(([key, value]) => `${key} ‘${value}’`);
  const time = [
    ...(from === undefined ? [] : [`from ${inFull('ms', from)}`]),
    ...(to === undefined ? [] : [`to ${inFull('ms', to)}`]),
  ];
  const of = [...parts, ...(time.length > 0 ? [time.join(' ')] : [])].join(', ');
  const label = called.replace(/_ms$/, '').replaceAll('_', ' ');
  return of === '' ? label : `${label} (${of})`;
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
