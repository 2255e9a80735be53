import { z } from 'zod';
import { readAs, text, timespan } from '../model/index.ts';
import type { TargetFaults } from '../model/index.ts';
import { clip } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { isPrivateHost } from './hosts.ts';
import { words } from './target-words.ts';

const PATH = ['faults'];
const DEFAULT_TOKEN_FROM = 'ESR_FAULTS_TOKEN';
const DEFAULT_WITHIN_MS = 10_000;

const address = readAs<string>('a path such as /.well-known/hms-esr/faults, or a whole address', (value) => {
  if (typeof value !== 'string') return undefined;
  return /^\/(?!\/)/.test(value) || isAddress(value) ? value : undefined;
});
const api = readAs<string>('an address such as http://localhost:8474', (value) =>
  typeof value === 'string' && isAddress(value) ? value : undefined,
);
const variable = readAs<string>('the name of an environment variable, such as ESR_FAULTS_TOKEN', (value) =>
  typeof value === 'string' && /^[A-Za-z_]\w*$/.test(value) ? value : undefined,
);

const form = z.strictObject(
  {
    control: address.optional(),
    token_from: variable.optional(),
    toxiproxy: api.optional(),
    proxies: z
      .record(z.string(), text, {
        error: 'a group of lines such as claims: claims-db, a service and its proxy',
      })
      .nullish(),
    allow_commands: z.literal(true, { error: 'true, or not there at all' }).optional(),
    commands: z
      .record(z.string(), z.strictObject({ inject: words, clear: words, timeout: timespan.optional() }), {
        error: 'a group such as db_down: { inject: docker pause db, clear: docker unpause db }',
      })
      .nullish(),
  },
  { error: 'a group of keys such as control: /.well-known/hms-esr/faults' },
);

/**
 * Reads `faults:` of a target: how faults get at the service from outside of browsers. Complains about everything that is
 * wrong with it.
 * @param around `isAllowed`: the target says who allowed load on hosts elsewhere.
 */
export function readTargetFaults(
  value: unknown,
  complaints: Complaints,
  { isAllowed, services }: { isAllowed: boolean; services: readonly string[] },
): TargetFaults | undefined {
  const read = complaints.read(form, value, PATH);
  if (!read) return undefined;
  const { control, token_from, toxiproxy, proxies, allow_commands, commands } = read;
  for (const [key, said] of Object.entries({ control, toxiproxy })) {
    if (isAllowed || said === undefined || said.startsWith('/')) continue;
    const { hostname } = new URL(said);
    if (isPrivateHost(hostname)) continue;
    const because = 'because it is neither on this machine nor on a private network';
    const hint = 'if its owner agreed, add “allowed_by: <who allowed it>” to the target';
    complaints.add([...PATH, key], `no faults on ${clip(hostname)}, ${because}`, hint);
  }
  if (token_from !== undefined && control === undefined) without('token_from', 'control');
  if (proxies && toxiproxy === undefined) without('proxies', 'toxiproxy');
  if (toxiproxy !== undefined && !proxies) {
    const hint = 'add proxies: { claims: claims-db }, services and their proxies';
    complaints.add([...PATH, 'toxiproxy'], 'it is not said which of its proxies are meant', hint, 'key');
  }
  for (const name of Object.keys(proxies ?? {})) {
    if (services.includes(name)) continue;
    const hint = services.length > 0 ? `there are ${services.join(', ')}` : 'name it in “services” as well';
    complaints.add([...PATH, 'proxies', name], `the target has no service “${clip(name)}”`, hint, 'key');
  }
  if (commands && allow_commands === undefined) {
    const hint = 'if faults may run them on this machine, add “allow_commands: true” beside “commands”';
    complaints.add([...PATH, 'commands'], 'commands are there, and nobody allowed them', hint, 'key');
  }
  return {
    ...(control === undefined
      ? {}
      : { control: { address: control, tokenFrom: token_from ?? DEFAULT_TOKEN_FROM } }),
    ...(toxiproxy === undefined ? {} : { toxiproxy: { url: toxiproxy, proxies: proxies ?? {} } }),
    ...(commands && allow_commands ? { commands: commandsOf(commands) } : {}),
  };

  function without(key: string, other: string): void {
    complaints.add([...PATH, key], `“${key}” means nothing without “${other}”`, 'remove this line', 'key');
  }
}

function commandsOf(
  read: NonNullable<z.infer<typeof form>['commands']>,
): NonNullable<TargetFaults['commands']> {
  const entries = Object.entries(read).map(([name, { inject, clear, timeout }]) => {
    return [name, { inject, clear, withinMs: timeout ?? DEFAULT_WITHIN_MS }] as const;
  });
  return Object.fromEntries(entries);
}

function isAddress(value: string): boolean {
  return /^https?:\/\//.test(value) && URL.canParse(value);
}
