import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { built } from './built.ts';
import type { Engine } from './engine.ts';
import { pipelineOn } from './pipeline.ts';

/**
 * After so many statements the log of what was written is folded into the data. PGlite has no process that would do it, and
 * `max_wal_size` bounds nothing without one: the log would grow by some 15 MB each time. What is asked meanwhile waits 15 to
 * 160 ms (200,000 rows written on a busy machine), which is less than 1 % of the time that so many statements take.
 */
const CHECKPOINT_EACH = 50_000;

/**
 * A PostgreSQL data folder with the tables of all services and nothing in them, made by the build. Starting from it
 * takes a fourth of the time and of the processor that it takes to make all of it at every start, which is what happens
 * when there is none.
 */
async function blankDatabase(): Promise<Blob | undefined> {
  const packed = built('platform/blank-database.tar.gz');
  if (packed === undefined) return undefined;
  return new Blob([await promisify(gunzip)(await readFile(packed))], { type: 'application/x-tar' });
}

/**
 * The embedded PostgreSQL. It runs in this process, one statement at a time.
 * @param place a folder that keeps the data, made when it is not there; or `memory`
 */
export async function openEmbedded(place: string): Promise<Engine> {
  const inMemory = place === 'memory';
  const kept =
    !inMemory &&
    (await access(join(place, 'PG_VERSION')).then(
      () => true,
      () => false,
    ));
  const blank = kept ? undefined : await blankDatabase();
  const pglite = await PGlite.create({
    dataDir: inMemory ? 'memory://' : place,
    relaxedDurability: true,
    ...(blank && { loadDataDir: blank }),
  });
  // What is in memory only is safe against nothing, so nothing waits until it is; and it needs no goodbye.
  if (inMemory) await pglite.exec('set synchronous_commit = off');
  return engineOn(pglite, () => (inMemory ? Promise.resolve() : pglite.close()));
}

/** PGlite as an engine. @param checkpointEach after so many statements there is a checkpoint */
export function engineOn(
  pglite: PGlite,
  close: () => Promise<void>,
  checkpointEach = CHECKPOINT_EACH,
): Engine {
  const ask = pipelineOn(pglite);
  let asked = 0;
  return {
    rows<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
      asked += 1;
      // Nobody waits for it but what is asked while it lasts; one that does not come about comes with the next.
      if (asked % checkpointEach === 0) void pglite.exec('checkpoint').catch(() => undefined);
      return ask(sql, parameters);
    },
    run: async (sql) => void (await pglite.exec(sql)),
    close,
  };
}
