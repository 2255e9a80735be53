import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { latest, recordedIn } from '../../../src/run/recorded.ts';
import { findRun } from '../../../src/run/report-find.ts';

/** Runs as they lie on the disk, the oldest first. */
async function withRuns(
  projectDir: string,
  runs: { runId: string; rerunOf?: { run: string } }[],
): Promise<string> {
  const reportsDir = join(projectDir, 'reports');
  for (const { runId, ...plan } of runs) {
    const dir = join(reportsDir, 'grant', runId);
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, 'plan.json'), JSON.stringify(plan));
    const at = `2026-11-21T10:${runId.slice(11, 13)}:00.000Z`;
    await writeFile(join(dir, 'events.ndjson'), `${JSON.stringify({ type: 'run.started', t: 0, at })}\n`);
  }
  return reportsDir;
}

const RUNS = [
  { runId: '20261121-101003-aaaa' },
  { runId: '20261121-102003-bbbb' },
  { runId: '20261121-103003-cccc', rerunOf: { run: '20261121-101003-aaaa' } },
  { runId: '20261121-104003-dddd', rerunOf: { run: '20261121-103003-cccc' } },
];

test('whoever says “latest” means the latest rehearsal, whatever was flown again since', async ({}, info) => {
  const projectDir = info.outputPath('project');
  const reportsDir = await withRuns(projectDir, RUNS);
  const found = async (which?: string): Promise<string> =>
    basename(await findRun(which, { projectDir, reportsDir }));
  for (const which of [undefined, 'latest', 'grant', 'grant/latest']) {
    expect(await found(which)).toBe('20261121-102003-bbbb');
  }
  expect(await found('20261121-104003-dddd')).toBe('20261121-104003-dddd');
  expect((await latest(await recordedIn(reportsDir))).runId).toBe('20261121-102003-bbbb');
});

test('where there is nothing but reruns, the newest of them is the latest', async ({}, info) => {
  const projectDir = info.outputPath('project');
  const reportsDir = await withRuns(projectDir, RUNS.slice(2));
  expect(basename(await findRun(undefined, { projectDir, reportsDir }))).toBe('20261121-104003-dddd');
  expect((await latest(await recordedIn(reportsDir))).runId).toBe('20261121-104003-dddd');
});
