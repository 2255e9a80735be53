/** Times one request: how long it has taken so far, and how much of that was waiting for the database. */
export class Stopwatch {
  readonly #start = performance.now();
  #databaseMs = 0;

  /** Milliseconds since the request came in. */
  get elapsedMs(): number {
    return performance.now() - this.#start;
  }

  /** Awaits a query and counts its time as database time; `seen` gets the milliseconds of this one query. */
  async database<T>(query: Promise<T>, seen: (ms: number) => void): Promise<T> {
    const start = performance.now();
    try {
      return await query;
    } finally {
      const ms = performance.now() - start;
      this.#databaseMs += ms;
      seen(ms);
    }
  }

  /** Another server has waited for the database on behalf of this request, as its `Server-Timing` says. */
  otherDatabase(serverTiming: string): void {
    this.#databaseMs += Number(/\bdb;dur=(\d+(?:\.\d+)?)/.exec(serverTiming)?.[1] ?? 0);
  }

  /** The value of a `Server-Timing` header (W3C Server Timing): database and whole, in milliseconds. */
  toString(): string {
    return `db;dur=${this.#databaseMs.toFixed(2)}, app;dur=${this.elapsedMs.toFixed(2)}`;
  }
}
