import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { filesBelow, Ledger, scanFile } from '../guard/index.ts';
import type { PlacedFinding } from '../guard/index.ts';
import { BadInput, nearest, type Problem } from '../model/index.ts';
import { RunLedgers } from './guard-plan.ts';
import { shownPath, testValuesOf, unreadable } from './test-values.ts';

export { TEST_VALUES } from './test-values.ts';

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
 * project declares pass, and in the folder of a run those that its citizens were made with: 1 KB a citizen.
 * @param tell hears each finding as soon as it is found; `false` ends the search.
 * @throws BadInput when a path is not there or the list of test values will not do; nothing was read then.
 */
export async function scanPaths(
  paths: readonly string[],
  projectDir: string,
  tell: (finding: FileFinding) => boolean,
): Promise<PiiScan> {
  const declared = new Ledger(await testValuesOf(projectDir));
  const ledgers = new RunLedgers();
  const roots = await existing(paths, projectDir);
  const scan: PiiScan = { files: 0, lines: 0, binary: 0, problems: [] };
  const couldNot = (path: string, error: unknown): void => {
    scan.problems.push(unreadable(shownPath(path), error));
  };
  let goOn = true;
  for (const { path, isFolder } of roots) {
    for await (const file of isFolder ? filesBelow(path, couldNot) : [path]) {
      const ledger = await ledgers.of(file);
      const known = ledger ? { declared, ledger } : { declared };
      const read = await scanFile(file, known, (finding) => {
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

async function nearestTo(path: string): Promise<string | undefined> {
  const names = await readdir(dirname(path)).catch(() => []);
  const [best] = nearest(basename(path), names);
  return best === undefined ? undefined : `did you mean “${best}”?`;
}
