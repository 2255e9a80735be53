import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';
import { judge, Tally } from '../../../../src/checks/index.ts';
import { BadInput } from '../../../../src/model/index.ts';
import { quoted, withDuckDb } from '../../../../src/record/duckdb.ts';
import { pack, unpack } from '../../../../src/record/index.ts';
import { archiveRuns, listRuns, restoreRun, retireRuns, trendOf } from '../../../../src/run/history/index.ts';
import { sampleEvents, samplePlan, type SampleOptions } from '../../../support/debrief-sample.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-21T12:00:00Z');
/** What a run leaves that cannot be made again, besides its record: a picture is not text, and may be large. */
const PICTURE = Buffer.from(Array.from({ length: 2_500_000 }, (_, i) => (i * 7919) % 251));

interface Left extends SampleOptions {
  runId: string;
  /** How long nobody touched it, ms. */
  idleMs?: number;
}

/** A project in which runs can be put as `esr run` leaves them. */
const test = base.extend<{ dir: string; left: (run: Left) => Promise<string> }>({
  dir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'esr-history-'));
    await use(dir);
    await rm(dir, { recursive: true, force: true });
  },
  left: async ({ dir }, use) => {
    await use(async ({ runId, idleMs = 2 * DAY, ...options }) => {
      const run = join(dir, 'reports', 'grant', runId);
      await mkdir(join(run, 'pictures'), { recursive: true });
      await mkdir(join(run, 'tables'));
      const plan = samplePlan(options);
      const events = sampleEvents(options);
      const tally = new Tally(plan);
      for (const event of events) tally.add(event);
      const files: Record<string, string | Buffer> = {
        'plan.json': JSON.stringify(plan),
        'events.ndjson': `${events.map((event) => JSON.stringify(event)).join('\n')}\n{"cut off`,
        'scorecard.json': JSON.stringify(judge({ plan, tally })),
        'pictures/citizen 1.png': PICTURE,
        'empty.txt': '',
        'index.html': '<p>made again</p>',
        'tables/exchanges.parquet': 'made again',
      };
      for (const [name, content] of Object.entries(files)) {
        await writeFile(join(run, name), content);
        await utimes(join(run, name), (NOW - idleMs) / 1_000, (NOW - idleMs) / 1_000);
      }
      return run;
    });
  },
});

const hash = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
const names = async (dir: string): Promise<string[]> => (await readdir(dir)).toSorted();
const KEPT = ['plan.json', 'events.ndjson', 'scorecard.json', 'pictures/citizen 1.png', 'empty.txt'];

test('an archived run is one file beside its scorecard, and comes back byte for byte', async ({ left }) => {
  const run = await left({ runId: '20261001-080000-aaaa' });
  const before = await Promise.all(KEPT.map((file) => hash(join(run, file))));
  const { before: was, after: is } = await pack(run);
  expect(await names(run)).toEqual(['archive.parquet', 'scorecard.json']);
  expect(is).toBeLessThan(was / 2);
  await unpack(join(run, 'archive.parquet'));
  expect(await Promise.all(KEPT.map((file) => hash(join(run, file))))).toEqual(before);
  // What can be made again is not there, and nothing of the work is.
  expect(await names(run)).toEqual(['empty.txt', 'events.ndjson', 'pictures', 'plan.json', 'scorecard.json']);
});

test('runs older than the age go, others stay; who was touched in the last hour stays too', async ({
  dir,
  left,
}) => {
  await left({ runId: '20261001-080000-aaaa' });
  await left({ runId: '20261001-090000-bbbb', idleMs: 60_000 });
  await left({ runId: '20261120-080000-cccc' });
  const done = await archiveRuns({ projectDir: dir, olderThanMs: 30 * DAY, now: NOW });
  expect(done.archived.map(({ run }) => run.runId)).toEqual(['20261001-080000-aaaa']);
  expect(done.troubles).toEqual([]);
  const listed = await listRuns({ projectDir: dir });
  expect(listed.map(({ state }) => state)).toEqual(['archived', 'hot', 'hot']);
  expect(listed.map(({ scorecard }) => scorecard?.verdict)).toEqual(
    Array(3).fill(listed[0]?.scorecard?.verdict),
  );
  expect(done.bytes).toBe(listed.reduce((sum, { bytes }) => sum + bytes, 0));
});

