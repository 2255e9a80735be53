import { realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, resolve } from 'node:path';
import { documentKindOf, leastKB } from '../model/index.ts';
import type { DocumentQuality } from '../model/index.ts';
import { clip } from './complaints.ts';
import { isInside } from './inside.ts';
import { shownPath, whatThereIs } from './source.ts';
import type { World } from './world.ts';

/** The file to upload: where it is, or the name of one to be made for each citizen; or why it may not be uploaded. */
type Found = { file: string } | { message: string; hint: string };

/** As everywhere with files: `sizeKB` counts thousands. */
const BYTES_PER_KB = 1_000;

/**
 * Finds a file that a scenario wants to upload: below the project first, then beside the file that names it; a bare
 * name also in fixtures/. A bare name that is nowhere is made for each citizen, where it is a name of a document. Links
 * are followed before anything is allowed, so that no scenario can carry a file from outside the project to a service.
 * @param folder where the file lies that names it.
 */
export async function findUpload(path: string, world: World, folder: string): Promise<Found> {
  const { projectDir } = world;
  const isBare = !/[\\/]/.test(path);
  const fixtures = isBare ? [resolve(projectDir, 'fixtures', path)] : [];
  const candidates = [...new Set([resolve(projectDir, path), resolve(folder, path), ...fixtures])];
  const refuse = (because: string, hint: string): Found => ({
    message: `could not upload “${clip(path)}”, because ${because}`,
    hint,
  });
  if (path.includes('{{')) {
    return refuse(
      'the name of a file cannot have a template',
      'name one file; those made for citizens differ anyway',
    );
  }
  const outside = 'copy the file into the project, for instance into fixtures/';
  const project = await realpath(projectDir).catch(() => resolve(projectDir));
  const shown = (file: string): string => shownPath(file, projectDir);
  let allOutside = true;
  for (const candidate of candidates) {
    const real = await realpath(candidate).catch(() => undefined);
    const lexicallyInside = isInside(projectDir, candidate) || isInside(project, candidate);
    if (lexicallyInside) allOutside = false;
    if (real === undefined) continue;
    if (!isInside(project, real)) {
      const left = `${shown(candidate)} is a link that leaves the project`;
      return refuse(lexicallyInside ? left : 'it lies outside the project', outside);
    }
    const info = await stat(real).catch(() => undefined);
    if (info?.isDirectory()) return refuse('it is a folder', 'name one file of it');
    if (!info?.isFile()) return refuse('it is not a regular file', 'name a document');
    return { file: candidate };
  }
  if (isBare && (world.documents ?? isDocument)(path)) return { file: path };
  if (allOutside) return refuse('it lies outside the project', outside);
  const [first = projectDir] = candidates;
  const tried = candidates.map((file) => clip(shown(file)));
  const places = tried.length > 1 ? `${tried.slice(0, -1).join(', ')} and ${tried.at(-1)}` : tried.join('');
  return refuse(`there is no such file (tried ${places})`, await whatThereIs(first, shown));
}

/** What is wrong with an upload, at one of its settings. */
interface Wrong {
  key: string;
  message: string;
  hint: string;
}

/**
 * Looks whether a document can be made as it is wished: of that name, size and quality. A file that is there is sent as
 * it is, unless it is to be of some quality: then one of its name is made.
 * @param file as `findUpload` gave it.
 */
export async function checkWish(
  file: string,
  { sizeKB, quality }: { sizeKB?: number; quality?: DocumentQuality },
): Promise<Wrong | undefined> {
  const name = basename(file);
  if (isAbsolute(file) && quality === undefined) {
    const { size } = await stat(file);
    if (sizeKB === undefined || size === sizeKB * BYTES_PER_KB) return undefined;
    return {
      key: 'sizeKB',
      message: `could not send ${sizeKB} KB, because “${clip(name)}” is there and has ${size} bytes`,
      hint: 'leave “sizeKB” out; or name a file that is not there, and it is made for each citizen',
    };
  }
  if (quality !== undefined && documentKindOf(name) === undefined) {
    const message = `could not make “${clip(name)}” ${quality}, because citizens make .pdf, .jpg and .jpeg files only`;
    return { key: 'quality', message, hint: 'put a file like that into fixtures/, and leave “quality” out' };
  }
  if (sizeKB === undefined) return undefined;
  const least = leastKB(name, quality);
  if (sizeKB >= least) return undefined;
  const what = quality === undefined ? '' : ` (${quality})`;
  const message = `could not make “${clip(name)}”${what} of ${sizeKB} KB, because what it shows needs more`;
  return { key: 'sizeKB', message, hint: `ask for ${least} KB or more` };
}

/** The endings for which a document can be made that opens. */
function isDocument(name: string): boolean {
  return /^[^.].*\.(?:pdf|jpe?g)$/i.test(name);
}
