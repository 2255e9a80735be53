import { relations, type Unit } from '../tables/index.ts';

const known = new Map(
  relations.flatMap(({ columns }) =>
    columns.flatMap(({ name, unit }) => (unit === undefined ? [] : [[name, unit] as const])),
  ),
);

/** What a column of an answer is counted in, by its name: one of ours, or one that ends as ours do. */
export function unitOf(name: string): Unit | undefined {
  const own = known.get(name);
  if (own !== undefined) return own;
  if (name.endsWith('_ms')) return 'ms';
  return name.endsWith('_mb') ? 'MB' : undefined;
}
