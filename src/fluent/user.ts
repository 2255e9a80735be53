import type { Accounts } from '../model/index.ts';

/** What sort of citizens a crowd is made of: a role, or a persona by its file name. */
export type Template = { role: string } | { persona: string };

/** So many citizens of one sort. */
export class Crowd {
  readonly count: number;
  /** Role or persona id, as `personas` of a scenario takes it. */
  readonly persona: string;
  #accounts: Accounts | undefined;

  constructor(template: Template, count: number) {
    this.persona = 'role' in template ? template.role : template.persona;
    this.count = count;
  }

  /**
   * Has the citizens' accounts created before they fly and removed afterwards. They are known only when a run is
   * planned, so `auth` is called at the start of each run, in batches.
   *
   * @example
   * await farmers.provision({
   *   create: (accounts) => post('/accounts', accounts),
   *   remove: (accounts) => post('/accounts/delete', accounts),
   * });
   */
  provision(auth: Accounts): Promise<void> {
    this.#accounts = auth;
    return Promise.resolve();
  }

  /** Who creates the accounts of this crowd, when somebody does. */
  get accounts(): Accounts | undefined {
    return this.#accounts;
  }
}

/**
 * Synthetic users.
 *
 * @example
 * const farmers = User.template({ role: 'farmer' }).multiply(500);
 */
export const User = {
  /** A sort of citizen. */
  template(template: Template): { multiply(count: number): Crowd } {
    return { multiply: (count) => new Crowd(template, count) };
  },
};
