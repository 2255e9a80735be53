import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { BadInput } from '../../../../src/model/index.ts';
import { quoted, withDuckDb } from '../../../../src/record/duckdb.ts';
import { Overtaken, pack, unpack } from '../../../../src/record/index.ts';
import { archiveRuns, listRuns, restoreRun, trendOf } from '../../../../src/run/history/index.ts';
import { DAY, NOW, test } from './left.ts';

const hash = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
const names = async (dir: string): Promise<string[]> => (await readdir(dir)).toSorted();
const KEPT = [
  'plan.json',
  'events.ndjson',
  'scorecard.json',
  'pictures/citizen 1.png',
  'empty.txt',
  'index.html',
];
const ARCHIVED = ['archive.parquet', 'scorecard.json'];

test('an archived run is one file beside its scorecard, and comes back byte for byte', async ({ left }) => {
  const run = await left({ runId: '20261001-080000-aaaa' });
  // Results of tests that a rehearsal ran are nowhere else.
  const results = 'allure-results/own-result.json';
  await mkdir(join(run, 'allure-results'));
  await writeFile(join(run, results), '{"name":"a test of theirs"}');
  const kept = [...KEPT, results];
  const before = await Promise.all(kept.map((file) => hash(join(run, file))));
  const { before: was, after: is } = await pack(run);
  expect(await names(run)).toEqual(ARCHIVED);
  expect(is).toBeLessThan(was / 2);
  await unpack(join(run, 'archive.parquet'));
  expect(await Promise.all(kept.map((file) => hash(join(run, file))))).toEqual(before);
  // What can be made again is not there, and nothing of the work is.
  expect(await names(run)).toEqual(
    [...KEPT, 'allure-results'].map((file) => file.replace(/\/.*/, '')).toSorted(),
  );
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

/** What else happens before it dies there: the archive lies in place or not, some files have gone or not. */
const DEATHS = [
  { what: 'pack', before: 2, state: 'hot' },
  { what: 'pack', before: 5, state: 'archived' },
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
    expect(await names(run)).toEqual(ARCHIVED);
    await restoreRun(runId, { projectDir: dir });
    expect(await hashes()).toEqual(were);
  };
  await Promise.all(DEATHS.map(die));
});

test('what came while a run was archived stays, and what somebody puts beside an archive', async ({
  dir,
  left,
}) => {
  const runId = '20261001-080000-aaaa';
  const run = await left({ runId });
  // As a file is that was not there when the others were listed: not in the archive.
  await writeFile(join(run, '.late.pdf'), 'late');
  await pack(run);
  expect(await names(run)).toEqual(['.late.pdf', ...ARCHIVED]);
  await writeFile(join(run, 'plan.json'), 'of another size');
  await archiveRuns({ projectDir: dir, olderThanMs: 0, now: NOW });
  expect(await names(run)).toEqual(['.late.pdf', 'archive.parquet', 'plan.json', 'scorecard.json']);
});

test('of two processes that archive a run one does, and the other goes on without a word', async ({
  dir,
  left,
}) => {
  const runId = '20261001-080000-aaaa';
  const run = await left({ runId });
  const theirs = async (pid: number, host: string): Promise<string> => {
    const place = join(run, `.archiving-${pid}@${encodeURIComponent(host)}-abcdef`);
    await mkdir(place);
    return place;
  };
  const asked = { projectDir: dir, olderThanMs: 0, now: NOW };
  const place = await theirs(process.pid, hostname());
  expect(await archiveRuns({ ...asked, budgetBytes: 0 })).toMatchObject({
    archived: [],
    deleted: [],
    troubles: [],
  });
  expect((await archiveRuns({ ...asked, runs: [runId] })).troubles).toEqual([
    `could not archive ${runId}, because another process archives or restores it, or just has`,
  ]);
  await expect(unpack(join(run, 'archive.parquet'))).rejects.toThrow(Overtaken);
  expect(await names(place)).toEqual([]);
  // What a process left that is gone stops nobody: one of here, and one of elsewhere that was not heard of for long.
  const gone = spawn(process.execPath, ['-e', '']);
  await once(gone, 'exit');
  await theirs(gone.pid ?? 0, hostname());
  const elsewhere = await theirs(process.pid, 'another-machine');
  for (const old of [place, elsewhere]) await utimes(old, 0, 0);
  await pack(run);
  expect(await names(run)).toEqual(ARCHIVED);
  await expect(pack(run)).rejects.toThrow(Overtaken);
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
  dir,
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
  // Nor does it take anything away there, as what is left beside an archive.
  const outside = join(run, '..', '..', 'evil.txt');
  await writeFile(outside, 'x');
  await mkdir(join(run, 'left'));
  await archiveRuns({ projectDir: dir, olderThanMs: 0, now: NOW });
  expect(await readFile(outside, 'utf8')).toBe('x');
  await rmdir(join(run, 'left'));
  expect(await names(join(run, '..'))).toEqual(['20261001-080000-aaaa']);
  expect(await names(run)).toEqual(ARCHIVED);
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
