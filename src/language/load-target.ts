import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { BadInput, readAs, text, timespan } from '../model/index.ts';
import type { Target } from '../model/index.ts';
import { choices, clip } from './complaints.ts';
import { isPrivateHost } from './hosts.ts';
import { openYaml } from './open-yaml.ts';
import { glob } from './service-names.ts';
import { readAccounts } from './target-accounts.ts';
import { readTargetFaults } from './target-faults.ts';
import { readTargetSensors, sensorKeys } from './target-sensors.ts';
import { commands, words } from './target-words.ts';

const DEFAULT_READY = String.raw`ready at (?<url>https?://\S+)`;
const DEFAULT_TIMEOUT_MS = 60_000;

const address = readAs('an address such as http://localhost:8080', (value) => {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  const plain = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return plain && typeof value === 'string' ? value : undefined;
});

const ready = readAs(`a pattern with a group “url”, such as ${DEFAULT_READY}`, (value) => {
  if (typeof value !== 'string' || !value.includes('(?<url>')) return undefined;
  try {
    return new RegExp(value);
  } catch {
    return undefined;
  }
});

const form = z.strictObject({
  name: text.optional(),
  url: address.optional(),
  start: words.optional(),
  prepare: commands.optional(),
  ready: ready.optional(),
  timeout: timespan.optional(),
  services: z
    .record(z.string(), glob, { error: 'a group of lines such as eligibility: "**/api/eligibility/**"' })
    .nullish(),
  allowed_by: text.optional(),
  journey: text.optional(),
  accounts: z.unknown().optional(),
  faults: z.unknown().optional(),
  ...sensorKeys,
});

/**
 * Finds the service under test: an address, the name of a file in the project's `targets/`, or a path to such a
 * file. An address that is neither on this machine nor private is refused, unless the target file says in
 * `allowed_by` who allowed the load.
 * @throws BadInput when there is no such target, it may not be loaded, or its file has problems.
 */
export async function loadTarget(nameOrUrl: string, projectDir: string): Promise<Target> {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(nameOrUrl)) return targetAt(nameOrUrl);
  if (/[\\/]|\.ya?ml$/i.test(nameOrUrl)) return targetOf(resolve(projectDir, nameOrUrl), projectDir);
  const folder = join(projectDir, 'targets');
  const files = (await readdir(folder).catch(() => [])).filter((file) => /\.ya?ml$/i.test(file)).toSorted();
  const file = files.find((one) => withoutEnding(one) === nameOrUrl);
  if (file) return targetOf(join(folder, file), projectDir);
  // `staging.agency.gov`: an address as people say it, which is refused or allowed like any other.
  if (/^[\w-]+(\.[\w-]+)+(:\d+)?$/.test(nameOrUrl)) return targetAt(`https://${nameOrUrl}`);
  const names = files.map(withoutEnding);
  throw new BadInput([
    {
      message: `there is no target “${clip(nameOrUrl)}”`,
      hint:
        choices(nameOrUrl, names) ??
        'give an address such as http://localhost:8080, or write targets/<name>.yml',
    },
  ]);
}

function targetAt(url: string): Target {
  if (!address.safeParse(url).success) {
    throw new BadInput([
      {
        message: 'this target is not an address that a rehearsal can fly to',
        hint: 'an address starts with http:// or https:// and carries no user name or password',
      },
    ]);
  }
  const { host, hostname } = new URL(url);
  if (isPrivateHost(hostname)) return { name: host, url, services: [] };
  throw new BadInput([
    { message: refusal(hostname), hint: permission('write targets/<name>.yml with “url” and') },
  ]);
}

async function targetOf(file: string, projectDir: string): Promise<Target> {
  const { data, complaints } = await openYaml(file, 'target');
  const read = complaints.read(form, data, []);
  const { url, start } = data;
  if (url !== undefined && start !== undefined) {
    complaints.add(
      ['start'],
      '“url” and “start” exclude each other',
      'it runs already, or it is started',
      'key',
    );
  }
  if (url === undefined && start === undefined) {
    complaints.add(
      [],
      'the target says neither where it is nor how to start it',
      'add “url” or “start”',
      'key',
    );
  }
  for (const key of ['ready', 'timeout', 'prepare']) {
    if (key in data && start === undefined) {
      complaints.add([key], `“${key}” means nothing without “start”`, 'remove this line', 'key');
    }
  }
  if (read?.url !== undefined && read.allowed_by === undefined) {
    const { hostname } = new URL(read.url);
    if (!isPrivateHost(hostname)) complaints.add(['url'], refusal(hostname), permission('add'));
  }
  const accounts =
    data['accounts'] === undefined
      ? undefined
      : await readAccounts(data['accounts'], complaints, {
          projectDir: resolve(projectDir),
          isAllowed: read?.allowed_by !== undefined,
        });
  const faults =
    data['faults'] === undefined || data['faults'] === null
      ? undefined
      : readTargetFaults(data['faults'], complaints, {
          isAllowed: read?.allowed_by !== undefined,
          services: Object.keys(read?.services ?? {}),
        });
  const sensors = readTargetSensors(data, complaints, {
    isAllowed: read?.allowed_by !== undefined,
    services: Object.keys(read?.services ?? {}),
  });
  complaints.throwIfAny();
  if (!read) throw new Error('a target that could not be read had no problem');
  return {
    name: read.name ?? withoutEnding(basename(file)),
    ...(read.url === undefined ? {} : { url: read.url }),
    ...(read.start === undefined
      ? {}
      : {
          start: {
            command: read.start,
            ...(read.prepare === undefined ? {} : { prepare: read.prepare }),
            cwd: resolve(projectDir),
            ready: read.ready ?? new RegExp(DEFAULT_READY),
            timeoutMs: read.timeout ?? DEFAULT_TIMEOUT_MS,
          },
        }),
    ...(read.journey === undefined ? {} : { journey: read.journey }),
    ...(accounts ? { accounts } : {}),
    ...(faults ? { faults } : {}),
    ...sensors,
    services: Object.entries(read.services ?? {}).map(([name, addresses]) => ({ name, glob: addresses })),
    ...(read.journey === undefined ? {} : { journey: read.journey }),
  };
}

function withoutEnding(file: string): string {
  return file.replace(/\.ya?ml$/i, '');
}

function refusal(host: string): string {
  return `no load on ${clip(host)}, because it is neither on this machine nor on a private network`;
}

function permission(how: string): string {
  return `if its owner agreed, ${how} “allowed_by: <who allowed it>”`;
}