test('a budget archives the oldest until it fits, and deletes archives only when that is not enough', async ({
  dir,
  left,
}) => {
  for (const day of ['01', '02', '03']) await left({ runId: `202611${day}-080000-aaaa` });
  const [one] = await listRuns({ projectDir: dir });
  const each = one?.bytes ?? 0;
  const budget = (budgetBytes: number) =>
    archiveRuns({ projectDir: dir, olderThanMs: 30 * DAY, now: NOW, budgetBytes });
  const first = await budget(each * 2.5);
  expect([first.archived.length, first.deleted.length]).toEqual([1, 0]);
  const rest = await budget(0);
  expect(rest.archived).toHaveLength(2);
  expect(rest.deleted.map(({ runId }) => runId)).toEqual([
    '20261101-080000-aaaa',
    '20261102-080000-aaaa',
    '20261103-080000-aaaa',
  ]);
  expect([rest.bytes, await listRuns({ projectDir: dir })]).toEqual([0, []]);
});

test('after a run the oldest of more than 30 days are archived, a few at once, and others cost a look at their names', async ({
  dir,
  left,
}) => {
  await left({ runId: '20261120-080000-aaaa' });
  const asked = { projectDir: dir, now: NOW };
  expect(await retireRuns(asked)).toBeUndefined();
  for (const n of [1, 2, 3, 4]) await left({ runId: `2026100${n}-080000-aaaa`, users: 3 });
  await left({ runId: '20260901-080000-aaaa', idleMs: 60_000 });
  const stop = new AbortController();
  stop.abort();
  expect(await retireRuns({ ...asked, signal: stop.signal })).toBeUndefined();
  const done = await retireRuns(asked);
  expect(done?.archived.map(({ run }) => run.runId)).toEqual([1, 2, 3].map((n) => `2026100${n}-080000-aaaa`));
  expect((await retireRuns(asked))?.archived.map(({ run }) => run.runId)).toEqual(['20261004-080000-aaaa']);
  // What is left is new, or was touched a moment ago; the budget is kept where there is one.
  expect(await retireRuns(asked)).toBeUndefined();
  expect((await retireRuns({ ...asked, budgetBytes: 0 }))?.archived).toHaveLength(1);
});

/** What else happens before it dies there: the archive lies in place or not, some files have gone or not. */
const DEATHS = [
  { what: 'pack', before: 3, state: 'hot' },
  { what: 'pack', before: 6, state: 'archived' },
  { what: 'unpack', before: 3, state: 'archived' },
  { what: 'unpack', before: 7, state: 'hot' },
];

test('a kill -9 while a run is archived or restored loses nothing of it', async ({ dir, left }) => {
  const program = fileURLToPath(new URL('../../../support/archive-and-die.ts', import.meta.url));
  const die = async ({ what, before, state }: (typeof DEATHS)[number], index: number): Promise<void> => {
    const runId = `2026100${index}-080000-aaaa`;
    const run = await left({ runId });
    const hashes = (): Promise<string[]> => Promise.all(KEPT.map((file) => hash(join(run, file))));
    const were = await hashes();
    if (what === 'unpack') await pack(run);
    const child = spawn(process.execPath, ['--import', 'tsx', program, what, run, String(before)], {
      stdio: 'ignore',
    });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    const found = (await listRuns({ projectDir: dir })).find((one) => one.runId === runId);
    expect({ what, before, state: found?.state }).toEqual({ what, before, state });
    // Done again, it ends as if nothing had come between.
    await archiveRuns({ projectDir: dir, runs: [runId], olderThanMs: 0, now: NOW });
    await restoreRun(runId, { projectDir: dir });
    expect(await hashes()).toEqual(were);
  };
  await Promise.all(DEATHS.map(die));
});

