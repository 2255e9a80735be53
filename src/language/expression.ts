import { isStepCalled, metricNames, metricOf, operators, parseDuration, writeShare } from '../model/index.ts';
import type { Filters, MetricUnit, Operator } from '../model/index.ts';
import { isTrouble, readFilters, writeFilters } from './check-filters.ts';
import type { Trouble } from './check-filters.ts';
import type { CheckScope } from './check-scope.ts';
import { choices, clip } from './complaints.ts';

/** A check in one line, read: `latency_p95_ms{service="grants"} < 2000`. */
interface Expression {
  metric: string;
  operator: Operator;
  /** In the unit of its metric: ms, a fraction from 0 to 1, or a number. */
  target: number;
  where?: Filters;
  /** As it is written best, so that two of the same meaning are the same. */
  title: string;
}

const EXAMPLE = 'write it as "latency_p95_ms < 2000" or "success_rate > 95%"';
/** Nobody writes a longer one by hand. */
const LONGEST = 500;
const NAME = String.raw`([A-Za-z_][\w-]*(?:\.(?:"[^"]*"|[\w-]+))*)`;
const BRACES = String.raw`(?:\{((?:[^{}"']|"[^"]*"|'[^']*')*)\})?`;
const BOUND = String.raw`(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|%|\/s|B|KB|MB)?`;
/** A metric, what of the run, an operator and a figure. */
export const EXPRESSION = String.raw`^\s*${NAME}\s*${BRACES}\s*([<>=!≤≥]+)\s*${BOUND}\s*$`;
const PARTS = new RegExp(EXPRESSION);

/** Reads a metric, what of the run it is of, an operator and a figure. */
export function readExpression(text: string, scope: CheckScope = {}): Expression | Trouble {
  const [, name, braces, sign = '', figure = '', unit = ''] =
    text.length > LONGEST ? [] : (PARTS.exec(text) ?? []);
  if (name === undefined) return { message: `“${clip(text)}” is not a check`, hint: EXAMPLE };
  const metric = metricOf(name);
  const { own = [] } = scope;
  if (!metric && !own.includes(name)) {
    // Whoever leaves the unit out means the figure that has one, and not another that is spelt alike.
    const meant = metricOf(`${name}_ms`) ? `${name}_ms` : name;
    const hint = choices(meant, [...own, ...metricNames]) ?? EXAMPLE;
    return { message: `unknown metric “${clip(name)}”`, hint };
  }
  const strange = strangeStep(metric?.step, scope);
  if (strange) return strange;
  const where = braces === undefined ? {} : readFilters(braces, metric?.filters ?? [], scope);
  if (isTrouble(where)) return where;
  const operator = operators.find((one) => one === sign.replace('≤', '<=').replace('≥', '>='));
  if (!operator) {
    return { message: `“${clip(sign)}” does not compare`, hint: `there are: ${operators.join(', ')}` };
  }
  const kind = metric?.unit ?? 'plain';
  const target = figureIn(kind, Number(figure), unit);
  if (typeof target !== 'number') return { message: `${name} is ${target.is}`, hint: target.hint };
  const shown = kind === 'share' ? writeShare(target) : target;
  return {
    metric: name,
    operator,
    target,
    ...(Object.keys(where).length > 0 ? { where } : {}),
    title: `${name}${writeFilters(where)} ${operator} ${shown}`,
  };
}

function strangeStep(step: string | undefined, { steps }: CheckScope): Trouble | undefined {
  if (step === undefined || !steps || steps.some((one) => isStepCalled(one, step))) return undefined;
  const names = [...new Set(steps.flatMap(({ title, kind, as }) => [title, kind, ...(as ? [as] : [])]))];
  return { message: `unknown step “${clip(step)}”`, hint: choices(step, names) };
}

function figureIn(kind: MetricUnit, figure: number, unit: string): number | { is: string; hint: string } {
  switch (kind) {
    case 'ms': {
      const ms = unit === '' ? figure : parseDuration(`${figure}${unit}`);
      return ms ?? { is: 'a time', hint: 'write milliseconds such as 2000, or 2s' };
    }
    case 'count':
      return unit === '' ? figure : { is: 'a number of things', hint: 'write it without a unit' };
    case 'plain':
      return unit === '' ? figure : { is: 'a plain number', hint: 'write it without a unit' };
    case 'rate':
      return ['', '/s'].includes(unit) ? figure : { is: 'a rate', hint: 'write it as 5/s' };
    case 'bytes': {
      const size = { '': 1, B: 1, KB: 1_000, MB: 1_000_000 }[unit];
      return size === undefined ? { is: 'a size', hint: 'write it as 420KB or 2MB' } : figure * size;
    }
    case 'share': {
      // 99.99 / 100 is 0.9998999999999999: percent is divided in decimal digits.
      const share = unit === '%' ? Number(`${figure}e-2`) : figure;
      if ((unit === '' || unit === '%') && share <= 1) return share;
      return {
        is: 'a share',
        hint: `write it as 95% or 0.95${figure <= 100 && unit === '' ? `, here ${figure}%` : ''}`,
      };
    }
  }
}
