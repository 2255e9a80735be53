import type { DuckDBConnection } from '@duckdb/node-api';
import { join } from 'node:path';
import { onlyThis, quoted } from '../duckdb.ts';
import { tables, type Table } from '../tables/index.ts';
import { LONGEST_EVENT } from './repair.ts';

/** Whose record it is, and how sound. */
export interface Origin {
  runId: string;
  scenario: string;
  leftOut: number;
}

/** The file of a table. */
export function fileOf(table: Pick<Table, 'name'>): string {
  return `${table.name}.parquet`;
}

/**
 * Writes every table of a record into a folder. The file is read once for each kind of which there are many, and once
 * for all others.
 * @throws Error of DuckDB where a line is no event that it can read; what is in the folder is then of no use.
 */
export async function copyTables(
  db: DuckDBConnection,
  events: string,
  dir: string,
  origin: Origin,
): Promise<void> {
  const file = quoted(onlyThis(events));
  const reading = `format = 'newline_delimited', maximum_object_size = ${LONGEST_EVENT}`;
  const most = tables.filter((table) => table.most).flatMap((table) => kindsOf(table));
  await db.run(
    `create temp table rest as select json, json->>'type' as type
     from read_ndjson_objects(${file}, ${reading})
     where (json->>'type') is null or (json->>'type') not in (${list(most)})`,
  );
  const values: Record<string, string> = {
    run_id: quoted(origin.runId),
    scenario: quoted(origin.scenario),
    left_out: String(origin.leftOut),
    start_us: await startOf(db),
  };
  for (const table of tables) {
    const from = table.most
      ? `read_json(${file}, ${reading}, columns = ${shape(table, ({ name, type }) => `${quoted(name)}: ${quoted(type)}`)})`
      : `(select json, unnest(from_json(json, ${quoted(shape(table, fromJson))})) from rest)`;
    if (table.name === 'run') values['cohort'] = await cohortOf(db, dir);
    await db.run(
      `copy (${select(table, from, values)}) to ${quoted(join(dir, fileOf(table)))} (format parquet, compression zstd)`,
    );
  }
}

/** Start of the run, µs since 1970 as SQL; unknown where the record has no beginning. */
async function startOf(db: DuckDBConnection): Promise<string> {
  const asked = await db.runAndReadAll(
    `select epoch_us(try_cast(json->>'at' as timestamp)) from rest where type = 'run.started' limit 1`,
  );
  const [us] = asked.getRows()[0] ?? [];
  return typeof us === 'bigint' ? String(us) : 'null::bigint';
}

/**
 * The exchanges that latency is about, as the scorecard has it: clean ones; over citizens’ own slow lines where nobody
 * has another; faulted ones where there is nothing else.
 */
async function cohortOf(db: DuckDBConnection, dir: string): Promise<string> {
  const asked = await db.runAndReadAll(
    `select touch from read_parquet(${quoted(onlyThis(join(dir, fileOf({ name: 'exchanges' }))))})
     where status > 0 and kind <> 'asset' and not foreign_host and touch <> 'collateral'
     group by touch order by list_position(['clean', 'line', 'faulted'], touch) limit 1`,
  );
  const [touch] = asked.getRows()[0] ?? [];
  return quoted(typeof touch === 'string' ? touch : 'clean');
}

function select(table: Table, from: string, values: Readonly<Record<string, string>>): string {
  const columns = table.columns.map(
    ({ name, type, sql }) =>
      `cast(${sql.replaceAll(/\$(\w+)/g, (_, key: string) => values[key] ?? 'null')} as ${type}) as "${name}"`,
  );
  const of = `select ${columns.join(', ')} from ${from} where ${condition(table)}`;
  if (table.one === 'citizen') return `${of} group by "citizen" order by "citizen"`;
  return of;
}

function condition(table: Table): string {
  if (table.types !== 'others') return `"type" in (${list(table.types)})`;
  const taken = tables.filter(({ name }) => name !== 'run').flatMap((other) => kindsOf(other));
  return `"type" is null or "type" not in (${list(taken)})`;
}

function kindsOf({ types }: Table): readonly string[] {
  return types === 'others' ? [] : types;
}

function list(texts: readonly string[]): string {
  return texts.map(quoted).join(', ');
}

/** The fields of a table’s events, and those that every event has. */
function shape(table: Table, field: (field: { name: string; type: string }) => string): string {
  const fields = Object.entries({ type: 'VARCHAR', t: 'DOUBLE', ...table.reads });
  return `{${fields.map(([name, type]) => field({ name, type })).join(', ')}}`;
}

function fromJson({ name, type }: { name: string; type: string }): string {
  const structure = type.endsWith('[]') ? [type.slice(0, -2)] : type;
  return `${JSON.stringify(name)}: ${JSON.stringify(structure)}`;
}
