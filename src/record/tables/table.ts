import type { RunEvent } from '../../model/index.ts';

/** What a column is counted in, where its name does not say so. */
export type Unit = 'ms' | 'MB' | 's' | 'share' | 'UTC' | 'count';

/** A column as a query sees it. */
export interface Column {
  name: string;
  /** In the words of DuckDB. */
  type: 'VARCHAR' | 'VARCHAR[]' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP' | 'JSON';
  unit?: Unit;
  /** What it holds, one clause. */
  meaning: string;
}

/** Something that can be asked: a table of the record, or a view over tables. */
export interface Relation {
  name: string;
  /** What a row is, one sentence. */
  meaning: string;
  columns: readonly Column[];
}

/** A column of a table, and how it comes out of an event: SQL over its fields, which are quoted as the event has them. */
export interface StoredColumn extends Column {
  sql: string;
}

/** A table of the record: a Parquet file in the folder of the run. */
export interface Table extends Relation {
  /** Its events; `others` for those that no other table takes. */
  types: readonly RunEvent['type'][] | 'others';
  /** Fields of these events, with the type they are read as. */
  reads: Readonly<Record<string, Column['type']>>;
  columns: readonly StoredColumn[];
  /** One row for all events with the same value of this field; one for all events of the run where it is `run`. */
  one?: 'citizen' | 'run';
  /** Most events of a run are of this kind: it is read by itself. */
  most?: true;
}

/** A view over the tables. */
export interface View extends Relation {
  sql: string;
}

/** Instant of a moment of the run, given as SQL that counts ms since its start. */
export function instant(ms: string): string {
  return `make_timestamp($start_us + cast(${ms} * 1000 as bigint))`;
}

/** The columns that begin each table: whose row it is, and when. */
export function begin(ms: string): StoredColumn[] {
  return [
    { name: 'run_id', type: 'VARCHAR', meaning: 'the run, as its folder is called', sql: '$run_id' },
    { name: 'time', type: 'TIMESTAMP', unit: 'UTC', meaning: 'when it began', sql: instant(ms) },
    { name: 't_ms', type: 'DOUBLE', meaning: 'the same, since the start of the run', sql: ms },
  ];
}

/** The column that ends each table: nothing here was ever done by a person. */
export const sim: StoredColumn = {
  name: 'sim',
  type: 'BOOLEAN',
  meaning: 'true: this is a simulation',
  sql: 'true',
};
