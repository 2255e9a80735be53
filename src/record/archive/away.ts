import { existsSync } from 'node:fs';
import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { EVENTS_FILE } from '../append.ts';
import { onlyThis, quoted, withDuckDb } from '../duckdb.ts';
import { sweepMakers } from '../parquet/index.ts';
import { ARCHIVE_FILE, MADE_AGAIN } from './files.ts';
import { holding } from './hold.ts';
import { placeFor } from './unpack.ts';

/** What stays beside an archive as it is, so that a history needs nothing unpacked. */
const STAYS = ['scorecard.json', ARCHIVE_FILE];

/** Takes files of a run away that are in its archive, and what can be made again of them; whatever else is there stays. */
export async function takeAway(dir: string, files: readonly string[]): Promise<void> {
  for (const path of files) if (!STAYS.includes(path)) await rm(join(dir, path), { force: true });
  for (const name of MADE_AGAIN) await rm(join(dir, name), { recursive: true, force: true });
  await sweepMakers(dir);
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  const paths = folders.map(({ parentPath, name }) => relative(dir, join(parentPath, name)));
  for (const path of paths.toSorted().toReversed()) {
    // One that holds something is not removed, and shall not be.
    if (!path.startsWith('.')) await rmdir(join(dir, path)).catch(() => undefined);
  }
}

/**
 * Takes away what is still beside an archive because archiving or restoring was broken off: files that are in it, of the
 * same size.
 * @returns whether there was anything.
 * @throws Overtaken where another process is at it; Error where the archive cannot be read.
 */
export async function sweep(dir: string): Promise<boolean> {
  if ((await readdir(dir)).every((name) => STAYS.includes(name))) return false;
  await holding(dir, async () => {
    if (existsSync(join(dir, EVENTS_FILE))) return;
    const left: string[] = [];
    for (const { path, bytes } of await filesIn(join(dir, ARCHIVE_FILE))) {
      const size = await stat(placeFor(path, dir)).then(
        (found) => found.size,
        () => undefined,
      );
      if (size === bytes) left.push(path);
    }
    await takeAway(dir, left);
  });
  return true;
}

async function filesIn(archive: string): Promise<{ path: string; bytes: number }[]> {
  const asked = `select path, sum(octet_length(bytes)) from read_parquet(${quoted(onlyThis(archive))}) group by path`;
  const rows = await withDuckDb(async (db) => (await db.runAndReadAll(asked)).getRows());
  return rows.map(([path, bytes]) => ({ path: String(path), bytes: Number(bytes) }));
}
