import type {
  DuckDBConnection,
  DuckDBPreparedStatement,
  DuckDBResult,
  StatementType,
} from '@duckdb/node-api';
import { join } from 'node:path';
import { BadInput } from '../../model/index.ts';
import { onlyThis, quoted, withDuckDb } from '../duckdb.ts';
import { fileOf, TABLES_DIR } from '../parquet/index.ts';
import { tables, views, type Unit } from '../tables/index.ts';
import { complaint } from './complain.ts';
import { Patience } from './patience.ts';
import { plain, type Cell } from './plain.ts';
import { unitOf } from './units.ts';

/** How long DuckDB may work on one query, ms. */
const TIME_LIMIT_MS = 60_000;
/** `StatementType.SELECT` of DuckDB. No other reads and does nothing else: `explain analyze copy …` writes. */
const SELECT: StatementType = 1;

/** A run that is asked: its folder, and what its scorecard says. */
export interface AskedRun {
  dir: string;
  runId: string;
  verdict?: string;
  answer?: string;
}

/** What a query gives, a few thousand rows at a time, so that the largest answer needs no memory. */
export interface Answered {
  /** Lines of the records that are no whole event, and so in no table. */
  leftOut: number;
  columns: { name: string; unit?: Unit; numeric: boolean }[];
  rows: AsyncIterable<Cell[][]>;
}

/**
 * Asks the tables of some runs, which have been made. The query can read them and nothing else: no file, no network, no
 * extension; it cannot write. `take` gets the answer while it comes.
 * @throws BadInput for a query that cannot be done, with the nearest names.
 */
export async function ask(
  runs: readonly AskedRun[],
  sql: string,
  take: (answered: Answered) => Promise<void>,
  limitMs = TIME_LIMIT_MS,
): Promise<void> {
  await withDuckDb(async (db) => {
    const leftOut = await lay(db, runs).catch(unreadable);
    await lock(db, runs);
    const patience = new Patience(db, limitMs);
    try {
      const result = await patience.wait((await reading(db, sql)).stream());
      await take({ leftOut, columns: columnsOf(result), rows: rowsOf(result, patience) });
    } catch (error) {
      throw complaint(error, { sql, limitMs });
    }
  });
}

/** Puts the tables and views there. @returns how many lines of the records are in none of them. */
async function lay(db: DuckDBConnection, runs: readonly AskedRun[]): Promise<number> {
  for (const table of tables) {
    const files = runs.map(({ dir }) => quoted(onlyThis(join(dir, TABLES_DIR, fileOf(table)))));
    await db.run(`create view "${table.name}" as select * from read_parquet([${files.join(', ')}])`);
  }
  await db.run('create table "verdicts" ("run_id" varchar, "verdict" varchar, "answer" varchar)');
  for (const { runId, verdict, answer } of runs) {
    if (verdict === undefined) continue;
    await db.run('insert into "verdicts" values ($1, $2, $3)', [runId, verdict, answer ?? null]);
  }
  for (const { name, sql } of views) await db.run(`create view "${name}" as ${sql}`);
  const leftOut = await db.runAndReadAll('select sum("left_out")::double from "run"');
  return Number(leftOut.getRows()[0]?.[0] ?? 0);
}

function unreadable(cause: unknown): never {
  const said = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
  throw new BadInput([
    {
      message: `could not read the tables of the runs, because DuckDB says: ${said}`,
      hint: 'take the folder tables/ of that run away: it is made again from its record',
    },
  ]);
}

/** From here on a query reads the tables of these runs, and nothing can be set otherwise. */
async function lock(db: DuckDBConnection, runs: readonly AskedRun[]): Promise<void> {
  const files = runs.flatMap(({ dir }) => tables.map((table) => join(dir, TABLES_DIR, fileOf(table))));
  // A path is looked up as it was written, as a pattern, and then as the file that it leads to.
  const paths = new Set(files.flatMap((file) => [file, onlyThis(file)]));
  await db.run(`set allowed_paths = [${[...paths].map(quoted).join(', ')}]`);
  await db.run('set enable_external_access = false');
  await db.run('set lock_configuration = true');
}

/** @throws BadInput where it is not one query that only reads. */
async function reading(db: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  // DuckDB has no words for this.
  if (sql.replaceAll(/--.*$|\/\*[^]*?\*\/|[;\s]/gm, '') === '') throw notOneSelect('there is no query');
  const statements = await db.extractStatements(sql);
  if (statements.count !== 1) throw notOneSelect('that is more than one query');
  const statement = await statements.prepare(0);
  if (statement.statementType === SELECT) return statement;
  throw notOneSelect('the record is only read, and this would do something else');
}

function notOneSelect(message: string): BadInput {
  return new BadInput([{ message, hint: 'give one select, such as: select * from runs' }]);
}

function columnsOf(result: DuckDBResult): Answered['columns'] {
  return result.deduplicatedColumnNames().map((name, i) => {
    const unit = unitOf(name);
    const numeric = /INT|DOUBLE|FLOAT|DECIMAL/.test(result.columnType(i).toString());
    return { name, numeric, ...(unit === undefined ? {} : { unit }) };
  });
}

async function* rowsOf(result: DuckDBResult, patience: Patience): AsyncGenerator<Cell[][]> {
  for (;;) {
    const chunk = await patience.wait(result.fetchChunk());
    if (!chunk || chunk.rowCount === 0) return;
    yield chunk.getRows().map((row) => row.map(plain));
  }
}
