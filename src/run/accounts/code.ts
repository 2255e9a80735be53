import { pathToFileURL } from 'node:url';
import { BadInput, type Account, type Accounts } from '../../model/index.ts';
import { because, type Provider } from './provider.ts';
import type { Person } from './person.ts';

/** Accounts are handed over in batches of so many. */
const BATCH = 100;

/** Accounts made by functions: of a program, or of a script. @param said what to look at when they fail. */
export function byCode(accounts: Accounts, said: string): Provider {
  const { remove } = accounts;
  return {
    said,
    fields: [],
    handful: BATCH,
    tells: false,
    async create(people, service, heard) {
      await accounts.create(people.map(accountOf), service);
      for (const person of people) heard(person, { what: 'made' });
    },
    ...(remove && {
      async remove(gone, service, heard): Promise<void> {
        for (let at = 0; at < gone.length; at += BATCH) {
          const batch = gone.slice(at, at + BATCH).map(({ person }) => person);
          await remove.call(accounts, batch.map(accountOf), service);
          for (const person of batch) heard(person);
        }
      },
    }),
  };
}

function accountOf({ values: _, ...account }: Person): Account {
  return account;
}

/**
 * Loads the module that a target's file names.
 * @param shown as messages call it.
 * @throws BadInput when it cannot be loaded or lacks `create`.
 */
export async function loadAccounts(file: string, shown: string): Promise<Accounts> {
  const loaded: unknown = await import(pathToFileURL(file).href).catch((error: unknown) => {
    const message = `could not load the script ${shown}, because it said: ${because(error)}`;
    throw new BadInput([{ message, hint: 'run it with node to see more' }]);
  });
  const found = { ...(loaded as Record<string, unknown>) };
  const { create, remove } = found;
  const wrong = [
    ...(typeof create === 'function' ? [] : ['create']),
    ...(remove === undefined || typeof remove === 'function' ? [] : ['remove']),
  ];
  if (wrong.length > 0) {
    throw new BadInput([
      {
        message: `the script ${shown} exports no function ${wrong.map((name) => `“${name}”`).join(' nor ')}`,
        hint: 'export async function create(accounts, { url, signal }) { … }',
      },
    ]);
  }
  return found as unknown as Accounts;
}
