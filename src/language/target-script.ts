import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { clip } from './complaints.ts';
import { isInside } from './inside.ts';
import { shownPath, whatThereIs } from './source.ts';

/**
 * Finds a module of the project, such as one that makes accounts. Links are followed first, so that nothing outside the project is
 * run. It is only found here, not run.
 */
export async function findModule(
  path: string,
  projectDir: string,
  { takesTypeScript = false }: { takesTypeScript?: boolean } = {},
): Promise<{ file: string } | { message: string; hint: string }> {
  const refuse = (because: string, hint: string): { message: string; hint: string } => ({
    message: `could not use the script “${clip(path)}”, because ${because}`,
    hint,
  });
  const file = resolve(projectDir, path);
  const project = await realpath(projectDir).catch(() => resolve(projectDir));
  const real = await realpath(file).catch(() => undefined);
  if (!isInside(projectDir, file) || (real !== undefined && !isInside(project, real)))
    return refuse('it lies outside the project', 'copy it into the project');
  const info = real === undefined ? undefined : await stat(real);
  if (real === undefined || !info)
    return refuse('there is no such file', await whatThereIs(file, (one) => shownPath(one, projectDir)));
  if (!info.isFile()) return refuse('it is not a regular file', 'name a JavaScript module');
  if (!(takesTypeScript ? /\.[cm]?[jt]s$/i : /\.[cm]?js$/i).test(real))
    return refuse(
      'it is not JavaScript',
      'name a module that ends with .mjs or .js; TypeScript is to be built first',
    );
  return { file };
}
