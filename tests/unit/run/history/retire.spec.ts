import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { retire } from '../../../../src/cli/archive.ts';
import { archiveRuns, listRuns, restoreRun, retireRuns } from '../../../../src/run/history/index.ts';
import { DAY, NOW, test } from './left.ts';

const OLD = { idleMs: 40 * DAY, users: 3 };

test('after a run the oldest of more than 30 days are archived, a few at once, and others cost a look at their names', async ({
  dir,
  left,
}) => {
  await left({ runId: '20261120-080000-aaaa' });
  const asked = { projectDir: dir, now: NOW };
  expect(await retireRuns(asked)).toBeUndefined();
  for (const n of [1, 2, 3, 4]) await left({ ...OLD, runId: `2026100${n}-080000-aaaa` });
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

test('the newest rehearsal of a scenario keeps its debrief however old it is, and a restored run for 30 days', async ({
  dir,
  left,
}) => {
  const asked = { projectDir: dir, now: NOW };
  await left({ ...OLD, runId: '20260902-080000-aaaa' });
  expect(await retireRuns(asked)).toBeUndefined();
  // A rerun is a few citizens of another run, and no rehearsal.
  const rerun = await left({ ...OLD, runId: '20260903-080000-aaaa' });
  const scorecard = JSON.parse(await readFile(join(rerun, 'scorecard.json'), 'utf8')) as object;
  await writeFile(join(rerun, 'scorecard.json'), JSON.stringify({ ...scorecard, rerunOf: {} }));
  await utimes(join(rerun, 'scorecard.json'), 0, 0);
  const older = await left({ ...OLD, runId: '20260901-080000-aaaa' });
  const done = await retireRuns(asked);
  expect(done?.archived.map(({ run }) => run.runId)).toEqual([
    '20260901-080000-aaaa',
    '20260903-080000-aaaa',
  ]);
  await restoreRun('20260901-080000-aaaa', { projectDir: dir });
  for (const path of await readdir(older, { recursive: true })) {
    await utimes(join(older, path), (NOW - DAY) / 1_000, (NOW - DAY) / 1_000);
  }
  expect(await retireRuns(asked)).toBeUndefined();
  // By hand they go.
  const byHand = await archiveRuns({
    ...asked,
    runs: ['20260901-080000-aaaa', '20260902-080000-aaaa'],
    olderThanMs: 0,
  });
  expect(byHand.archived).toHaveLength(2);
});

test('a folder that somebody named is theirs, whatever the budget', async ({ dir, left }) => {
  await left({ ...OLD, runId: 'baseline' });
  await left({ ...OLD, runId: '20260901-080000-aaaa' });
  await left({ ...OLD, runId: '20260902-080000-aaaa' });
  const done = await retireRuns({ projectDir: dir, now: NOW, budgetBytes: 0 });
  expect(done?.archived.map(({ run }) => run.runId)).toEqual([
    '20260901-080000-aaaa',
    '20260902-080000-aaaa',
  ]);
  const { state } = (await listRuns({ projectDir: dir })).find(({ runId }) => runId === 'baseline') ?? {};
  expect(state).toBe('hot');
});

test('runs that cannot be archived keep no other from it, nor archives from going for the budget, and are told in one sentence', async ({
  dir,
  left,
}) => {
  const reportsDir = join(dir, 'reports');
  // Old also by the clock of the machine.
  const old = { users: 3, idleMs: 2_500 * DAY };
  for (const n of [1, 2, 3]) await left({ ...old, runId: `2020010${n}-080000-aaaa`, isBroken: true });
  for (const n of [4, 5]) await left({ ...old, runId: `2020010${n}-080000-aaaa` });
  const said = await retire(reportsDir, new AbortController().signal, {});
  expect(said).toHaveLength(2);
  expect(said[0]).toContain('archived 1 old run: ');
  expect(said[1]).toMatch(
    /^⚠️ could not archive 20200101-080000-aaaa, because .*; nor 2 more \(npx esr archive says why\)$/,
  );
  const before = await listRuns({ projectDir: dir });
  expect(before.map(({ state }) => state)).toEqual(['hot', 'hot', 'hot', 'archived', 'hot']);
  // The newest packs to as little as the archive takes, which has to go as well.
  const [archived = 0, newest = 0] = before.slice(3).map(({ bytes }) => bytes);
  const budgetBytes = before.reduce((sum, { bytes }) => sum + bytes, 0) - newest + archived / 2;
  const done = await retireRuns({ projectDir: dir, now: NOW, budgetBytes });
  expect(done?.troubles).toHaveLength(3);
  expect(done?.deleted.map(({ runId }) => runId)).toEqual(['20200104-080000-aaaa']);
});
