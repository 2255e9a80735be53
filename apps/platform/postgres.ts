import pg from 'pg';
import type { Engine } from './engine.ts';

/** As many as a small server has to spare; more statements at once wait their turn here. */
const CONNECTIONS = 8;

/** Any number will do, as long as no other program that uses this database takes the same one. */
const SCHEMA_LOCK = 4_190_823;

/**
 * A PostgreSQL server of its own.
 * @param address `postgres://user:password@host:port/database`
 * @throws Error that says what did not work when nobody answers there
 */
export async function openPostgres(address: string): Promise<Engine> {
  const pool = new pg.Pool({ connectionString: address, max: CONNECTIONS });
  // A connection that breaks while nobody uses it is replaced; without a listener it would end the process.
  pool.on('error', () => undefined);
  await pool.query('select 1').catch(async (error: Error) => {
    await pool.end();
    throw new Error(
      `The database in DATABASE_URL does not answer: ${error.message}. Start it, or unset DATABASE_URL.`,
    );
  });
  return {
    rows: async <Row>(sql: string, parameters: unknown[]) =>
      (await pool.query(sql, parameters)).rows as Row[],
    async run(sql) {
      // `create … if not exists` fails when two portals do it at the same moment; statements sent together are
      // one transaction, at whose end the lock goes.
      await pool.query(`select pg_advisory_xact_lock(${SCHEMA_LOCK}); ${sql}`);
    },
    close: () => pool.end(),
  };
}
