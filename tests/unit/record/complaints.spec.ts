import { expect, test } from '@playwright/test';
import { sampleEvents } from '../../support/debrief-sample.ts';
import { leaveRecord, rowsOf } from './asked.ts';

const CASES: readonly (readonly [sql: string, told: string])[] = [
  [
    'select durtion_ms from exchanges',
    'there is no column “durtion_ms” in exchanges\n  → did you mean duration_ms?',
  ],
  ['select x.durtion_ms from exchanges x', 'did you mean duration_ms?'],
  ['select service from steps', 'there is no column “service” in steps\n  → there are: run_id, time, t_ms,'],
  ['select persona', 'there is no column “persona”\n  → esr sql reads the tables of runs'],
  ['select * from exchanges_', 'there is no table “exchanges_”\n  → did you mean exchanges?'],
  [
    'select * from claims',
    'there is no table “claims”\n  → there are: barriers, samples, esr_metrics, runs, exchanges',
  ],
  ['select percentile(duration_ms) from exchanges', 'there is no function “percentile”'],
  ['selec 1', 'could not read the query, because of a syntax error at or near "selec"'],
  ['select (', 'could not read the query, because of a syntax error at end of input'],
  ['select citizen + url from exchanges', 'could not do the query, because DuckDB says: No function matches'],
  ['select $1', 'could not do the query, because DuckDB says: Values were not provided'],
  ['', 'there is no query\n  → give one select, such as: select * from runs'],
];

test('what is wrong with a query is said in a sentence, with the nearest name', async ({}, info) => {
  const dir = info.outputPath('run');
  await leaveRecord(dir, sampleEvents({ users: 2 }));
  for (const [sql, told] of CASES) await expect(rowsOf(dir, sql), sql).rejects.toThrow(told);
});
