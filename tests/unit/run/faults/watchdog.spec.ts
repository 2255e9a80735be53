import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';
import { serveSite, type Site } from '../../../support/site.ts';

const RUN = fileURLToPath(new URL('run-with-watchdog.ts', import.meta.url));

interface Flown {
  run: ChildProcess;
  service: Site;
  journal: string;
  output(): string;
}

/** A run that has put a fault into a service. */
const test = base.extend<{ flown: Flown }>({
  flown: async ({}, use) => {
    const service = await serveSite({ '/down': (_request, response) => void response.writeHead(204).end() });
    const home = await mkdtemp(join(tmpdir(), 'esr-home-'));
    const journal = join(home, 'run-1.ndjson');
    const run = spawn(process.execPath, ['--import', 'tsx', RUN, `${service.url}/down`, journal], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, HOME: home, USERPROFILE: home },
    });
    let text = '';
    run.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await expect.poll(() => text, { timeout: 20_000 }).toContain('in place');
    await use({ run, service, journal, output: () => text });
    run.kill('SIGKILL');
    await service.close();
  },
});

const takenAway = async ({ service }: Flown): Promise<void> =>
  expect.poll(() => service.requests, { timeout: 20_000 }).toContain('DELETE /down');

test('after kill -9 of a run its watchdog takes away what is outside, and writes it down', async ({
  flown,
}) => {
  expect(flown.service.requests).toEqual([]);
  flown.run.kill('SIGKILL');
  await takenAway(flown);
  await expect.poll(() => readFile(flown.journal, 'utf8')).toContain('{"what":"gone","name":"down"}');
});

test('a run that hangs has it taken away too, and hears of it when it goes on', async ({ flown }) => {
  flown.run.stdin?.write('hang\n');
  await takenAway(flown);
  await expect.poll(flown.output, { timeout: 20_000 }).toContain('taken away: down');
});

test('what a run leaves in place at its end goes with it', async ({ flown }) => {
  flown.run.stdin?.write('end\n');
  await once(flown.run, 'exit');
  expect(flown.service.requests).toEqual(['DELETE /down']);
});
