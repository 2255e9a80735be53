import { mkdir, readFile, readdir, realpath, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { createRunFolder, newRunId, pointLatest } from '../../../src/record/index.ts';

test('a run’s name holds its time and sorts by it', () => {
  expect(newRunId(new Date('2026-11-21T10:15:03.999Z'), 'a1b2')).toBe('20261121-101503-a1b2');
  const time = fc.date({ min: new Date('2000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(time, time, (a, b) => {
      const seconds = (date: Date): number => Math.floor(date.getTime() / 1_000);
      const order = Math.sign(seconds(a) - seconds(b));
      const [first, second] = [newRunId(a, 'same'), newRunId(b, 'same')];
      expect(first < second ? -1 : first > second ? 1 : 0).toBe(order);
    }),
  );
});

test('latest leads to the newest run, before, between and after', async ({}, info) => {
  const reports = info.outputPath('reports');
  for (const run of ['20261121-101503-a1b2', '20261121-101504-c3d4']) {
    const dir = await createRunFolder(reports, 'tuition-grant', run);
    await writeFile(join(dir, 'index.html'), run);
    await pointLatest(reports, 'tuition-grant', run);
    expect(await readFile(join(reports, 'tuition-grant', 'latest', 'index.html'), 'utf8')).toBe(run);
  }
  expect((await readdir(join(reports, 'tuition-grant'))).toSorted()).toEqual([
    '20261121-101503-a1b2',
    '20261121-101504-c3d4',
    'latest',
  ]);
});

test('runs that end at the same moment do not trip over each other', async ({}, info) => {
  const reports = info.outputPath('reports');
  const runs = Array.from({ length: 12 }, (_, i) => `20261121-101503-${1000 + i}`);
  await Promise.all(
    runs.map(async (run) => {
      await createRunFolder(reports, 'tuition-grant', run);
      await pointLatest(reports, 'tuition-grant', run);
    }),
  );
  expect(runs).toContain(basename(await realpath(join(reports, 'tuition-grant', 'latest'))));
  expect(await readdir(join(reports, 'tuition-grant'))).toHaveLength(runs.length + 1);
});

test('where something of the user’s is in the way of the link, a text file names the latest run', async ({}, info) => {
  const reports = info.outputPath('reports');
  await mkdir(join(reports, 'tuition-grant', 'latest', 'mine'), { recursive: true });
  await createRunFolder(reports, 'tuition-grant', 'run-1');
  await pointLatest(reports, 'tuition-grant', 'run-1');
  expect(await readFile(join(reports, 'tuition-grant', 'latest.txt'), 'utf8')).toBe('run-1\n');
  expect(await readdir(join(reports, 'tuition-grant', 'latest'))).toEqual(['mine']);
});

test('a run never writes into the folder of another, nor outside the reports', async ({}, info) => {
  const reports = info.outputPath('reports');
  await createRunFolder(reports, 'tuition-grant', 'run-1');
  await expect(createRunFolder(reports, 'tuition-grant', 'run-1')).rejects.toThrow(
    'run of that name already',
  );
  await expect(createRunFolder(reports, '../outside', 'run-1')).rejects.toThrow('not a plain name');
});
