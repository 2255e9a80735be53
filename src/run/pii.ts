import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { filesBelow, Ledger, readTestValues, scanFile } from '../guard/index.ts';
import type { PlacedFinding } from '../guard/index.ts';
import { BadInput, nearest, type Problem } from '../model/index.ts';

/** Where a project lists the values that look real and are nobody's. */
export const TEST_VALUES = 'fixtures/test-values.txt';

/** A value that could belong to a real person, and the file it stands in, as a person types its path. */
export type FileFinding = PlacedFinding & { file: string };

/** What `scanPaths` read. */
export interface PiiScan {
  files: number;
  lines: number;
  /** Files that are no text: nothing in them was looked at. */
  binary: number;
  /** Files and folders that could not be read, each with the reason. */
  problems: Problem[];
}

/**
 * Looks for values that could belong to a real person in files and folders, in constant memory. Test values that the
 * project declares pass.
 * @param tell hears each finding as soon as it is found; `false` ends the search.
 * @throws BadInput when a path is not there or the list of test values will not do; nothing was read then.
 */
export async function scanPaths(
  paths: readonly string[],
  projectDir: string,
  tell: (finding: FileFinding) => boolean,
): Promise<PiiScan> {
  const declared = await testValues(projectDir);
  const roots = await existing(paths, projectDir);
  const scan: PiiScan = { files: 0, lines: 0, binary: 0, problems: [] };
  const couldNot = (path: string, error: unknown): void => {
    scan.problems.push(unreadable(shownPath(path), error));
  };
  let goOn = true;
  for (const { path, isFolder } of roots) {
    for await (const file of isFolder ? filesBelow(path, couldNot) : [path]) {
      const read = await scanFile(file, { declared }, (finding) => {
        goOn &&= tell({ file: shownPath(file), ...finding });
      }).catch((error: unknown) => couldNot(file, error));
      if (!goOn) return scan;
      if (!read) continue;
      if (read.binary) scan.binary += 1;
      else scan.files += 1;
      scan.lines += read.lines;
    }
  }
  return scan;
}

async function testValues(projectDir: string): Promise<Ledger> {
  const file = join(projectDir, TEST_VALUES);
  if (!existsSync(file)) return new Ledger();
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new BadInput([unreadable(TEST_VALUES, error)]);
  });
  const { declared, problems } = readTestValues(text, TEST_VALUES);
  if (problems.length > 0) throw new BadInput(problems);
  return declared;
}

async function existing(
  paths: readonly string[],
  projectDir: string,
): Promise<{ path: string; isFolder: boolean }[]> {
  const problems: Problem[] = [];
  const roots: { path: string; isFolder: boolean }[] = [];
  for (const given of paths) {
    const path = resolve(projectDir, given);
    const info = await stat(path).catch(async (error: unknown) => {
      problems.push(unreadable(given, error, await nearestTo(path)));
    });
    if (info !== undefined) roots.push({ path, isFolder: info.isDirectory() });
  }
  if (problems.length > 0) throw new BadInput(problems);
  return roots;
}

const REASONS: Readonly<Record<string, [because: string, hint: string]>> = {
  ENOENT: ['there is no such file or folder', 'check the name'],
  ENOTDIR: ['there is no such file or folder', 'check the name'],
  EACCES: ['you may not read it', 'check its permissions'],
  EPERM: ['you may not read it', 'check its permissions'],
  ELOOP: ['it is a link that leads to itself', 'mend the link'],
};

async function nearestTo(path: string): Promise<string | undefined> {
  const names = await readdir(dirname(path)).catch(() => []);
  const [best] = nearest(basename(path), names);
  return best === undefined ? undefined : `did you mean “${best}”?`;
}

function unreadable(path: string, error: unknown, better?: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [because, usual] = REASONS[code] ?? [
    error instanceof Error ? error.message : String(error),
    undefined,
  ];
  const hint = code === 'ENOENT' ? (better ?? usual) : usual;
  return {
    message: `could not look into ${printable(path)}, because ${because}`,
    ...(hint === undefined ? {} : { hint }),
  };
}

/** As a person types it: relative to where they are, when it lies below. */
function shownPath(file: string): string {
  const path = relative(process.cwd(), file);
  return printable(path === '' || path.startsWith('..') ? file : path.split(sep).join('/'));
}

/** Control characters in a name must not reach somebody's terminal. */
function printable(path: string): string {
  return path.replace(/\p{Cc}/gu, '?');
}
