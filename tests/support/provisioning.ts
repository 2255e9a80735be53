import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadTarget } from '../../src/language/index.ts';
import type { Accounts, Plan } from '../../src/model/index.ts';
import { accountsFor, makingOf } from '../../src/run/accounts/index.ts';
import { arrivalsEvery, somebody } from './people.ts';
import { scenarioWith } from './scenario.ts';
import { step } from './steps.ts';

/** `accounts:` as most tests want it: one request each, by name. */
export const BY_NAME = `accounts:
  create:
    path: /api/accounts
    body: { username: "{{ citizen.username }}", password: "{{ citizen.password }}" }
  remove:
    path: /api/accounts/{{ citizen.username }}
`;

/** A project with one target; its folder. */
export async function projectWith(
  url: string,
  accounts = BY_NAME,
  more: Record<string, string> = {},
): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'esr-accounts-'));
  for (const [file, text] of Object.entries({ 'targets/portal.yml': `url: ${url}\n${accounts}`, ...more })) {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), text);
  }
  return dir;
}

/** How a crowd gets its accounts. */
export interface Wish {
  url: string;
  /** Made by `projectWith`. */
  dir: string;
  count: number;
  seed?: number;
  /** What citizens do; they sign in without. */
  steps?: Plan['scenario']['steps'];
  signal?: AbortSignal;
  say?: (sentence: string) => void;
  warn?: (sentence: string) => void;
  /** Made by the program that started the run instead. */
  program?: Accounts;
}

/** Has the accounts of a crowd made, as a run does it. */
export async function provisionFor(wish: Wish): Promise<(() => Promise<void>) | undefined> {
  const { url, dir, count, seed = 1, signal = new AbortController().signal, say, warn, program } = wish;
  const plan: Plan = {
    scenario: scenarioWith({ steps: wish.steps ?? [step({ login: {} })] }),
    seed,
    personas: [somebody],
    arrivals: arrivalsEvery(0, count),
    faults: [],
  };
  const target = await loadTarget('portal', dir);
  const making = await makingOf(target, plan, dir);
  const hooks = {
    ...(say ? { phase: say } : {}),
    ...(warn ? { warn } : {}),
    ...(program ? { accounts: program } : {}),
  };
  const run = { plan, target, options: { projectDir: dir }, ...(making ? { accounts: making } : {}) };
  return accountsFor({ run, hooks, baseUrl: url }, signal);
}
