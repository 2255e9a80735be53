import { z } from 'zod';
import { readAs, templateNames, text, whole } from '../model/index.ts';
import type { AccountRequest, Json } from '../model/index.ts';
import { clip } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { isPrivateHost } from './hosts.ts';
import { checkTemplates } from './template-names.ts';
import type { Path } from './yaml-file.ts';

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];
const MOST_IN_LIST = 1_000;
const IN_LIST = 100;

const CITIZEN = templateNames.filter((name) => name.startsWith('citizen.'));
const ID = 'account.id';
const LIST = '{{ accounts }}';
/** RFC 9110, 5.6.2: a token. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

const statuses = readAs<number[]>('a status such as 201, or a list of them', (value) => {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  const good = all.filter((one): one is number => typeof one === 'number' && one >= 200 && one < 600);
  return good.length === all.length && good.length > 0 ? good : undefined;
});
const method = readAs<string>(`one of ${METHODS.join(', ')}`, (value) =>
  METHODS.find((one) => typeof value === 'string' && one === value.toUpperCase()),
);
const address = readAs<string>('an address on the target such as /api/accounts, or a whole one', (value) => {
  if (typeof value !== 'string') return undefined;
  return /^\/(?!\/)/.test(value) || (/^https?:\/\//.test(value) && URL.canParse(value)) ? value : undefined;
});
const header = readAs<string>('a text on one line', (value) => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return /^[^\r\n]+$/.test(String(value)) ? String(value) : undefined;
});

const common = {
  method: method.optional(),
  path: address,
  headers: z
    .record(z.string(), header, {
      error: 'a group of lines such as authorization: "Bearer {{ env.PORTAL_ADMIN }}"',
    })
    .nullish(),
  body: z.unknown().optional(),
  each: z.unknown().optional(),
  batch: whole(1, MOST_IN_LIST).optional(),
  expect: statuses.optional(),
};
const error = 'a group of keys such as { path: /api/accounts, body: { name: "{{ citizen.username }}" } }';
const forms = {
  create: z.strictObject({ ...common, exists: statuses.optional(), id: text.optional() }, { error }),
  remove: z.strictObject({ ...common, gone: statuses.optional() }, { error }),
};
type Read = z.infer<(typeof forms)['create']> & z.infer<(typeof forms)['remove']>;

/**
 * Reads `create:` or `remove:` of accounts; complains about everything that is wrong and gives undefined where it
 * cannot be read, or is not there.
 * @param around `knowsId`: creating an account gives its id.
 */
export function readRequest(
  which: 'create' | 'remove',
  value: unknown,
  complaints: Complaints,
  { isAllowed, knowsId }: { isAllowed: boolean; knowsId: boolean },
): AccountRequest | undefined {
  if (value === undefined) return undefined;
  const path = ['accounts', which];
  const read = complaints.read<Partial<Read>>(forms[which], value, path);
  if (typeof value !== 'object' || value === null) return undefined;
  const written: Readonly<Record<string, unknown>> = { ...value };
  checkNames(written, complaints, { path, names: knowsId ? [...CITIZEN, ID] : CITIZEN });
  checkHost(written['path'], complaints, { path: [...path, 'path'], isAllowed });
  checkList(written, complaints, path);
  if (read?.path === undefined) return undefined;
  const { headers, body, each, batch, expect = [], exists = [409], gone = [404, 410], id } = read;
  const sent = body ?? (each === undefined ? undefined : LIST);
  return {
    method: read.method ?? (which === 'create' ? 'POST' : 'DELETE'),
    path: read.path,
    headers: headers ?? {},
    ...(sent === undefined ? {} : { body: sent as Json }),
    ...(each === undefined ? {} : { list: { most: batch ?? IN_LIST, each: each as Json } }),
    expect,
    already: which === 'create' ? exists : gone,
    ...(id === undefined ? {} : { id }),
  };
}

/** Complains about templates that name nothing, and about names that no header has. */
function checkNames(
  written: Readonly<Record<string, unknown>>,
  complaints: Complaints,
  { path, names }: { path: Path; names: readonly string[] },
): void {
  const isList = written['each'] !== undefined;
  const allowed = { path: isList ? [] : names, body: isList ? ['accounts'] : names, each: names };
  for (const [key, known] of Object.entries(allowed)) {
    for (const { said, where } of textsIn(written[key], [...path, key]))
      checkTemplates(said, where, complaints, known);
  }
  for (const { said, where } of textsIn(written['headers'], [...path, 'headers'])) {
    checkTemplates(said, where, complaints, envNames(said));
    const name = String(where.at(-1));
    if (HEADER_NAME.test(name)) continue;
    complaints.add(
      where,
      `“${clip(name)}” is no name of a header`,
      'use letters and dashes: x-api-key',
      'key',
    );
  }
}

/** An address with a host of its own is held to the same rule as the target's. */
function checkHost(
  written: unknown,
  complaints: Complaints,
  { path, isAllowed }: { path: Path; isAllowed: boolean },
): void {
  if (isAllowed || typeof written !== 'string' || written.startsWith('/') || !URL.canParse(written)) return;
  const { hostname } = new URL(written);
  if (isPrivateHost(hostname)) return;
  const because = 'because it is neither on this machine nor on a private network';
  const hint = 'if its owner agreed, add “allowed_by: <who allowed it>” to the target';
  complaints.add(path, `no accounts on ${clip(hostname)}, ${because}`, hint);
}

function checkList(
  { each, batch, body, id }: Readonly<Record<string, unknown>>,
  complaints: Complaints,
  path: Path,
): void {
  if (each === undefined) {
    if (batch === undefined) return;
    const hint = 'add each: { name: "{{ citizen.username }}" }, and a body where the list has a place in it';
    complaints.add([...path, 'batch'], '“batch” is for lists, and “each” is missing', hint, 'key');
    return;
  }
  if (id !== undefined) {
    const hint = 'take them away by their names, or create them one by one: “body” without “each”';
    complaints.add([...path, 'id'], '“id” is for requests of one account', hint, 'key');
  }
  if (body !== undefined && !textsIn(body, []).some(({ said }) => said === LIST)) {
    const hint = `write ${LIST} where the list goes, such as body: { users: "${LIST}" }`;
    complaints.add([...path, 'body'], '“body” has no place for the list of “each”', hint);
  }
}

/** The environment variables that a text names: any name will do, the run looks whether it is set. */
function envNames(said: string): string[] {
  const found = [...said.matchAll(/\{\{\s*(env\.[A-Za-z_]\w*)\s*\}\}/g)].flatMap(([, name]) => name ?? []);
  return found.length > 0 ? found : ['env.PORTAL_ADMIN'];
}

/** Every text in a value, and where it is written. */
function textsIn(value: unknown, where: Path): { said: string; where: Path }[] {
  if (typeof value === 'string') return [{ said: value, where }];
  if (typeof value !== 'object' || value === null) return [];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return inner.flatMap(([key, one]) => textsIn(one, [...where, key]));
}
