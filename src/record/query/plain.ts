import type { DuckDBValue } from '@duckdb/node-api';

/** A value of an answer, as JSON has it. */
export type Cell = null | boolean | number | string | Cell[] | { [name: string]: Cell };

/**
 * A value of DuckDB as JSON has it. Whole numbers that JavaScript would round stay texts, and so does what is neither a
 * number nor a text; moments are UTC: `2026-11-21T10:15:03.25Z`. What is no number (NaN, infinite) is null.
 */
export function plain(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if ('items' in value) return value.items.map(plain);
  if ('entries' in value && Array.isArray(value.entries)) {
    return value.entries.map(({ key, value: held }) => ({ key: plain(key), value: plain(held) }));
  }
  if ('entries' in value) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, held]) => [name, plain(held)]));
  }
  if ('scale' in value) return Number(String(value));
  const moment = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)(?:\+00)?$/.exec(String(value));
  return moment ? `${moment[1]}T${moment[2]}Z` : String(value);
}
