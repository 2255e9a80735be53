/** What a service needs to know to let a citizen in. */
export interface Account {
  /** Number of the citizen in the plan, from 1. */
  number: number;
  username: string;
  password: string;
  email: string;
  fullName: string;
  /** The persona's role, such as `citizen` or `farmer`. */
  role: string;
}

/** Creates accounts in the service under test, and takes them away. */
export interface Accounts {
  /** Called with one batch after the other; throws when it cannot. */
  create(accounts: readonly Account[]): Promise<unknown>;
  /** Called after the run with what was created; accounts stay where it is missing. */
  remove?(accounts: readonly Account[]): Promise<unknown>;
}
