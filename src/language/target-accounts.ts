import { text, whole } from '../model/index.ts';
import type { AccountsRecipe } from '../model/index.ts';
import { clip, describe } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { readRequest } from './target-request.ts';
import { findModule } from './target-script.ts';

/** More at once is load, and no preparation for it. */
const MOST_AT_ONCE = 64;
const AT_ONCE = 8;

const PATH = ['accounts'];
const KEYS = ['create', 'remove', 'at_once', 'script'];

/** What a reader of accounts needs to know of the file around it. */
interface Around {
  projectDir: string;
  /** Somebody allowed a host that is neither this machine nor private. */
  isAllowed: boolean;
}

/**
 * Reads `accounts:` of a target file; complains about everything that is wrong and gives undefined where it cannot be
 * read.
 */
export async function readAccounts(
  value: unknown,
  complaints: Complaints,
  { projectDir, isAllowed }: Around,
): Promise<AccountsRecipe | undefined> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const what = 'a group with “create” and “remove”, or with “script”';
    complaints.add(PATH, `“accounts” must be ${what}, but is ${describe(value)}`);
    return undefined;
  }
  const said: Readonly<Record<string, unknown>> = { ...value };
  if ('script' in said) return byScript(said, complaints, projectDir);
  for (const key of Object.keys(said)) {
    if (!KEYS.includes(key)) complaints.unknown('key', key, [...PATH, key], KEYS);
  }
  const { create, remove, at_once: atOnce = AT_ONCE } = said;
  const most = complaints.read(whole(1, MOST_AT_ONCE), atOnce, [...PATH, 'at_once']);
  if (create === undefined) {
    complaints.add(PATH, '“accounts” does not say how one is made', 'add “create” or “script”', 'key');
  }
  const knowsId = typeof create === 'object' && create !== null && 'id' in create;
  const making = readRequest('create', create, complaints, { isAllowed, knowsId: false });
  const taking = readRequest('remove', remove, complaints, { isAllowed, knowsId });
  if (!making || most === undefined) return undefined;
  return { create: making, ...(taking ? { remove: taking } : {}), atOnce: most };
}

async function byScript(
  said: Readonly<Record<string, unknown>>,
  complaints: Complaints,
  projectDir: string,
): Promise<AccountsRecipe | undefined> {
  for (const key of Object.keys(said)) {
    if (key === 'script') continue;
    const message = `“${clip(key)}” means nothing beside “script”`;
    complaints.add([...PATH, key], message, 'the module does it; remove this line', 'key');
  }
  const path = [...PATH, 'script'];
  const script = complaints.read(text, said['script'], path);
  if (script === undefined) return undefined;
  const found = await findModule(script, projectDir);
  if ('file' in found) return { script: found.file };
  complaints.add(path, found.message, found.hint);
  return undefined;
}
