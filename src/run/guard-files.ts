import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { couldBe, hide, Ledger, scan, scanFile } from '../guard/index.ts';
import type { Finding } from '../guard/index.ts';
import type { Problem, Scenario, SourcePosition, Step } from '../model/index.ts';
import { stepKindOf } from '../steps/index.ts';
import { shownPath, TEST_VALUES } from './test-values.ts';

/** So many values of one file are told; the others are much the same. */
const MOST_OF_A_FILE = 20;
/** What a target file says of itself: its own addresses, and the person who allowed a drill. */
const TARGETS_OWN = /^\s*["']?(?:allowed_by|url|start|ready)["']?\s*:/;

/** What in these files could belong to a real person; files that are not there, or are no text, have nothing. */
export async function problemsIn(
  files: Iterable<string>,
  testValues: readonly string[],
  { isTarget = false } = {},
): Promise<Problem[]> {
  const declared = new Ledger(testValues);
  const problems: Problem[] = [];
  for (const file of new Set([...files].map((one) => resolve(one)))) {
    let told = 0;
    await scanFile(file, { declared }, (finding, line) => {
      const sourceLine = line();
      if (told++ >= MOST_OF_A_FILE || (isTarget && TARGETS_OWN.test(sourceLine))) return;
      const at = { file: shownPath(file), line: finding.line, column: finding.column };
      problems.push({ ...problemOf(finding), at, sourceLine });
      // Whoever cannot read a file hears it from those who need it.
    }).catch(() => undefined);
  }
  return problems;
}

/** What of a scenario as it was read could belong to a real person: also where no line shows what a value is for. */
export async function problemsOf(scenario: Scenario, testValues: readonly string[]): Promise<Problem[]> {
  const { steps, faults, checks, file } = scenario;
  const places = [...steps, ...faults, ...checks].flatMap(({ at }) => (at ? [at.file] : []));
  const inFiles = await problemsIn([file, ...places, ...steps.flatMap(carried)].filter(Boolean), testValues);
  const known = new Set(inFiles.map(({ message, at }) => `${at?.file} ${message}`));
  const options = { declared: new Ledger(testValues) };
  const inSteps = steps.flatMap((step) =>
    textsOf(step).flatMap(({ text, label }) =>
      scan(text, { ...options, label }).map((finding) => ({ ...problemOf(finding), at: step.at })),
    ),
  );
  const fresh = inSteps.filter(({ message, at }) => !known.has(`${at?.file} ${message}`));
  return [...inFiles, ...once(fresh).map(({ at, ...problem }) => (at ? { ...problem, at } : problem))];
}

/** A problem as it may be shown: what could be somebody's is hidden in it. */
export function withoutValues(problem: Problem): Problem {
  const shown = (text: string): string =>
    hide(
      text,
      scan(text).filter(({ kind }) => kind !== 'ip'),
    );
  const { message, hint, sourceLine } = problem;
  return {
    ...problem,
    message: shown(message),
    ...(hint === undefined ? {} : { hint: shown(hint) }),
    ...(sourceLine === undefined ? {} : { sourceLine: shown(sourceLine) }),
  };
}

/** The files of a folder of personas or targets. */
export async function yamlFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /\.ya?ml$/i.test(name)).map((name) => join(folder, name));
}

/** The file of a target, by its name or path; none for an address. */
export async function targetFileOf(nameOrPath: string, projectDir: string): Promise<string[]> {
  if (/[\\/]|\.ya?ml$/i.test(nameOrPath)) return [resolve(projectDir, nameOrPath)].filter(existsSync);
  const files = await yamlFilesIn(join(projectDir, 'targets'));
  return files.filter((file) => basename(file).replace(/\.ya?ml$/i, '') === nameOrPath);
}

function problemOf(finding: Finding): Pick<Problem, 'message' | 'hint'> {
  return {
    message: `${finding.value} ${couldBe(finding)}`,
    hint: `${finding.hint}; a value that is nobody’s goes into ${TEST_VALUES}, with the reason`,
  };
}

/** Files of the project that a step uploads. */
function carried({ kind, settings }: Step): string[] {
  const files = stepKindOf(kind)?.files ?? [];
  return files.flatMap((key) => {
    const path = settings[key];
    return typeof path === 'string' && isAbsolute(path) ? [path] : [];
  });
}

/** Keys that say nothing of their value: the control does. */
const SAYS_NOTHING = /^(?:value|message|text|user|with)$/;

/** What a step gives, each with the words that say what it is. */
function textsOf({ kind, settings, title, dialog }: Step): { text: string; label: string }[] {
  const files = stepKindOf(kind)?.files ?? [];
  const texts: { text: string; label: string }[] = [];
  const walk = (value: unknown, label: string): void => {
    if (typeof value === 'string') texts.push({ text: value, label });
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      walk(inner, SAYS_NOTHING.test(key) ? label : key);
    }
  };
  walk(Object.fromEntries(Object.entries(settings).filter(([key]) => !files.includes(key))), title);
  if (typeof dialog === 'object') walk(dialog.text, title);
  return texts;
}

/** Each problem once, however often its step is repeated. */
function once<T extends { message: string; at: SourcePosition | undefined }>(problems: readonly T[]): T[] {
  const byPlace = new Map(
    problems.map((problem) => [JSON.stringify([problem.at, problem.message]), problem]),
  );
  return [...byPlace.values()];
}