test('a run that is open is never taken, whatever is asked', async ({ dir, left }) => {
  const runId = '20261001-080000-aaaa';
  const run = await left({ runId });
  // A run of another machine in the same folder: it was heard of just now.
  const flight = { runId, scenario: 'grant', pid: 1, host: 'another-machine', port: 1, token: 'none' };
  await mkdir(join(dir, '.esr', 'flights'), { recursive: true });
  await writeFile(join(dir, '.esr', 'flights', `${runId}.json`), JSON.stringify(flight));
  const asked = { projectDir: dir, olderThanMs: 0, now: NOW, budgetBytes: 0 };
  expect(await archiveRuns(asked)).toMatchObject({ archived: [], deleted: [] });
  const named = await archiveRuns({ ...asked, runs: [runId] }).catch((error: unknown) => error);
  expect(named).toBeInstanceOf(BadInput);
  expect(String(named)).toContain(`could not archive ${runId}, because it still flies`);
  expect((await stat(join(run, 'events.ndjson'))).isFile()).toBe(true);
});

test('an archive that was damaged is not taken for a run, and one that reaches outside writes nothing there', async ({
  left,
}) => {
  const run = await left({ runId: '20261001-080000-aaaa' });
  await pack(run);
  await writeFile(join(run, 'archive.parquet'), 'PAR1 nonsense PAR1');
  await expect(unpack(join(run, 'archive.parquet'))).rejects.toThrow();
  const evil = join(run, 'archive.parquet');
  await withDuckDb((db) =>
    db.run(
      `copy (select '../../evil.txt' as path, 0 as part, 'x'::blob as bytes) to ${quoted(evil)} (format parquet)`,
    ),
  );
  await expect(unpack(evil)).rejects.toThrow('a file outside of the run: ../../evil.txt');
  expect(await names(join(run, '..'))).toEqual(['20261001-080000-aaaa']);
  expect(await names(run)).toEqual(['archive.parquet', 'scorecard.json']);
});

test('restoring is harmless twice, and a run that is not there is named with the nearest', async ({
  dir,
  left,
}) => {
  const run = await left({ runId: '20261001-080000-aaaa' });
  await pack(run);
  expect((await restoreRun('20261001-080000-aaaa', { projectDir: dir })).state).toBe('archived');
  expect((await restoreRun('20261001-080000-aaaa', { projectDir: dir })).state).toBe('hot');
  const missing = await restoreRun('20261001-080000-aaab', { projectDir: dir }).catch(
    (error: unknown) => error,
  );
  expect(String(missing)).toContain('did you mean 20261001-080000-aaaa?');
});

test('a history has hot and archived runs, the oldest first, with every gate of the time', async ({
  dir,
  left,
}) => {
  await pack(
    await left({ runId: '20261001-080000-aaaa', outcome: (n) => (n % 2 === 0 ? 'failed' : 'finished') }),
  );
  await left({ runId: '20261002-080000-bbbb' });
  const trend = await trendOf('grant', { projectDir: dir, last: 20 });
  expect(trend.runs.map(({ runId, state }) => [runId, state])).toEqual([
    ['20261001-080000-aaaa', 'archived'],
    ['20261002-080000-bbbb', 'hot'],
  ]);
  expect(trend.runs[0]?.finished).toBeLessThan(trend.runs[1]?.finished ?? 0);
  for (const { gates } of trend.runs) expect(Object.keys(gates)).toEqual(trend.gates);
  const other = await trendOf('grand', { projectDir: dir, last: 20 }).catch((error: unknown) => error);
  expect(String(other)).toContain('did you mean grant?');
});
