import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { readTestValues } from '../guard/index.ts';
import { messageOf, BadInput, type Problem } from '../model/index.ts';

/** Where a project lists the values that look real and are nobody's. */
export const TEST_VALUES = 'fixtures/test-values.txt';

/**
 * Values that the project declares as nobody's, as they are written.
 * @throws BadInput with every line of the list that will not do.
 */
export async function testValuesOf(projectDir: string): Promise<string[]> {
  const file = join(projectDir, TEST_VALUES);
  if (!existsSync(file)) return [];
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new BadInput([unreadable(TEST_VALUES, error)]);
  });
  const { values, problems } = readTestValues(text, TEST_VALUES);
  if (problems.length > 0) throw new BadInput(problems);
  return values;
}

const REASONS: Readonly<Record<string, [because: string, hint: string]>> = {
  ENOENT: ['there is no such file or folder', 'check the name'],
  ENOTDIR: ['there is no such file or folder', 'check the name'],
  EACCES: ['you may not read it', 'check its permissions'],
  EPERM: ['you may not read it', 'check its permissions'],
  ELOOP: ['it is a link that leads to itself', 'mend the link'],
};

/** Why a file or folder could not be read, and what to do about it. */
export function unreadable(path: string, error: unknown, better?: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [because, usual] = REASONS[code] ?? [messageOf(error), undefined];
  const hint = code === 'ENOENT' ? (better ?? usual) : usual;
  return {
    message: `could not look into ${printable(path)}, because ${because}`,
    ...(hint === undefined ? {} : { hint }),
  };
}

/** As a person types it: relative to where they are, when it lies below. */
export function shownPath(file: string): string {
  const path = relative(process.cwd(), file);
  return printable(path === '' || path.startsWith('..') ? file : path.split(sep).join('/'));
}

/** Control characters in a name must not reach somebody's terminal. */
function printable(path: string): string {
  return path.replace(/\p{Cc}/gu, '?');
}
