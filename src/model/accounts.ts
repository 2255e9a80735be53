import type { Json } from './scenario.ts';

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
  /**
   * Called with one batch after the other; throws when it cannot. An account that is there already is no reason to.
   * @param service where the service is; `signal` is aborted when the run is stopped.
   */
  create(accounts: readonly Account[], service: { url: string; signal: AbortSignal }): Promise<unknown>;
  /**
   * Called after the run with what was created, or was to be created when the run was cut short; accounts stay where it
   * is missing. An account that is not there is no reason to throw.
   */
  remove?(accounts: readonly Account[], service: { url: string; signal: AbortSignal }): Promise<unknown>;
}

/** How a target's file says that accounts are made: by requests, or by a module of the project. */
export type AccountsRecipe = AccountsByRequest | { script: string };

/** Accounts made by requests to the service. */
export interface AccountsByRequest {
  create: AccountRequest;
  /** Accounts stay where it is missing. */
  remove?: AccountRequest;
  /** Requests under way at once, at most. */
  atOnce: number;
}

/** A request for one account, or for a list of them. Texts may have templates: `{{ citizen.username }}`. */
export interface AccountRequest {
  method: string;
  /** `/api/accounts`, on the target; or a whole address. */
  path: string;
  /** Templates here are `{{ env.NAME }}`, so that no secret stands in a file. */
  headers: Readonly<Record<string, string>>;
  /** Sent as JSON; in a list request, `{{ accounts }}` is the list. */
  body?: Json;
  /** One request for so many accounts, each of them said so; absent: one request each. */
  list?: { most: number; each: Json };
  /** Statuses of success; any 2xx where it is empty. */
  expect: readonly number[];
  /** Statuses that say: this was so already. The account is there, or it is gone. */
  already: readonly number[];
  /** Where the answer has the account's id, `data.id`, which the removal calls `{{ account.id }}`. */
  id?: string;
}
