import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { built } from './built.ts';
import type { Engine } from './engine.ts';
import { pipelineOn } from './pipeline.ts';

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

/** PGlite as an engine. */
export function engineOn(pglite: PGlite, close: () => Promise<void>): Engine {
  return {
    rows: pipelineOn(pglite),
    run: async (sql) => void (await pglite.exec(sql)),
    close,
  };
}
