import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { clip } from './complaints.ts';
import { shownPath, whatThereIs } from './source.ts';

/** Where the file to upload is, or why it may not be uploaded. */
type Found = { file: string } | { message: string; hint: string };

/**
 * Finds a file that a scenario wants to upload: below the project first, then beside the scenario. Links are
 * followed before anything is allowed, so that no scenario can carry a file from outside the project to a service.
 */
export async function findUpload(path: string, projectDir: string, scenarioFile: string): Promise<Found> {
  const project = await realpath(projectDir).catch(() => resolve(projectDir));
  const candidates = [...new Set([resolve(projectDir, path), resolve(dirname(scenarioFile), path)])];
  const outside = `it lies outside the project`;
  const refuse = (because: string, hint: string): Found => ({
    message: `could not upload “${clip(path)}”, because ${because}`,
    hint,
  });
  const shown = (file: string): string => shownPath(file, projectDir);

  let allOutside = true;
  for (const candidate of candidates) {
    const real = await realpath(candidate).catch(() => undefined);
    const lexicallyInside = isInside(projectDir, candidate) || isInside(project, candidate);
    if (lexicallyInside) allOutside = false;
    if (real === undefined) continue;
    if (!isInside(project, real)) {
      const how = lexicallyInside ? `${shown(candidate)} is a link that leaves the project` : outside;
      return refuse(how, 'copy the file into the project, for instance into fixtures/');
    }
    const info = await stat(real).catch(() => undefined);
    if (info?.isDirectory()) return refuse('it is a folder', 'name one file of it');
    if (!info?.isFile()) return refuse('it is not a regular file', 'name a document');
    return { file: candidate };
  }
  const [first = projectDir] = candidates;
  if (allOutside) return refuse(outside, 'copy the file into the project, for instance into fixtures/');
  const tried = candidates.map((file) => clip(shown(file))).join(' and ');
  return refuse(`there is no such file (tried ${tried})`, await whatThereIs(first, shown));
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '' && path !== '..' && !/^\.\.[\\/]/.test(path) && !isAbsolute(path);
}
