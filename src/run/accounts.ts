import { traitsOf, type Account, type Accounts, type Plan } from '../model/index.ts';
import { citizenFor } from './crew.ts';

const BATCH = 100;

/**
 * Has the accounts of everybody in a plan created.
 * @returns takes them away again.
 * @throws Error that says which batch could not be created and why; what was created before is taken away.
 */
export async function provision(
  accounts: Accounts,
  plan: Plan,
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  const created: Account[] = [];
  const remove = async (): Promise<void> => {
    for (const batch of batches(created)) await accounts.remove?.(batch);
  };
  try {
    for (const batch of batches(accountsOf(plan))) {
      signal.throwIfAborted();
      await accounts.create(batch);
      created.push(...batch);
    }
  } catch (error) {
    await remove();
    if (signal.aborted) throw error;
    const first = created.length + 1;
    const because = error instanceof Error ? error.message : String(error);
    throw new Error(`could not create the accounts from citizen ${first} on, because ${because}`, {
      cause: error,
    });
  }
  return remove;
}

function accountsOf(plan: Plan): Account[] {
  return plan.arrivals.map((arrival) => {
    const { identity, persona } = citizenFor(plan, arrival);
    const { username, password, email, fullName } = identity;
    return { number: arrival.number, username, password, email, fullName, role: traitsOf(persona).role };
  });
}

function batches<T>(things: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(things.length / BATCH) }, (_, i) =>
    things.slice(i * BATCH, (i + 1) * BATCH),
  );
}
