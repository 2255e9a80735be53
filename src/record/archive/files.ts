import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { EVENTS_FILE } from '../append.ts';
import { TABLES_DIR } from '../parquet/index.ts';

/** The archive of a run, in its folder. */
export const ARCHIVE_FILE = 'archive.parquet';

/**
 * What is made again of the rest: tables when they are asked, the Allure report when the run is restored. Its results are none of
 * it, for those of tests that a rehearsal ran are nowhere else.
 */
export const MADE_AGAIN: readonly string[] = [TABLES_DIR, 'allure'];

/**
 * Files of a run folder that cannot be made again from others, by their paths in it with `/`; its record comes last.
 * @throws Error when the folder cannot be read.
 */
export async function keptFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.startsWith('.') && !MADE_AGAIN.includes(path.split('/', 1)[0] ?? ''));
  return files
    .filter((path) => path !== EVENTS_FILE && path !== ARCHIVE_FILE)
    .toSorted()
    .concat(EVENTS_FILE);
}

/** SHA-256 of a file, hexadecimal. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** What a folder takes, and when something in it was last changed, ms since 1970; a file that goes meanwhile counts for nothing. */
export async function sizeOf(dir: string): Promise<{ bytes: number; changedAt: number }> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const stats = await Promise.all(
    files.map((entry) => stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0, mtimeMs: 0 }))),
  );
  return {
    bytes: stats.reduce((sum, { size }) => sum + size, 0),
    changedAt: stats.reduce((latest, { mtimeMs }) => Math.max(latest, mtimeMs), 0),
  };
}
