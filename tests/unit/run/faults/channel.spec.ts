import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { BadInput } from '../../../../src/model/index.ts';
import { openChannel, type Desk } from '../../../../src/run/faults/channel.ts';
import { clearFaults, injectFault, listFaults } from '../../../../src/run/faults/find.ts';
import { announce } from '../../../../src/run/faults/flights.ts';
import { settleFlights } from '../../../../src/run/faults/leftovers.ts';
import { serveSite, silence } from '../../../support/site.ts';

const TOKEN = 'only-those-who-may-read-the-file';

/** A desk that notes what it was asked. */
function noting(runId: string): Desk & { asked: unknown[] } {
  const asked: unknown[] = [];
  const answer = { run: { runId, scenario: 'Apply' }, faults: [] };
  return {
    asked,
    list: () => answer,
    clear: (name) => Promise.resolve((asked.push(['clear', name]), answer)),
    inject(order) {
      asked.push(order);
      if (order.words[0] === 'nonsense')
        throw new BadInput([{ message: 'no such fault', hint: 'try slow_db' }]);
      return Promise.resolve(answer);
    },
  };
}

/** Runs that fly in a project, the last one started last. */
async function project(...runIds: string[]) {
  const projectDir = await mkdtemp(join(tmpdir(), 'esr-project-'));
  const desks = runIds.map(noting);
  const ends: (() => Promise<void>)[] = [];
  for (const [i, desk] of desks.entries()) {
    const { port, close } = await openChannel(desk, TOKEN);
    const runId = runIds[i] ?? '';
    const announced = announce(projectDir, { runId, scenario: 'Apply', port, token: TOKEN });
    ends.push(async () => (announced.remove(), close()));
  }
  return { projectDir, desks, end: () => Promise.all(ends.map((one) => one())) };
}

test('a fault goes to the newest of the runs that fly, or to the one that is named', async () => {
  const { projectDir, desks, end } = await project('20261121-100000-a', '20261121-110000-b');
  const order = { words: ['slow_db', '60s'], share: '50%' };
  expect((await injectFault({ projectDir }, order)).run.runId).toBe('20261121-110000-b');
  await injectFault({ projectDir, runId: '20261121-100000-a' }, { words: ['db_down'] });
  await clearFaults({ projectDir }, 'slow_db');
  expect(desks.map(({ asked }) => asked)).toEqual([[{ words: ['db_down'] }], [order, ['clear', 'slow_db']]]);
  await end();
});

test('what a run has against it comes back in its words', async () => {
  const { projectDir, end } = await project('20261121-100000-a');
  const refused = await injectFault({ projectDir }, { words: ['nonsense'] }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(BadInput);
  expect((refused as BadInput).problems).toEqual([{ message: 'no such fault', hint: 'try slow_db' }]);
  await end();
});

test('without a run, inject and list say so, and clear has nothing to do', async () => {
  const { projectDir } = await project();
  await expect(injectFault({ projectDir }, { words: ['slow_db'] })).rejects.toThrow(
    'no run flies in this project',
  );
  await expect(listFaults({ projectDir, runId: 'x' })).rejects.toThrow('no run x flies in this project');
  expect(await clearFaults({ projectDir })).toBeUndefined();
  await expect(clearFaults({ projectDir, runId: 'x' })).rejects.toThrow('no run x flies');
});

test('whoever does not know the token is not listened to, and only the user can read it', async () => {
  const desk = noting('run');
  const { port, close } = await openChannel(desk, TOKEN);
  for (const authorization of [undefined, 'Bearer', `Bearer ${TOKEN}x`, TOKEN]) {
    const answer = await fetch(`http://127.0.0.1:${port}/clear`, {
      method: 'POST',
      ...(authorization === undefined ? {} : { headers: { authorization } }),
    });
    expect(answer.status).toBe(401);
  }
  expect(desk.asked).toEqual([]);
  await close();
  const { projectDir, end } = await project('run-1');
  const file = join(projectDir, '.esr', 'flights', 'run-1.json');
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  await end();
  expect(await readdir(join(projectDir, '.esr', 'flights'))).toEqual([]);
});

test('a run that hangs is named and left alone; who only has its number is not taken for it', async () => {
  const { projectDir } = await project();
  const hanging = await serveSite({ '/list': silence, '/inject': silence });
  const other = await serveSite({});
  const put = (runId: string, port: string): Promise<void> =>
    writeFile(
      join(projectDir, '.esr', 'flights', `${runId}.json`),
      JSON.stringify({
        runId,
        scenario: 'Apply',
        pid: process.pid,
        host: hostname(),
        port: Number(port),
        token: 't',
      }),
    );
  announce(projectDir, { runId: 'made', scenario: 'Apply', port: 9, token: 't' }).remove();
  await put('run-2', new URL(hanging.url).port);
  await put('run-1', new URL(other.url).port);
  await expect(listFaults({ projectDir })).rejects.toThrow(
    `could not ask run run-2 (Apply), because its process ${process.pid} does not answer`,
  );
  expect(await settleFlights(projectDir)).toEqual([]);
  expect(await readdir(join(projectDir, '.esr', 'flights'))).toEqual(['run-2.json']);
  await Promise.all([hanging.close(), other.close()]);
});
