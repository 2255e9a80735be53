import { createReadStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EVENTS_FILE } from '../append.ts';
import { quoted, withDuckDb } from '../duckdb.ts';
import { takeAway } from './away.ts';
import { ARCHIVE_FILE, hashOf, keptFiles, sizeOf } from './files.ts';
import { holding, Overtaken } from './hold.ts';
import { unpackInto } from './unpack.ts';

/** Files are cut into rows of this size, bytes. */
const PIECE = 1 << 16;

/**
 * Turns a run folder into one Parquet file (Zstandard) with every file that cannot be made again from others, byte for
 * byte, and takes them away. Nothing is taken away before the archive was read back and compared, nor what came meanwhile.
 *
 *     folder ──> .archiving-…/archive.parquet ── read back, same hashes ──> archive.parquet ──> the files go, record first
 *
 * @returns bytes before and after.
 * @throws BadInput where DuckDB is not installed; Overtaken where another process does the same; Error when the disk is full,
 *   or what was read back differs.
 */
export async function pack(dir: string): Promise<{ before: number; after: number }> {
  const { bytes: before } = await sizeOf(dir);
  await holding(dir, async (making) => {
    if (!existsSync(join(dir, EVENTS_FILE))) throw new Overtaken();
    const files = await keptFiles(dir);
    const archive = join(making, ARCHIVE_FILE);
    await write(dir, files, archive);
    await compare(dir, files, archive, join(making, 'back'));
    const whole = await open(archive, 'r+');
    await whole.sync();
    await whole.close();
    await rename(archive, join(dir, ARCHIVE_FILE));
    // Without its record it counts as archived, whatever else is still there.
    await rm(join(dir, EVENTS_FILE));
    await takeAway(dir, files);
  });
  return { before, after: (await sizeOf(dir)).bytes };
}

async function write(dir: string, files: readonly string[], archive: string): Promise<void> {
  await withDuckDb(async (db) => {
    await db.run(`set temp_directory = ${quoted(`${archive}.spill`)}`);
    await db.run('create table pieces (path varchar, part integer, bytes blob)');
    const rows = await db.createAppender('pieces');
    for (const path of files) {
      let part = 0;
      // An empty file has a piece too, or it would be forgotten.
      for await (const piece of piecesOf(join(dir, path))) {
        rows.appendVarchar(path);
        rows.appendInteger(part++);
        rows.appendBlob(piece);
        rows.endRow();
      }
    }
    rows.closeSync();
    await db.run(`copy pieces to ${quoted(archive)} (format parquet, compression zstd, row_group_size 2048)`);
  });
}

async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  let any = false;
  for await (const piece of createReadStream(file, { highWaterMark: PIECE })) {
    any = true;
    yield piece as Buffer;
  }
  if (!any) yield new Uint8Array();
}

async function compare(dir: string, files: readonly string[], archive: string, back: string): Promise<void> {
  await unpackInto(archive, back);
  for (const path of files) {
    if ((await hashOf(join(dir, path))) === (await hashOf(join(back, path)))) continue;
    throw new Error(
      `could not archive the run, because ${path} came back from the archive as something else`,
    );
  }
}
