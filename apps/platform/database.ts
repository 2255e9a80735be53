import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import type { FastifyRequest } from 'fastify';
import { built } from './built.ts';
import { noFaults, type Faults } from './faults.ts';

/** Runs one parameterised statement on behalf of a request, whose stopwatch and metrics see the wait. */
export type Query = <Row>(request: FastifyRequest, sql: string, parameters: unknown[]) => Promise<Row[]>;

/** The embedded PostgreSQL. It runs in this process, one statement at a time. */
export interface Database {
  readonly query: Query;
  /** Reads rows for nobody's request, as at a start. */
  select<Row>(sql: string): Promise<Row[]>;
  /** Runs statements without parameters, such as a schema. */
  run(sql: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * A PostgreSQL data folder as `initdb` leaves it, made by the build. Starting from it takes a third of the time
 * and of the processor of an `initdb` at every start, which is what happens when there is none.
 */
async function blankDatabase(): Promise<Blob | undefined> {
  const packed = built('platform/blank-database.tar.gz');
  if (packed === undefined) return undefined;
  return new Blob([await promisify(gunzip)(await readFile(packed))], { type: 'application/x-tar' });
}

/**
 * Opens a database.
 * @param place a folder that keeps the data, made when it is not there; or `memory`
 * @param faults those at the point `db` act on every query
 */
export async function openDatabase(place: string, faults: Faults = noFaults): Promise<Database> {
  const inMemory = place === 'memory';
  const kept =
    !inMemory &&
    (await access(join(place, 'PG_VERSION')).then(
      () => true,
      () => false,
    ));
  const blank = kept ? undefined : await blankDatabase();
  const pglite = await PGlite.create({
    dataDir: inMemory ? 'memory://' : place,
    relaxedDurability: true,
    ...(blank && { loadDataDir: blank }),
  });
  return {
    async query<Row>(request: FastifyRequest, sql: string, parameters: unknown[]) {
      const ask = async () => {
        request.felt.push(...(await faults.at('db')));
        return pglite.query<Row>(sql, parameters);
      };
      const { rows } = await request.stopwatch.database(ask(), (ms) =>
        request.server.metrics.database(ms / 1000),
      );
      return rows;
    },
    select: async <Row>(sql: string) => (await pglite.query<Row>(sql)).rows,
    run: async (sql) => void (await pglite.exec(sql)),
    close: () => pglite.close(),
  };
}
