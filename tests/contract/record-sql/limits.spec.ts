import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sampleEvents } from '../../support/debrief-sample.ts';
import type { RunEvent } from '../../../src/model/index.ts';
import { leaveRecord, rowsOf } from '../../unit/record/asked.ts';

const OUTSIDE = 'that is outside of the record';
const ONLY_READ = 'the record is only read';
/** What a query must not be able to do, with what it is told; `DIR` is the folder of the run. */
const REFUSED: readonly (readonly [sql: string, told: string])[] = [
  [`select * from read_text('DIR/events.ndjson')`, OUTSIDE],
  [`select * from read_csv('/etc/passwd')`, OUTSIDE],
  [`select * from read_parquet('DIR/../*/tables/*.parquet')`, OUTSIDE],
  [`select * from glob('/*')`, OUTSIDE],
  [`select * from sniff_csv('/etc/passwd')`, OUTSIDE],
  [`from '/etc/passwd'`, 'there is no table “/etc/passwd”'],
  [`select * from read_csv('http://127.0.0.1:9/x.csv')`, OUTSIDE],
  [`select * from query('copy (select 1) to ''DIR/x.csv''')`, 'could not do the query'],
  [`copy (select 1) to 'DIR/x.csv'`, OUTSIDE],
  [`copy (select 1) to 'DIR/tables/run.parquet'`, ONLY_READ],
  [`explain analyze copy (select 1) to 'DIR/tables/run.parquet'`, ONLY_READ],
  [`attach 'DIR/x.db'`, ONLY_READ],
  ['install httpfs', ONLY_READ],
  ['load httpfs', ONLY_READ],
  ['set enable_external_access = true', ONLY_READ],
  ["set memory_limit = '100GB'", ONLY_READ],
  ['drop view exchanges', ONLY_READ],
  [`insert into verdicts values ('x', 'PASS', 'launch')`, ONLY_READ],
  ['select 1; drop view exchanges', 'that is more than one query'],
  ['-- nothing', 'there is no query'],
];

test('a query reads the record and nothing else, and changes nothing', async ({}, info) => {
  const dir = info.outputPath('run');
  await leaveRecord(dir, sampleEvents({ users: 3 }));
  await rowsOf(dir, 'from runs');
  const run = join(dir, 'tables', 'run.parquet');
  const before = await readFile(run);
  for (const [sql, told] of REFUSED) {
    const asked = rowsOf(dir, sql.replaceAll('DIR', dir.replaceAll("'", "''")));
    await expect(asked, sql).rejects.toThrow(told);
  }
  expect(await readFile(run)).toEqual(before);
  expect((await readdir(dir)).toSorted()).toEqual(['events.ndjson', 'tables']);
  expect(await readdir(dirname(dir))).toEqual(['run']);
});

test('a query that would never end is ended, one that wants too much memory too, and each says so', async ({}, info) => {
  const dir = info.outputPath('run');
  await leaveRecord(dir, sampleEvents({ users: 3 }));
  const endless = 'select count(*) from range(1000000000) a, range(1000000000) b where a.range + b.range = 1';
  await expect(rowsOf(dir, endless, 300)).rejects.toThrow(
    /^stopped the query, because it took longer than 300 ms\n {2}→ ask for less/,
  );
  const greedy = `select list(repeat('x', 1000) || range) from range(5000000)`;
  await expect(rowsOf(dir, greedy)).rejects.toThrow('it needs more memory than a query may have');
});

test('a page that logs 100 000 lines is asked like any other', async ({}, info) => {
  const dir = info.outputPath('run');
  const logged = Array.from({ length: 100_000 }, (_, i): RunEvent => ({
    type: 'page.problem',
    t: i,
    citizen: i % 7,
    step: 1,
    source: 'console',
    message: `line ${i}: ${'x'.repeat(i % 300)} “é” \u2028`,
  }));
  await leaveRecord(dir, [...sampleEvents({ users: 2 }), ...logged]);
  expect(
    await rowsOf(dir, 'select count(*) n, count(distinct message) told, max(citizen) highest from problems'),
  ).toEqual([{ n: 100_000, told: 100_000, highest: 6 }]);
});

test('a record where half a character makes every reader stumble is asked whole', async ({}, info) => {
  const dir = info.outputPath('run');
  const events = sampleEvents({ users: 200, hostile: '\udc00' });
  await leaveRecord(dir, events, '{"type":"step","t":');
  const exchanges = events.filter(({ type }) => type === 'exchange').length;
  expect(
    await rowsOf(dir, `select count(*) n, count(*) filter (where url like '%\ufffd') sound from exchanges`),
  ).toEqual([{ n: exchanges, sound: exchanges }]);
  expect(await rowsOf(dir, 'select left_out from runs')).toEqual([{ left_out: 1 }]);
});
