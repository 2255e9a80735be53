import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { serveAccounts, type AccountsService } from '../../support/accounts-service.ts';
import { startNode, type Running } from '../../support/processes.ts';
import { projectWith, provisionFor } from '../../support/provisioning.ts';

const PROGRAM = fileURLToPath(new URL('../../support/provision-people.ts', import.meta.url));

interface Fixtures {
  service: AccountsService;
  dir: string;
  /** Starts a process that makes accounts; killed with the test. */
  start: (count: number) => Running;
  /** Makes accounts in this process; what it warned of. */
  run: (count: number, seed?: number) => Promise<{ remove: () => Promise<void>; warned: string[] }>;
}

const test = base.extend<Fixtures>({
  service: async ({}, use) => {
    const service = await serveAccounts({ latencyMs: 15 });
    await use(service);
    await service.close();
  },
  dir: async ({ service }, use) => use(await projectWith(service.url)),
  start: async ({ service, dir }, use) => {
    const started: Running[] = [];
    await use((count) => {
      const running = startNode(['--import', 'tsx', PROGRAM, service.url, dir, String(count)]);
      started.push(running);
      return running;
    });
    for (const { child } of started) child.kill('SIGKILL');
  },
  run: async ({ service, dir }, use) =>
    use(async (count, seed) => {
      const warned: string[] = [];
      const made = provisionFor({
        url: service.url,
        dir,
        count,
        ...(seed === undefined ? {} : { seed }),
        warn: (sentence) => warned.push(sentence),
      });
      const remove = await made;
      if (!remove) throw new Error('nobody made accounts');
      return { remove, warned };
    }),
});

const journals = async (dir: string): Promise<string[]> => {
  const folder = join(dir, '.esr');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name));
};

async function killedAt(service: AccountsService, running: Running, count: number): Promise<void> {
  await service.has(count);
  running.child.kill('SIGKILL');
  await running.ended;
}

test('after kill -9 in the middle the next run says so, goes on with what was made, and takes all away at its end', async ({
  service,
  dir,
  start,
  run,
}) => {
  await killedAt(service, start(300), 130);
  const before = service.accounts.size;
  expect(before).toBeLessThan(300);
  const asked = service.asked.length;
  const { remove, warned } = await run(300);
  expect(warned).toEqual([
    expect.stringMatching(
      /^a run that was cut short \(.*\) left \d+ accounts; going on with \d+ of them, removing the others$/,
    ),
  ]);
  expect(service.accounts.size).toBe(300);
  const anew = service.asked.slice(asked).filter(({ method }) => method === 'POST').length;
  expect(anew).toBeLessThan(300 - 100);
  await remove();
  expect(service.accounts.size).toBe(0);
  expect(await journals(dir)).toEqual([]);
});

test('after kill -9 a run of other citizens takes away what it finds', async ({ service, start, run }) => {
  await killedAt(service, start(300), 50);
  const { remove, warned } = await run(5, 99);
  expect(warned[0]).toMatch(/left \d+ accounts; removing them first$/);
  expect(service.accounts.size).toBe(5);
  await remove();
});

test('accounts that citizens have used have a past, and are made anew', async ({ service, start, run }) => {
  const running = start(8);
  await running.says('all there');
  running.child.kill('SIGKILL');
  await running.ended;
  const asked = service.asked.length;
  const { remove, warned } = await run(8);
  expect(warned[0]).toMatch(/left 8 accounts; removing them first$/);
  const [first = { method: '' }] = service.asked.slice(asked);
  expect(first.method).toBe('DELETE');
  expect(service.accounts.size).toBe(8);
  await remove();
});

test('a service that has forgotten the accounts meanwhile gets them all again', async ({
  service,
  start,
  run,
}) => {
  await killedAt(service, start(300), 130);
  service.accounts.clear();
  const { remove } = await run(300);
  expect(service.accounts.size).toBe(300);
  await remove();
  expect(service.accounts.size).toBe(0);
});

test('a line that the kill cut in two does no harm', async ({ service, dir, start, run }) => {
  await killedAt(service, start(300), 20);
  const [journal = ''] = await journals(dir);
  await appendFile(journal, '{"what":"made","usern');
  const { remove } = await run(1, 99);
  expect(service.accounts.size).toBe(1);
  await remove();
});

for (const { when, people } of [
  { when: 'while accounts are made', people: 300 },
  { when: 'while citizens fly', people: 8 },
]) {
  test(`Ctrl-C ${when} takes them away`, async ({ service, dir, start }) => {
    const running = start(people);
    await (people > 100 ? service.has(60) : running.says('all there'));
    running.child.kill('SIGINT');
    await running.ended;
    expect(service.accounts.size).toBe(0);
    expect(await journals(dir)).toEqual([]);
  });
}

test('a run does not touch the accounts of one that is under way, and does not share them', async ({
  service,
  start,
  run,
}) => {
  const running = start(8);
  await running.says('all there');
  await expect(run(8)).rejects.toThrow(
    /^could not create the accounts, because 8 of them belong to a run that is under way \(process \d+ on .*\)\n {2}→ wait for its end, or fly other citizens: --seed 2$/,
  );
  const { remove, warned } = await run(3, 99);
  expect(warned).toEqual([]);
  expect(service.accounts.size).toBe(11);
  await remove();
  expect(service.accounts.size).toBe(8);
});
