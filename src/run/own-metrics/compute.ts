import { basename } from 'node:path';
import { figureOf, type OwnFigures, type Tally } from '../../checks/index.ts';
import { messageOf, metricNames, nearest, type Plan } from '../../model/index.ts';
import { lineIn, type OwnMetrics } from './load.ts';

type Figure = OwnFigures[string];

/** What the author’s own figures come to over a run. Whatever goes wrong is the reason why there is none. */
export function computeOwn(own: OwnMetrics, plan: Plan, tally: Tally): OwnFigures {
  const found = new Map<string, Figure>();
  const under = new Set<string>();
  const compute = (name: string): Figure => {
    const known = found.get(name);
    if (known) return known;
    const missing: string[] = [];
    under.add(name);
    const figure = figureFrom(name, plan.scenario.metrics ?? '', () => own[name]?.(figures(missing)));
    under.delete(name);
    const [why] = missing;
    // What it lacks says more than what it made of it.
    const told = 'why' in figure && why !== undefined ? { why } : figure;
    found.set(name, told);
    return told;
  };
  const read = (name: string, missing: string[]): number => {
    if (under.has(name)) throw new Error(`“${name}” is computed from itself`);
    if (Object.hasOwn(own, name)) {
      const figure = compute(name);
      if ('value' in figure) return figure.value;
      missing.push(figure.why);
      return Number.NaN;
    }
    const value = figureOf(name, plan, tally);
    if (typeof value === 'number') return value;
    missing.push(value === null ? `no data for “${name}”` : unknown(name, own));
    return Number.NaN;
  };
  const figures = (missing: string[]): Readonly<Record<string, number>> =>
    new Proxy<Record<string, number>>(
      {},
      { get: (_, name) => (typeof name === 'string' ? read(name, missing) : undefined) },
    );
  return Object.fromEntries(Object.keys(own).map((name) => [name, compute(name)]));
}

/** What a function gives, if that is a number; a sentence when it fails, with the line that did. */
function figureFrom(name: string, file: string, run: () => unknown): Figure {
  try {
    const value = run();
    if (typeof value === 'number' && Number.isFinite(value)) return { value };
    const what =
      typeof value === 'number' || typeof value === 'string' ? value : `something else (${typeof value})`;
    return { why: `“${name}” came to ${what}, which is no number` };
  } catch (error) {
    const line = lineIn(file, error);
    const where = line === undefined ? '' : ` at ${basename(file)}:${line}`;
    return { why: `“${name}” failed${where}: ${messageOf(error)}` };
  }
}

function unknown(name: string, own: OwnMetrics): string {
  const [best] = nearest(name, [...Object.keys(own), ...metricNames]);
  return `no metric is called “${name}”${best === undefined ? '' : `; did you mean “${best}”?`}`;
}
