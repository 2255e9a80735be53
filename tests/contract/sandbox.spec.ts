import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { expect, test as base } from '@playwright/test';
import { BadInput } from '../../src/model/index.ts';
import { probeTarget, startTarget, type RunningTarget } from '../../src/sandbox/index.ts';
import { alive } from '../support/alive.ts';
import { serveSite, silence } from '../support/site.ts';

const SERVICE = fileURLToPath(new URL('../support/service.mjs', import.meta.url));
const RUN = fileURLToPath(new URL('../support/run-a-service.ts', import.meta.url));
const NEVER = new AbortController().signal;

interface How {
  command?: string[];
  timeoutMs?: number;
  extraArgs?: string[];
  signal?: AbortSignal;
}

/** Services that end with the test. */
const test = base.extend<{ start: (how?: How) => Promise<RunningTarget> }>({
  start: async ({}, use) => {
    const running: RunningTarget[] = [];
    await use(async ({ command = [], timeoutMs = 20_000, extraArgs, signal = NEVER } = {}) => {
      const target = await startTarget(
        {
          command:
            command[0] === 'node' || command[0]?.includes('nothing')
              ? command
              : ['node', SERVICE, ...command],
          cwd: tmpdir(),
          ready: /ready at (?<url>\S+)/,
          timeoutMs,
        },
        { name: 'grants', signal, ...(extraArgs ? { extraArgs } : {}) },
      );
      running.push(target);
      return target;
    });
    await Promise.all(running.map(({ stop }) => stop()));
  },
});

/** The processes that a service says it is made of. */
async function processesOf(url: string): Promise<number[]> {
  const { service, child } = (await (await fetch(url)).json()) as { service: number; child?: number };
  return child === undefined ? [service] : [service, child];
}

/** The one problem of bad input. */
async function problemOf(work: Promise<unknown>): Promise<BadInput['problems'][number]> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BadInput);
  const [problem] = (error as BadInput).problems;
  if (!problem) throw new Error('bad input without a problem');
  return problem;
}

test.describe('a service is started', () => {
  test('and its address is read from the line that says it is ready', async ({ start }) => {
    const { url } = await start();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await processesOf(url)).toHaveLength(1);
  });

  test('with the arguments of the run after its own', async ({ start }) => {
    const { url } = await start({ command: ['--one'], extraArgs: ['--two'] });
    expect(await (await fetch(url)).json()).toMatchObject({ args: ['--one', '--two'] });
  });

  test('twice, and the two share nothing', async ({ start }) => {
    const [one, other] = await Promise.all([start(), start()]);
    expect(one.url).not.toBe(other.url);
    await one.stop();
    expect(alive(await processesOf(other.url))).toHaveLength(1);
  });
});

test.describe('a service that does not start is reported', () => {
  test('with its exit code and the last lines it printed', async ({ start }) => {
    const { message, hint } = await problemOf(start({ command: ['--says', 'no database', '--exit', '3'] }));
    const lines = Array.from({ length: 12 }, (_, index) => `    no database ${index + 9}`);
    expect(message).toBe(
      [
        `could not start the target “grants” (node ${SERVICE} --says no database --exit 3), because it ended with exit code 3. It printed:`,
        ...lines,
      ].join('\n'),
    );
    expect(hint).toBe('start it by hand and give its address with --target, or mend the target file');
  });

  test('when it is not ready in time, and it is ended', async ({ start }) => {
    const { message } = await problemOf(start({ command: ['--silent'], timeoutMs: 300 }));
    expect(message).toContain('because it was not ready after 0.3 s.');
  });

  test('when there is no such program', async ({ start }) => {
    const { message } = await problemOf(start({ command: ['nothing-of-that-name', 'serve'] }));
    expect(message).toBe(
      'could not start the target “grants” (nothing-of-that-name serve), because there is no program “nothing-of-that-name”.',
    );
  });

  test('not when the run is stopped meanwhile: then that is the reason', async ({ start }) => {
    const stop = new AbortController();
    const starting = start({ command: ['--silent'], signal: stop.signal });
    stop.abort(new Error('stopped by hand'));
    await expect(starting).rejects.toThrow('stopped by hand');
    await expect(start({ signal: stop.signal })).rejects.toThrow('stopped by hand');
  });
});

