/** A PostgreSQL, whichever: what the portal asks of it. */
export interface Engine {
  /** Runs one parameterised statement. */
  rows<Row>(sql: string, parameters: unknown[]): Promise<Row[]>;
  /** Runs statements without parameters, such as a schema. */
  run(sql: string): Promise<void>;
  close(): Promise<void>;
}
