import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { relations } from '../../../src/record/index.ts';
import { ROOT } from '../../support/processes.ts';
import { sampleEvents } from '../../support/debrief-sample.ts';
import { leaveRecord, rowsOf } from './asked.ts';

const read = (): Promise<string> => readFile(join(ROOT, 'docs/record.md'), 'utf8');

test('docs/record.md has every table with every column', async () => {
  const chapters = new Map(
    (await read()).split('\n### ').map((chapter) => [chapter.split('\n', 1)[0], chapter] as const),
  );
  for (const { name, meaning, columns } of relations) {
    const chapter = chapters.get(name) ?? '';
    expect(chapter).toContain(meaning);
    const rows = [...chapter.matchAll(/^\| `(\w+)` +\| (\S+) +\| \S* *\| (.+?) +\|$/gm)];
    expect(rows.map(([, column, type, what]) => [column, type, what])).toEqual(
      columns.map((column) => [column.name, column.type, column.meaning]),
    );
  }
});

test('the examples of docs/record.md work', async ({}, info) => {
  const dir = info.outputPath('run');
  await leaveRecord(dir, sampleEvents({ users: 12, outcome: (n) => (n % 4 === 0 ? 'failed' : 'finished') }));
  const [, block = ''] = /```sql\n([^]+?)```/.exec(await read()) ?? [];
  const queries = block.split(';').filter((query) => query.trim() !== '');
  expect(queries).toHaveLength(4);
  for (const query of queries) expect((await rowsOf(dir, query)).length, query).toBeGreaterThan(0);
});
