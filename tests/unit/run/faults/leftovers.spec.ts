import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Remedy } from '../../../../src/model/index.ts';
import { announce, journalFile } from '../../../../src/run/faults/flights.ts';
import { FileJournal } from '../../../../src/run/faults/journal.ts';
import { settleFlights } from '../../../../src/run/faults/leftovers.ts';
import { serveSite, type Answer, type Site } from '../../../support/site.ts';

const RUN = '20261121-101503-a1b2';

test.beforeAll(async () => {
  // The seal is in the home of whoever runs esr; these tests have one of their own.
  process.env['HOME'] = process.env['USERPROFILE'] = await mkdtemp(join(tmpdir(), 'esr-home-'));
});

/** The number of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

/** A service that takes faults away with the statuses given, the last one for ever. */
async function serviceWith(...statuses: number[]): Promise<Site> {
  const answer: Answer = (_request, response) =>
    void response.writeHead((statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 204).end();
  return serveSite({ '/faults/down': answer });
}

const remedyAt = (site: Site): Remedy => ({
  by: 'request',
  method: 'DELETE',
  url: `${site.url}/faults/down`,
  hand: `curl -X DELETE ${site.url}/faults/down`,
});

/** A project in which a run ended without a word. */
async function killedRun(lines: (journal: FileJournal) => void): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'esr-project-'));
  const flight = { runId: RUN, scenario: 'Apply', host: hostname(), port: 9, token: 't' };
  await mkdir(join(dir, '.esr', 'flights'), { recursive: true });
  lines(new FileJournal(journalFile(dir, RUN), RUN));
  await writeFile(
    join(dir, '.esr', 'flights', `${RUN}.json`),
    JSON.stringify({ ...flight, pid: await endedProcess() }),
  );
  return dir;
}

const left = (dir: string): Promise<string[]> => readdir(join(dir, '.esr', 'flights'));

function down(remedy: Remedy): (journal: FileJournal) => void {
  return (journal) =>
    journal.write({ what: 'put', name: 'down', plane: 'service', from: Date.now(), remedy });
}

test('the next command takes away what a killed run left outside, and says so once', async () => {
  const site = await serviceWith(204);
  const dir = await killedRun(down(remedyAt(site)));
  const said = await settleFlights(dir);
  expect(said).toEqual([
    `run ${RUN} (Apply) ended without a word; ‘down’ was still in place and is taken away`,
  ]);
  expect(site.requests).toEqual(['DELETE /faults/down']);
  expect(await settleFlights(dir)).toEqual([]);
  expect(await left(dir)).toEqual([]);
  await site.close();
});

test('of two commands at the same time one does it', async () => {
  const site = await serviceWith(204);
  const dir = await killedRun(down(remedyAt(site)));
  const both = await Promise.all([settleFlights(dir), settleFlights(dir)]);
  expect(both.flat()).toHaveLength(1);
  expect(site.requests).toEqual(['DELETE /faults/down']);
  await site.close();
});

test('a service that is gone, or knows no such fault, has nothing left of it', async () => {
  const site = await serviceWith(404);
  const dir = await killedRun(down(remedyAt(site)));
  expect((await settleFlights(dir)).join()).toContain('is taken away');
  await site.close();
  const later = await killedRun(down(remedyAt(site)));
  expect((await settleFlights(later)).join()).toContain('nothing listens there any more');
  expect([...(await left(dir)), ...(await left(later))]).toEqual([]);
});

test('what cannot be taken away is shouted with what to type, and tried again by the next command', async () => {
  const site = await serviceWith(500, 204);
  const dir = await killedRun(down(remedyAt(site)));
  const [shouted = ''] = await settleFlights(dir);
  expect(shouted).toContain('COULD NOT TAKE AWAY ‘down’, because DELETE');
  expect(shouted).toContain('was answered with 500. IT MAY STILL BE IN PLACE');
  expect(shouted).toContain(`→ by hand: curl -X DELETE ${site.url}/faults/down`);
  expect((await settleFlights(dir)).join()).toContain('‘down’ was still in place and is taken away');
  expect(await left(dir)).toEqual([]);
  await site.close();
});

test('a command is run as it was written down, and what it printed is shown', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'esr-unpause-'));
  const script = `require('node:fs').writeFileSync('unpaused', ''); console.log('claims-db is back')`;
  const command = [process.execPath, '-e', script];
  const project = await killedRun(
    down({ by: 'command', command, cwd: dir, hand: 'docker unpause claims-db' }),
  );
  expect((await settleFlights(project)).join()).toContain('is taken away (claims-db is back)');
  expect(await readdir(dir)).toEqual(['unpaused']);
});

test('a command that fails is shouted with the one to type', async () => {
  const command = [process.execPath, '-e', 'console.error("no such container"); process.exit(3)'];
  const project = await killedRun(
    down({ by: 'command', command, cwd: tmpdir(), hand: 'docker unpause claims-db' }),
  );
  const [said = ''] = await settleFlights(project);
  expect(said).toContain('because it ended with exit code 3; it printed: no such container');
  expect(said).toContain('by hand: docker unpause claims-db');
});

test('a journal that came along with a project from a stranger is not obeyed', async () => {
  const site = await serviceWith(204);
  const line = { what: 'put', name: 'down', plane: 'service', from: 0, remedy: remedyAt(site) };
  for (const seal of [{}, { seal: 'f'.repeat(64) }]) {
    const dir = await killedRun(() => undefined);
    await writeFile(journalFile(dir, RUN), `${JSON.stringify({ ...line, ...seal })}\n`);
    const [said = ''] = await settleFlights(dir);
    expect(said).toContain('does nothing that a stranger wrote down');
    expect(said).toContain(`then delete .esr/flights/${RUN}.ndjson`);
  }
  expect(site.requests).toEqual([]);
  await site.close();
});

test('what was in the run’s own browsers ended with them; what was still to come was never there', async () => {
  const dir = await killedRun((journal) => {
    journal.write({ what: 'put', name: 'slow_db', from: Date.now() });
    journal.write({ what: 'put', name: 'later', from: Date.now() + 3_600_000 });
    journal.write({ what: 'put', name: 'over', from: Date.now() });
    journal.write({ what: 'gone', name: 'over' });
  });
  expect(await settleFlights(dir)).toEqual([
    `run ${RUN} (Apply) ended without a word; ‘slow_db’ ended with its browsers, and nothing of it is left`,
  ]);
});

test('a line that a kill cut short says nothing, and the others still do', async () => {
  const site = await serviceWith(204);
  const dir = await killedRun(down(remedyAt(site)));
  const whole = await readFile(journalFile(dir, RUN), 'utf8');
  await writeFile(journalFile(dir, RUN), `${whole}{"what":"put","name":"ot`);
  expect(await settleFlights(dir)).toHaveLength(1);
  expect(site.requests).toHaveLength(1);
  await site.close();
});

test('where nothing flies and nothing flew there is nothing to say', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'esr-project-'));
  expect(await settleFlights(dir)).toEqual([]);
  announce(dir, { runId: RUN, scenario: 'Apply', port: 9, token: 't' }).remove();
  expect(await left(dir)).toEqual([]);
});
