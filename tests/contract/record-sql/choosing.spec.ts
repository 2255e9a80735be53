import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { SqlOptions } from '../../../src/run/sql.ts';
import { querySql } from '../../../src/run/index.ts';
import { threeRuns } from '../../unit/record/three-runs.ts';

type Choice = Omit<SqlOptions, 'projectDir' | 'note'>;

/** The runs that a query was asked of, and what was noted. */
async function asked(
  projectDir: string,
  choice: Choice = {},
  sql = 'select run_id from runs order by run_id',
): Promise<{ ids: unknown[]; notes: string[] }> {
  const ids: unknown[] = [];
  const notes: string[] = [];
  await querySql(
    sql,
    { projectDir, ...choice, note: (sentence) => notes.push(sentence) },
    async ({ rows }) => {
      for await (const some of rows) ids.push(...some.map(([id]) => id));
    },
  );
  return { ids, notes };
}

test('without more words the latest run is asked, or those that the query names', async () => {
  const dir = await threeRuns();
  expect(await asked(dir)).toEqual({ ids: ['RUN-1'], notes: ['asked: run RUN-1 of grants'] });
  const naming = `select distinct run_id from samples where run_id in ('RUN-9001', 'RUN-2') order by run_id`;
  expect((await asked(dir, {}, naming)).ids).toEqual(['RUN-2', 'RUN-9001']);
});

test('one run, the latest of a scenario, all of a scenario, or all', async () => {
  const dir = await threeRuns();
  expect((await asked(dir, { run: 'RUN-2' })).ids).toEqual(['RUN-2']);
  expect((await asked(dir, { run: 'latest', scenario: 'flood' })).ids).toEqual(['RUN-9001']);
  expect((await asked(dir, { all: true, scenario: 'grants' })).ids).toEqual(['RUN-1', 'RUN-2']);
  const everything = await asked(dir, { all: true });
  expect(everything).toEqual({ ids: ['RUN-1', 'RUN-2', 'RUN-9001'], notes: ['asked: 3 runs'] });
  const verdicts = await asked(dir, { all: true }, 'select verdict from runs where answer is not null');
  expect(verdicts.ids).toEqual(['PASS']);
});

test('a run that is not there is answered with the nearest', async () => {
  const dir = await threeRuns();
  await expect(asked(dir, { run: 'RUN-3' })).rejects.toThrow(
    'there is no run “RUN-3” in reports/\n  → did you mean RUN-1 or RUN-2?',
  );
  await expect(asked(dir, { scenario: 'grant' })).rejects.toThrow('did you mean grants?');
  await expect(asked(dir, { reportsDir: 'nowhere' })).rejects.toThrow('there is no run in nowhere/');
});

test('tables that somebody broke are named with what to do, and a record that was cut says what it lacks', async () => {
  const dir = await threeRuns();
  const run = join(dir, 'reports', 'grants', 'RUN-1');
  await asked(dir);
  await writeFile(join(run, 'tables', 'exchanges.parquet'), 'nothing of the kind');
  await expect(asked(dir)).rejects.toThrow(
    /could not read the tables .+\n {2}→ take the folder tables\/ .+ away/,
  );
  await rm(join(run, 'tables'), { recursive: true });
  await writeFile(
    join(run, 'events.ndjson'),
    '{"type":"run.started","t":0,"at":"2026-11-21T08:00:00.000Z"}\n{"ty',
  );
  expect((await asked(dir)).notes).toContain('1 line of the record is no whole event and was left out');
});
