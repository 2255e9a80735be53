import { randomBytes } from 'node:crypto';
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { formatScenario, type Formatted } from '../language/index.ts';
import { BadInput, type Problem } from '../model/index.ts';

/**
 * Scenario files with their canonical form, in the order given; the files are left alone.
 * @param projectDir files to carry are found and named from here.
 * @throws BadInput with what is wrong in any of them.
 */
export async function formatFiles(paths: readonly string[], projectDir: string): Promise<Formatted[]> {
  const problems: Problem[] = [];
  const formatted: Formatted[] = [];
  for (const path of paths) {
    try {
      formatted.push(await formatScenario(path, { projectDir }));
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new BadInput(problems);
  return formatted;
}

/**
 * Gives files their canonical form where they do not have it yet: each at once or not at all, with the permissions it
 * has; a link stays one.
 * @returns those that were rewritten.
 * @throws BadInput for JSON files before anything is written: the canonical form is YAML.
 */
export async function rewrite(files: readonly Formatted[]): Promise<Formatted[]> {
  const changed = files.filter(({ before, after }) => before !== after);
  const problems = changed
    .filter(({ file }) => isJson(file))
    .map(({ shown }) => ({
      message: `could not rewrite ${shown}, because the canonical form is YAML`,
      hint: `print it into a file of its own: esr fmt ${shown} > ${shown.replace(/\.json$/i, '.yml')}`,
    }));
  if (problems.length > 0) throw new BadInput(problems);
  for (const { file, after } of changed) await replace(file, after);
  return changed;
}

function isJson(file: string): boolean {
  return /\.json$/i.test(file);
}

async function replace(path: string, text: string): Promise<void> {
  const file = await realpath(path);
  const { mode } = await stat(file);
  const fresh = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(fresh, text, { flag: 'wx' });
    await chmod(fresh, mode);
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
