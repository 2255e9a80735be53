import { existsSync } from 'node:fs';
import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { EVENTS_FILE } from '../append.ts';
import { onlyThis, quoted, withDuckDb } from '../duckdb.ts';
import { keptFiles } from './files.ts';
import { holding } from './hold.ts';

/**
 * Makes an archived run what it was, in its folder: the files come into place first and the record last; then the archive
 * goes. Done again after it was broken off, it ends the same.
 * @param archive the archive, in the folder of the run.
 * @throws BadInput where DuckDB is not installed; Overtaken where another process has the run in hand; Error when the archive
 *   cannot be read or the disk is full.
 */
export async function unpack(archive: string): Promise<void> {
  const dir = dirname(archive);
  await holding(dir, async (making) => {
    // Another process was faster.
    if (!existsSync(archive)) return;
    await unpackInto(archive, making);
    for (const path of await keptFiles(making)) {
      await mkdir(dirname(join(dir, path)), { recursive: true });
      await rename(join(making, path), join(dir, path));
    }
    await rm(archive);
  });
}

/** Writes every file of an archive below a folder. @throws Error for an archive without a record, or of other files. */
export async function unpackInto(archive: string, dir: string): Promise<void> {
  /** How many pieces of each file came so far; they come in the order in which they were written. */
  const seen = new Map<string, number>();
  await withDuckDb(async (db) => {
    const asked = await db.stream(`select path, part, bytes from read_parquet(${quoted(onlyThis(archive))})`);
    for await (const rows of asked.yieldRows()) {
      for (const [path, part, bytes] of rows) {
        const file = placeFor(String(path), dir);
        const piece = (bytes as { bytes: Uint8Array }).bytes;
        const before = seen.get(String(path)) ?? 0;
        if (part !== before)
          throw new Error(`could not read ${archive}, because its pieces are out of order`);
        if (before === 0) {
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, piece);
        } else await appendFile(file, piece);
        seen.set(String(path), before + 1);
      }
    }
  });
  if (!seen.has(EVENTS_FILE))
    throw new Error(`could not read ${archive}, because it holds no record of a run`);
}

/** Where a file of an archive goes. An archive may come from anywhere. @throws Error where that would be outside of the run. */
export function placeFor(path: string, dir: string): string {
  const file = join(dir, path);
  const inside = relative(dir, file);
  if (inside === '' || inside.split(sep)[0] === '..' || path.includes('\0')) {
    throw new Error(`could not read the archive, because it holds a file outside of the run: ${path}`);
  }
  return file;
}
