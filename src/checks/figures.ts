import { metricOf, plainMetricNames } from '../model/index.ts';
import type { Plan } from '../model/index.ts';
import type { OwnFigures } from './own-figures.ts';
import { readingsOf, valueOf } from './readings/index.ts';
import type { Tally } from './tally.ts';

/** Figures by name; null where there was no data. Of clean exchanges where a figure has one for each cohort. */
type Figures = Record<string, number | null>;

/**
 * One figure by its name, of the catalogue or of those that the service states of itself.
 * @returns null where there was no data, undefined where there is no such name.
 */
export function figureOf(name: string, plan: Plan, tally: Tally): number | null | undefined {
  const metric = metricOf(name);
  if (!metric) return tally.gauges.get(name);
  const [first] = readingsOf(metric, tally, { plan })?.readings ?? [];
  return first ? valueOf(first) : null;
}

/**
 * Every figure of a run that a name alone says: the catalogue, the families of names that its checks use, what the
 * service states of itself, and those of the author’s own.
 */
export function figuresOf(plan: Plan, tally: Tally, own: OwnFigures = {}): Figures {
  const asked = plan.scenario.checks.flatMap(({ compare, where }) =>
    compare && !where ? [compare.metric] : [],
  );
  const figures: Figures = {};
  for (const name of new Set([...plainMetricNames, ...asked])) {
    const figure = figureOf(name, plan, tally);
    if (figure !== undefined) figures[name] = figure;
  }
  for (const [name, value] of tally.gauges) figures[name] ??= value;
  for (const [name, figure] of Object.entries(own)) figures[name] = 'value' in figure ? figure.value : null;
  return figures;
}
