import type * as DuckDb from '@duckdb/node-api';
import { availableParallelism } from 'node:os';
import { BadInput } from '../model/index.ts';

/** What one conversion or query may take. */
const LIMITS = {
  memory_limit: '1GB',
  threads: String(Math.min(4, availableParallelism())),
  // Everything we use is built in; nothing is fetched from anywhere.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  // The default is a folder in the working directory.
  temp_directory: '',
};

/**
 * Gives work an empty database in memory, and closes it afterwards. The library is looked for only here: it is an
 * optional dependency with a binary for each platform, and a run flies and lands without it.
 * @throws BadInput where DuckDB is not installed, with what to do about it.
 */
export async function withDuckDb<T>(
  work: (db: DuckDb.DuckDBConnection) => Promise<T>,
  load: () => Promise<typeof DuckDb> = () => import('@duckdb/node-api'),
): Promise<T> {
  const { DuckDBInstance } = await load().catch(notInstalled);
  const instance = await DuckDBInstance.create(':memory:', LIMITS);
  try {
    const connection = await instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

function notInstalled(cause: unknown): never {
  const error = new BadInput([
    {
      message: 'could not ask the record, because DuckDB cannot be loaded on this machine',
      hint: 'npm install --include=optional brings it, where it is made for the platform; the events themselves are in events.ndjson of each run, one JSON object a line',
    },
  ]);
  error.cause = cause;
  throw error;
}

/** A text as SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The path of one file for functions that take a pattern. */
export function onlyThis(path: string): string {
  return path.replaceAll(/[[*?]/g, '[$&]');
}
