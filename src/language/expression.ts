import { metricNames, metricOf, operators, parseDuration, writeShare } from '../model/index.ts';
import type { Operator } from '../model/index.ts';
import { choices, clip } from './complaints.ts';

/** A check in one line, read: `latency_p95_ms < 2000`. */
interface Expression {
  metric: string;
  operator: Operator;
  /** Milliseconds, a fraction from 0 to 1, or a number of things. */
  target: number;
  /** As it is written best, so that two of the same meaning are the same. */
  title: string;
}

interface Trouble {
  message: string;
  hint: string;
}

const EXAMPLE = 'write it as "latency_p95_ms < 2000" or "success_rate > 95%"';
const PARTS = /^([A-Za-z_][\w.-]*)\s*([<>=!≤≥]+)\s*(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|%)?$/;

/** Reads a metric, an operator and a figure. */
export function readExpression(text: string): Expression | Trouble {
  const [, name, sign = '', figure = '', unit = ''] = PARTS.exec(text.trim()) ?? [];
  if (name === undefined) return { message: `“${clip(text)}” is not a check`, hint: EXAMPLE };
  const metric = metricOf(name);
  if (!metric) {
    return { message: `unknown metric “${clip(name)}”`, hint: choices(name, metricNames) ?? EXAMPLE };
  }
  const operator = operators.find((one) => one === sign.replace('≤', '<=').replace('≥', '>='));
  if (!operator) {
    return { message: `“${clip(sign)}” does not compare`, hint: `there are: ${operators.join(', ')}` };
  }
  const target = figureIn(metric.unit, Number(figure), unit);
  if (typeof target !== 'number') return { message: `${metric.name} is ${target.is}`, hint: target.hint };
  const shown = metric.unit === 'share' ? writeShare(target) : target;
  return { metric: metric.name, operator, target, title: `${metric.name} ${operator} ${shown}` };
}

function figureIn(
  kind: 'ms' | 'share' | 'count',
  figure: number,
  unit: string,
): number | { is: string; hint: string } {
  if (kind === 'ms') {
    const ms = unit === '' ? figure : parseDuration(`${figure}${unit}`);
    return ms ?? { is: 'a time', hint: 'write milliseconds such as 2000, or 2s' };
  }
  if (kind === 'count') {
    return unit === '' ? figure : { is: 'a number of things', hint: 'write it without a unit' };
  }
  // 99.99 / 100 is 0.9998999999999999: percent is divided in decimal digits.
  const share = unit === '%' ? Number(`${figure}e-2`) : figure;
  if ((unit === '' || unit === '%') && share <= 1) return share;
  return {
    is: 'a share',
    hint: `write it as 95% or 0.95${figure <= 100 && unit === '' ? `, here ${figure}%` : ''}`,
  };
}
