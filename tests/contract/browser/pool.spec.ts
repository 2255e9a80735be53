import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BrowserPool } from '../../../src/browser/index.ts';
import type { PoolOptions } from '../../../src/browser/pool.ts';
import type { Session } from '../../../src/model/index.ts';
import { ready } from '../../support/steps.ts';
import { alive } from '../../support/alive.ts';
import { launchOptions } from '../../support/browser.ts';
import { citizenNumber } from '../../support/people.ts';
import { expect, failureOf, HOME, test as base } from './visitor.ts';

const NEVER = new AbortController().signal;
const IGNORE = (): void => undefined;

interface Watched {
  pool: BrowserPool;
  /** Process ids of every browser that the pool started, in order. */
  started(): Promise<number[]>;
  /** How many of them are there, with all their children. */
  alive(): Promise<number>;
  open(): Promise<Session>;
}

/** Pools whose browsers write down their process ids, and which are closed with the test. */
const test = base.extend<{
  watched: (
    options?: Pick<PoolOptions, 'lives' | 'hangsAfterMs'> & { browsers?: number },
  ) => Promise<Watched>;
}>({
  watched: async ({ site }, use, info) => {
    const pools: BrowserPool[] = [];
    const { url } = await site({ '/': '<h1>Hello</h1>' });
    await use(async (options) => {
      const ids = info.outputPath('ids');
      const program = info.outputPath('browser.sh');
      const launch = launchOptions();
      await mkdir(dirname(program), { recursive: true });
      await writeFile(ids, '');
      await writeFile(program, `#!/bin/sh\necho $$ >> '${ids}'\nexec '${launch.executablePath}' "$@"\n`);
      await chmod(program, 0o755);
      const pool = new BrowserPool({
        launch: { ...launch, executablePath: program },
        baseUrl: url,
        now: () => performance.now(),
        browsers: 1,
        ...options,
      });
      pools.push(pool);
      const started = async (): Promise<number[]> =>
        (await readFile(ids, 'utf8')).split('\n').filter(Boolean).map(Number);
      return {
        pool,
        started,
        // Playwright makes each browser the leader of a process group, which its children share.
        alive: async () => alive(await started(), 'group').length,
        open: () => pool.open(citizenNumber(1), IGNORE),
      };
    });
    await Promise.all(pools.map((pool) => pool.close()));
  },
});

const visits = (session: Session): Promise<unknown> => session.perform(ready(HOME), NEVER);

/** Kills a browser as the system would when memory runs out. */
async function kill({ started }: Watched, which: number): Promise<void> {
  const id = (await started())[which];
  if (id === undefined) throw new Error('no such browser was started');
  process.kill(-id, 'SIGKILL');
}

test('a browser that dies takes its citizen along, and the next one gets a new browser', async ({
  watched,
}) => {
  const pool = await watched();
  const lost = await pool.open();
  await visits(lost);
  await kill(pool, 0);
  await expect.poll(async () => (await failureOf(visits(lost))).code).toBe('browser-lost');
  await lost.close();
  await visits(await pool.open());
  expect(await pool.started()).toHaveLength(2);
});

test('a browser that dies under a step says so and not that the service is down', async ({
  site,
  watched,
}) => {
  const { url } = await site({ '/': () => undefined });
  const pool = await watched();
  const session = await pool.open();
  const step = failureOf(session.perform({ kind: 'visit', settings: { path: url } }, NEVER));
  await kill(pool, 0);
  expect((await step).code).toBe('browser-lost');
});

test('a browser that hangs is taken away, its citizen is lost by the generator, and the next one gets a new one', async ({
  watched,
}) => {
  const pool = await watched({ hangsAfterMs: 1_500 });
  const lost = await pool.open();
  await visits(lost);
  const [id = 0] = await pool.started();
  process.kill(-id, 'SIGSTOP');
  expect((await failureOf(visits(lost))).code).toBe('browser-lost');
  await lost.close();
  await visits(await pool.open());
  expect(await pool.started()).toHaveLength(2);
  await expect.poll(pool.alive).toBe(1);
});

