import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { BadInput, nearest } from '../model/index.ts';

/** A file's text and how a person calls the file. */
export interface Source {
  /** Absolute path; empty for a text that is no file. */
  file: string;
  /** As shown in messages: relative to the working directory where the file lies below it, `/` between folders. */
  shown: string;
  text: string;
}

/** Files that people write stay far below; a bigger one is a mistake or an attack on the reader's memory. */
const MAX_BYTES = 1_000_000;

/** The path as a person types it in their terminal. */
export function shownPath(file: string, from = process.cwd()): string {
  const path = relative(from, file);
  if (path === '' || path.startsWith('..') || isAbsolute(path)) return file;
  return path.split(sep).join('/');
}

/**
 * Reads a text file that somebody wrote by hand.
 * @param what what the file is, for the message: `scenario`.
 * @throws BadInput when it is missing, no regular file, too big or not UTF-8.
 */
export async function readSource(path: string, what: string): Promise<Source> {
  const file = resolve(path);
  const shown = shownPath(file);
  const refuse = (because: string, hint: string): BadInput =>
    new BadInput([{ message: `could not read the ${what} ${printable(shown)}, because ${because}`, hint }]);

  const info = await stat(file).catch(errorCode);
  if (typeof info === 'string') {
    if (await isDanglingLink(file)) throw refuse('it is a link to a file that is not there', 'mend the link');
    if (info === 'EACCES') throw refuse('you may not read it', 'check its permissions');
    throw refuse('there is no such file', await whatThereIs(file));
  }
  if (info.isDirectory()) throw refuse('it is a folder', await filesIn(file, `name a ${what} file`));
  if (!info.isFile()) throw refuse('it is not a regular file', `name a ${what} file`);
  if (info.size > MAX_BYTES) {
    const most = `a ${what} has at most ${MAX_BYTES / 1_000} kB; is it the right file?`;
    throw refuse(`it has ${Math.ceil(info.size / 1_000)} kB`, most);
  }
  const bytes = await readFile(file).catch(errorCode);
  if (typeof bytes === 'string') throw refuse('you may not read it', 'check its permissions');
  return { file, shown, text: decode(bytes, () => refuse('it is not UTF-8 text', 'save it as UTF-8')) };
}

/**
 * A text that is there already, as `readSource` gives one.
 * @param path the file it is from, or is to become; none for what somebody sent.
 * @throws BadInput when it is too big.
 */
export function sourceOf(text: string, path: string | undefined, what: string): Source {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES) {
    const message = `could not read the ${what}, because it has ${Math.ceil(bytes / 1_000)} kB`;
    throw new BadInput([{ message, hint: `a ${what} has at most ${MAX_BYTES / 1_000} kB` }]);
  }
  // As the decoder of files does it.
  const content = text.replace(/^\uFEFF/, '');
  if (path === undefined) return { file: '', shown: what, text: content };
  const file = resolve(path);
  return { file, shown: shownPath(file), text: content };
}

/** Control characters in a name must not reach somebody's terminal. */
function printable(path: string): string {
  return path.replace(/\p{Cc}/gu, '?');
}

function decode(bytes: Uint8Array, failure: () => BadInput): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw failure();
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

async function isDanglingLink(file: string): Promise<boolean> {
  const link = await lstat(file).catch(errorCode);
  return typeof link !== 'string' && link.isSymbolicLink();
}

/** What to say about a file that is not there: the nearest name, else what its folder has. */
export async function whatThereIs(file: string, shown = shownPath): Promise<string> {
  const folder = dirname(file);
  const names = await readdir(folder).catch(() => undefined);
  if (!names) return `there is no folder ${shown(folder)} either`;
  const [best] = nearest(basename(file), names);
  if (best) return `did you mean ${shown(resolve(folder, best))}?`;
  return filesIn(folder, 'check the name', shown);
}

async function filesIn(folder: string, otherwise: string, shown = shownPath): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  if (names.length === 0) return otherwise;
  const some = names.toSorted().slice(0, 8);
  return `${shown(folder)} has ${some.join(', ')}${names.length > some.length ? ', …' : ''}`;
}
