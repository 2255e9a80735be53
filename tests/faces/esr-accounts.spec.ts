import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { serveAccounts, type AccountsService } from '../support/accounts-service.ts';
import { esr, startEsr } from '../support/processes.ts';
import { makeProject, onlyRun } from '../support/project.ts';
import { BY_NAME } from '../support/provisioning.ts';
import { QUIET } from '../support/quiet.ts';

const script = (more = ''): string => `name: Sign in
users: 3
ramp_up: 300ms
script:
  - visit: "/"
  - login
  - expect: { text: "Welcome" }
${more}`;

/** A project whose scenario signs in at a service that lets in only who has an account. */
const test = base.extend<{
  service: AccountsService;
  project: (options?: { accounts?: string; more?: string }) => Promise<string>;
}>({
  service: async ({}, use) => {
    const service = await serveAccounts();
    await use(service);
    await service.close();
  },
  project: async ({ service }, use) =>
    use(async ({ accounts = BY_NAME, more } = {}) => {
      const { dir } = await makeProject({ scenario: script(more), url: service.url });
      await writeFile(join(dir, 'targets', 'portal.yml'), `name: portal\nurl: ${service.url}\n${accounts}`);
      return dir;
    }),
});

test(
  'citizens sign in with the accounts that the target’s file has created, which are gone afterwards',
  QUIET,
  async ({ service, project }) => {
    const dir = await project();
    const { output } = await esr(['run', 'scenarios/apply.yml'], { cwd: dir });
    expect(output).toContain('all 3 citizens finished');
    expect(new Set(service.signedIn).size).toBe(3);
    expect(service.accounts.size).toBe(0);
    const { scorecard } = await onlyRun(join(dir, 'reports'), 'apply');
    expect(scorecard.citizens).toMatchObject({ started: 3, finished: 3 });
  },
);

test(
  'without accounts citizens are refused, and learn that theirs may be missing',
  QUIET,
  async ({ service, project }) => {
    const dir = await project({ accounts: '' });
    const { code } = await esr(['run', 'scenarios/apply.yml'], { cwd: dir });
    expect(code).toBe(1);
    const { events } = await onlyRun(join(dir, 'reports'), 'apply');
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'step',
        failure: expect.objectContaining({
          hint: expect.stringContaining('the account may be missing'),
        }),
      }),
    );
    expect(service.signedIn).toEqual([]);
  },
);

test('a wrong “accounts” is bad input with its place, also for esr validate, and nothing is started', async ({
  project,
}) => {
  const dir = await project({ accounts: 'accounts:\n  creat: {}\n  at_once: none\n' });
  for (const args of [
    ['run', 'scenarios/apply.yml'],
    ['validate', 'targets'],
  ]) {
    const { code, output } = await esr(args, { cwd: dir });
    expect(code).toBe(2);
    for (const place of [':3:1:', ':4:3:', ':5:12:']) expect(output).toContain(`targets/portal.yml${place}`);
  }
});

test('after kill -9 in flight the next run says that accounts were left and removes them; Ctrl-C removes them at once', async ({
  service,
  project,
}) => {
  const dir = await project({ more: '  - wait: 60s\n' });
  const inFlight = async () => {
    const running = startEsr(['run', 'scenarios/apply.yml'], { cwd: dir });
    await expect.poll(() => new Set(service.signedIn).size, { timeout: 30_000 }).toBe(3);
    service.signedIn.length = 0;
    return running;
  };
  const killed = await inFlight();
  killed.child.kill('SIGKILL');
  await killed.ended;
  expect(service.accounts.size).toBe(3);
  const stopped = await inFlight();
  stopped.child.kill('SIGINT');
  expect(await stopped.ended).toBe(130);
  expect(stopped.output()).toMatch(
    /⚠️ a run that was cut short \(.* UTC\) left 3 accounts; removing them first/,
  );
  expect(service.accounts.size).toBe(0);
});