test.describe('a service that is stopped is gone', () => {
  const services = {
    'when it goes at once': [],
    'when it does not want to': ['--stubborn'],
    'with what it started, which does not want to go': ['--child'],
    'when neither wants to': ['--stubborn', '--child'],
  };
  for (const [title, command] of Object.entries(services)) {
    test(title, async ({ start }) => {
      const { url, stop } = await start({ command });
      const processes = await processesOf(url);
      expect(alive(processes)).toEqual(processes);
      await stop();
      await expect.poll(() => alive(processes)).toEqual([]);
      await stop();
    });
  }

  test('a service that goes by itself takes along what it started', async ({ start }) => {
    const { url } = await start({ command: ['--child'] });
    const processes = await processesOf(url);
    await fetch(`${url}/leave`);
    await expect.poll(() => alive(processes)).toEqual([]);
  });
});

test.describe('the run that started a service', () => {
  /** A run in a process group of its own, as a terminal would start it. */
  async function startRun(): Promise<{
    run: ChildProcess;
    says: () => Promise<string>;
    processes: number[];
  }> {
    const run = spawn(process.execPath, ['--import', 'tsx', RUN], {
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface(run.stdout)[Symbol.asyncIterator]();
    const says = async (): Promise<string> => String((await lines.next()).value);
    const url = (await says()).replace('started ', '');
    return { run, says, processes: await processesOf(url) };
  }

  test('dies without a word, and the service with it', async () => {
    const { run, processes } = await startRun();
    expect(alive(processes)).toEqual(processes);
    run.kill('SIGKILL');
    await expect.poll(() => alive(processes)).toEqual([]);
  });

  test('hears Ctrl-C alone: its service serves until the run ends it', async () => {
    const { run, says, processes } = await startRun();
    process.kill(-(run.pid ?? Number.NaN), 'SIGINT');
    expect(await says()).toBe('interrupted');
    expect(alive(processes)).toEqual(processes);
    run.stdin?.write('stop\n');
    expect(await once(run, 'exit')).toEqual([0, null]);
    expect(alive(processes)).toEqual([]);
  });
});

test.describe('a service that runs already', () => {
  test('is there if it answers, whatever it answers', async () => {
    const site = await serveSite({ '/': (_request, response) => response.writeHead(500).end('broken') });
    await probeTarget(site.url, NEVER);
    expect(site.requests).toEqual(['GET /']);
    await site.close();
  });

  test('is missed where nothing listens', async () => {
    const site = await serveSite({});
    await site.close();
    const { message, hint } = await problemOf(probeTarget(site.url, NEVER));
    expect(message).toBe(
      `could not reach the target ${site.url}, because nothing listens there (connection refused)`,
    );
    expect(hint).toContain('--target');
  });

  test('is missed where the host has no address', async () => {
    const { message } = await problemOf(probeTarget('http://no-such-host.invalid', NEVER));
    expect(message).toMatch(/because (there is no host of that name|its name could not be looked up)$/);
  });

  test('is missed where it never answers', async () => {
    const site = await serveSite({ '/': silence });
    const { message } = await problemOf(probeTarget(site.url, NEVER, 200));
    expect(message).toBe(`could not reach the target ${site.url}, because it did not answer within 0.2 s`);
    await site.close();
  });

  test('is not asked any longer once the run is stopped', async () => {
    const site = await serveSite({ '/': silence });
    const stop = new AbortController();
    const probing = probeTarget(site.url, stop.signal);
    stop.abort(new Error('stopped by hand'));
    await expect(probing).rejects.toThrow('stopped by hand');
    await site.close();
  });
});
