import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { openEmbedded } from './embedded.ts';
import type { Engine } from './engine.ts';
import { feel, noFaults, type Faults } from './faults.ts';

/** Runs one parameterised statement on behalf of a request, whose stopwatch and metrics see the wait. */
export type Query = <Row>(request: FastifyRequest, sql: string, parameters: unknown[]) => Promise<Row[]>;

/** The PostgreSQL of the portal. */
export interface Database {
  readonly query: Query;
  /** Reads rows for nobody's request, as at a start. */
  select<Row>(sql: string): Promise<Row[]>;
  /** Runs the statements that make a service's tables, once in the life of a database. */
  prepare(sql: string): Promise<void>;
  close(): Promise<void>;
}

const SERVER = /^postgres(ql)?:\/\//;

/**
 * Opens a database.
 * @param place a folder that keeps the data, made when it is not there; `memory`; or the address of a PostgreSQL
 *   server, `postgres://…`
 * @param faults those at the point `db` act on every query
 */
export async function openDatabase(place: string, faults: Faults = noFaults): Promise<Database> {
  // Who never uses a server never loads its client.
  const engine = SERVER.test(place)
    ? await (await import('./postgres.ts')).openPostgres(place)
    : await openEmbedded(place);
  return databaseOn(engine, faults);
}

/** Which statements have been run already, by their fingerprints. */
const LEDGER = 'create table if not exists prepared (fingerprint text primary key)';

/** The database of the portal on an engine. */
export async function databaseOn(engine: Engine, faults: Faults = noFaults): Promise<Database> {
  await engine.run(LEDGER);
  const rows = await engine.rows<{ fingerprint: string }>('select fingerprint from prepared', []);
  const done = new Set(rows.map(({ fingerprint }) => fingerprint));
  return {
    async query<Row>(request: FastifyRequest, sql: string, parameters: unknown[]) {
      const ask = async () => {
        await feel(request, faults.at('db'));
        return engine.rows<Row>(sql, parameters);
      };
      return request.stopwatch.database(ask(), (ms) => request.server.metrics.database(ms / 1000));
    },
    select: (sql) => engine.rows(sql, []),
    async prepare(sql) {
      const fingerprint = createHash('sha256').update(sql).digest('hex');
      if (done.has(fingerprint)) return;
      await engine.run(`${sql}; insert into prepared values ('${fingerprint}') on conflict do nothing`);
    },
    close: () => engine.close(),
  };
}
