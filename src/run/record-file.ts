import { constants } from 'node:fs';
import { access, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { readScenario } from '../language/index.ts';
import { messageOf, BadInput } from '../model/index.ts';
import { diskReason, NOT_A_FOLDER } from './disk-reason.ts';

/**
 * Where a recording goes, before anybody does anything for nothing.
 * @param out as the person said; by the address, under a name that is free, without.
 * @returns an absolute path.
 * @throws BadInput when it is there already, cannot be written or cannot be called so.
 */
export async function fileFor(
  { out, projectDir }: { out?: string; projectDir: string },
  url: URL,
): Promise<string> {
  const file = resolve(projectDir, out ?? join('scenarios', `${slugOf(url)}.yml`));
  const shown = relative(projectDir, file);
  const refuse = (because: string, hint: string): BadInput =>
    new BadInput([{ message: `could not write ${shown}, because ${because}`, hint }]);
  if (!/\.ya?ml$/i.test(file)) throw refuse('a recording is YAML', 'give a name that ends in .yml');
  // Complains about a name that no scenario can have.
  await readScenario({ file, text: 'users: 1' }, { projectDir });
  const why = await whyNotIn(dirname(file));
  if (why !== undefined) throw refuse(why, 'give another one with --out');
  if (out === undefined) return freeName(file);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere)
    throw refuse('it is there already', 'nothing is ever overwritten: give another name with --out');
  return file;
}

/** Why nothing can be written into a folder that is there or is to be made; undefined when it can. */
async function whyNotIn(folder: string): Promise<string | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return NOT_A_FOLDER;
    await access(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return isCode(error, 'ENOENT') ? whyNotIn(dirname(folder)) : (diskReason(error) ?? messageOf(error));
  }
}

/** The path of an address as a file name. */
function slugOf({ pathname }: URL): string {
  const words =
    pathname
      .normalize('NFD')
      .toLowerCase()
      .match(/[a-z\d]+/g) ?? [];
  const slug = words
    .filter((word) => !/\d{3}/.test(word))
    .slice(0, 4)
    .join('-');
  return slug === '' ? 'recorded' : slug;
}

/** `apply.yml`, else `apply-2.yml` and so on. */
async function freeName(file: string): Promise<string> {
  const names = new Set(await readdir(dirname(file)).catch(() => []));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? file : file.replace(/(\.ya?ml)$/i, `-${number}$1`);
    if (!names.has(relative(dirname(name), name))) return name;
  }
}

/**
 * Writes a recording under the first name that is free now: it is never lost to another one.
 * @returns the file.
 * @throws BadInput, with the text, when it cannot be written.
 */
export async function writeFresh(file: string, text: string): Promise<string> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    return file;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return writeFresh(await freeName(file), text);
    const hint = `this is what was recorded; put it into a file yourself:\n\n${text}`;
    throw new BadInput([
      { message: `could not write ${file}, because ${diskReason(error) ?? messageOf(error)}`, hint },
    ]);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
