import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Debrief } from '../model/index.ts';

/** Writes `scorecard.json`, every figure of the debrief as data. @returns its path. */
export async function writeScorecard({
  scorecard,
  dir,
}: Pick<Debrief, 'scorecard' | 'dir'>): Promise<string> {
  const file = join(dir, 'scorecard.json');
  await writeFile(file, `${JSON.stringify(scorecard, null, 2)}\n`);
  return file;
}
