import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders that others fill: what lies there is not the project's. */
const LEFT_OUT = new Set(['node_modules', '.git']);

/**
 * The files below a folder, in the order of their names, links left out: they may lead out of it, or in circles.
 * @param unreadable hears of folders that cannot be read, with the error; the others are read all the same.
 */
export async function* filesBelow(
  folder: string,
  unreadable: (folder: string, error: unknown) => void,
): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    unreadable(folder, error);
    return [];
  });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!LEFT_OUT.has(entry.name)) yield* filesBelow(path, unreadable);
    } else if (entry.isFile()) yield path;
  }
}
