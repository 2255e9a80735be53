import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunEvent } from '../../../src/model/index.ts';
import { ask, EVENTS_FILE, keepTables, type Cell } from '../../../src/record/index.ts';

/** A row by its columns. */
export type Row = Record<string, Cell>;

/** Writes events as the record of a run, and any text after them. */
export async function leaveRecord(dir: string, events: readonly RunEvent[], rest = ''): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeFile(
    join(dir, EVENTS_FILE),
    events.map((event) => `${JSON.stringify(event)}\n`).join('') + rest,
  );
}

/** What a query says about runs whose tables are made first. */
export async function rowsOf(
  dirs: string | readonly string[],
  sql: string,
  limitMs?: number,
): Promise<Row[]> {
  const all: Row[] = [];
  const runs = [dirs].flat().map((dir) => ({ dir, runId: dir.split('/').at(-1) ?? dir }));
  for (const { dir } of runs) await keepTables(dir);
  await ask(
    runs,
    sql,
    async ({ columns, rows }) => {
      for await (const some of rows) {
        all.push(
          ...some.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null]))),
        );
      }
    },
    limitMs,
  );
  return all;
}
