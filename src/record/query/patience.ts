import type { DuckDBConnection } from '@duckdb/node-api';

/** What a query was ended with when its time was over. */
export class OutOfTime extends Error {}

/** How long a query may still take. Only the time in which DuckDB works counts, not that of whoever reads the answer. */
export class Patience {
  readonly #db: Pick<DuckDBConnection, 'interrupt'>;
  #leftMs: number;

  constructor(db: Pick<DuckDBConnection, 'interrupt'>, limitMs: number) {
    this.#db = db;
    this.#leftMs = limitMs;
  }

  /** Waits for work of DuckDB. @throws OutOfTime where it was ended since it took too long. */
  async wait<T>(work: Promise<T>): Promise<T> {
    const from = performance.now();
    let over = false;
    const timer = setTimeout(() => {
      over = true;
      this.#db.interrupt();
    }, this.#leftMs);
    try {
      return await work;
    } catch (error) {
      throw over ? new OutOfTime('out of time', { cause: error }) : error;
    } finally {
      clearTimeout(timer);
      this.#leftMs = Math.max(0, this.#leftMs - (performance.now() - from));
    }
  }
}
