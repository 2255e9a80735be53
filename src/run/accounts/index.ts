import { relative } from 'node:path';
import type { Accounts, Plan, Target } from '../../model/index.ts';
import { byCode, loadAccounts } from './code.ts';
import { peopleOf } from './person.ts';
import { placeOf } from './place.ts';
import type { Provider } from './provider.ts';
import { provision } from './provision.ts';
import { byRequest } from './request.ts';

/** How the accounts of a run are made. */
export interface Making {
  provider: Provider;
  /** Folder of the journals of this target. */
  place: string;
  /** The service outlives the run. */
  lasts: boolean;
}

/**
 * Who makes the accounts of a plan's citizens, as the target's file says; undefined where it says nothing, or where
 * nobody signs in: a scenario in which citizens register needs them to have no account yet.
 * @throws BadInput when the script cannot be loaded, or environment variables are not set.
 */
export async function makingOf(
  target: Target,
  { scenario }: Pick<Plan, 'scenario'>,
  projectDir: string,
): Promise<Making | undefined> {
  const { accounts, name } = target;
  if (!accounts || !scenario.steps.some(({ kind }) => kind === 'login')) return undefined;
  const said = `“accounts” of the target ${name}`;
  const where = { place: placeOf(projectDir, target, 'target'), lasts: target.url !== undefined };
  if (!('script' in accounts)) return { provider: byRequest(accounts, said, process.env), ...where };
  const shown = relative(projectDir, accounts.script).replaceAll('\\', '/');
  return { provider: byCode(await loadAccounts(accounts.script, shown), `the script ${shown}`), ...where };
}

/** What a run knows when its accounts are to be made. */
interface Flight {
  run: { plan: Plan; target: Target; options: { projectDir: string }; accounts?: Making };
  hooks: { accounts?: Accounts; phase?(title: string): void; warn?(sentence: string): void };
  baseUrl: string;
}

/**
 * Has the accounts of a run's citizens made, where somebody does: the program that started the run, or the target's file.
 * @returns takes them away; undefined where nobody makes any.
 * @throws BadInput when it cannot be done; nothing is left behind then, or the next run finds it.
 */
export async function accountsFor(
  { run, hooks, baseUrl }: Flight,
  signal: AbortSignal,
): Promise<(() => Promise<void>) | undefined> {
  const making = hooks.accounts ? byProgram(hooks.accounts, run) : run.accounts;
  if (!making) return undefined;
  return provision({
    ...making,
    people: peopleOf(run.plan, making.provider.fields),
    url: baseUrl,
    signal,
    say: (sentence) => hooks.phase?.(sentence),
    warn: (sentence) => hooks.warn?.(sentence),
  });
}

function byProgram(accounts: Accounts, { target, options }: Flight['run']): Making {
  return {
    provider: byCode(accounts, '“provision”'),
    place: placeOf(options.projectDir, target, 'program'),
    lasts: target.url !== undefined,
  };
}
