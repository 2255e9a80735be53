import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a report of one file may take; browsers get slow with one that is larger. */
const MOST_BYTES = 50_000_000;
/** Allure’s own code in a report of one file. */
const OWN_BYTES = 4_000_000;
/** Everything is in it as Base64. */
const GROWTH = 4 / 3;

/** Whether a report of these results fits into one file of less than 50 MB. */
export async function fitsOneFile(resultsDir: string): Promise<boolean> {
  const names = await readdir(resultsDir);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(resultsDir, name))).size));
  return OWN_BYTES + GROWTH * sizes.reduce((sum, size) => sum + size, 0) < MOST_BYTES;
}
