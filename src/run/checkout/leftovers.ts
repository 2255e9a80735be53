import { rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkoutsPlace } from '../left.ts';
import { claim, ownerOf, release } from '../owner.ts';
import { removeTrees } from './trees.ts';

/**
 * Takes away what comparisons of branches left that ended without a word: killed, or their machine went down. Of several
 * processes that find the same, one does it.
 * @returns what to tell, a sentence each; nothing where nothing was found, which is the rule and costs a look at a folder.
 */
export async function settleCheckouts(projectDir: string): Promise<string[]> {
  const place = checkoutsPlace(projectDir);
  const names: string[] = await readdir(place).catch(() => []);
  const said: string[] = [];
  for (const name of names) {
    const file = join(place, name);
    const [id] = name.split('@', 1);
    if (!id || ownerOf(file)?.isGone !== true) continue;
    const mine = claim(file);
    if (mine === undefined) continue;
    const trouble = await removeTrees(join(place, id), projectDir);
    if (trouble.length === 0) {
      for (const log of names.filter((one) => one.startsWith(`${id}-`)))
        rmSync(join(place, log), { force: true });
      said.push('removed the checkouts of a comparison of branches that ended without a word');
    }
    release(mine, { isDone: trouble.length === 0 });
    said.push(...trouble);
  }
  return said;
}