test('the pool says how long its browsers take to answer, and what they use', async ({ watched }) => {
  const pool = await watched({ browsers: 2 });
  await pool.pool.start();
  const session = await pool.open();
  await visits(session);
  let [slowest, used] = [0, 0];
  const heard = (): boolean => {
    const { delayMs, cpuSeconds } = pool.pool.health();
    slowest = Math.max(slowest, delayMs);
    used += cpuSeconds;
    return slowest > 0 && used > 0;
  };
  await expect.poll(heard).toBe(true);
  // A browser that is stopped owes its answer, and that is said before it comes.
  const [, id = 0] = await pool.started();
  process.kill(-id, 'SIGSTOP');
  await expect.poll(() => pool.pool.health().delayMs).toBeGreaterThan(500);
  process.kill(-id, 'SIGCONT');
});

test('citizens who arrive together after a crash start one browser between them', async ({ watched }) => {
  const pool = await watched();
  const lost = await pool.open();
  await kill(pool, 0);
  await expect.poll(async () => (await failureOf(visits(lost))).code).toBe('browser-lost');
  const sessions = await Promise.all([pool.open(), pool.open(), pool.open(), pool.open()]);
  await Promise.all(sessions.map(visits));
  expect(await pool.started()).toHaveLength(2);
});

test('a worn-out browser gets no new citizens, and ends when its last one has left', async ({ watched }) => {
  const pool = await watched({ lives: 2 });
  const first = await pool.open();
  const second = await pool.open();
  const third = await pool.open();
  expect(await pool.started()).toHaveLength(2);
  await Promise.all([first, second, third].map(visits));
  await first.close();
  await visits(second);
  expect(await pool.alive()).toBe(2);
  await second.close();
  await expect.poll(pool.alive).toBe(1);
  await visits(third);
});

test('citizens who arrive together spread over the browsers', async ({ watched }) => {
  const pool = await watched({ browsers: 2 });
  await pool.pool.start();
  const sessions = await Promise.all([pool.open(), pool.open(), pool.open(), pool.open()]);
  await kill(pool, 0);
  const lost = async (): Promise<number> =>
    (await Promise.allSettled(sessions.map(visits))).filter(({ status }) => status === 'rejected').length;
  await expect.poll(lost).toBe(2);
});

test('closing the pool leaves no process, with citizens in flight and a browser on its way out', async ({
  watched,
}) => {
  const pool = await watched({ browsers: 2, lives: 1 });
  const [first, second, third] = await Promise.all([pool.open(), pool.open(), pool.open()]);
  await Promise.all([first, second, third].map(visits));
  await first.close();
  await pool.pool.close();
  await expect.poll(pool.alive).toBe(0);
  expect((await failureOf(visits(second))).code).toBe('browser-lost');
  expect((await failureOf(pool.open())).code).toBe('interrupted');
});

test('closing the pool while citizens arrive leaves no process', async ({ watched }) => {
  const pool = await watched();
  const arriving = pool.open();
  await pool.pool.close();
  expect((await failureOf(arriving)).code).toBe('interrupted');
  await expect.poll(pool.alive).toBe(0);
});

test('a browser that cannot start is the generator’s failure, in one line', async () => {
  const pool = new BrowserPool({
    launch: { executablePath: process.execPath, args: ['--version'] },
    baseUrl: 'http://127.0.0.1:1',
    now: () => 0,
    browsers: 1,
  });
  const { code, message } = await failureOf(pool.open(citizenNumber(1), IGNORE));
  expect(code).toBe('browser-lost');
  expect(message).toMatch(/^no browser could be started: .+$/);
  await expect(pool.start()).rejects.toThrow();
  await pool.close();
});
