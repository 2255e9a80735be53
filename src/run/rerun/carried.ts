import { realpath } from 'node:fs/promises';
import { basename, isAbsolute, relative } from 'node:path';
import type { Problem, Step } from '../../model/index.ts';
import { stepKindOf } from '../../steps/index.ts';

/**
 * What is wrong with the files that steps of a plan upload: a plan is a file that may come from elsewhere, and no plan
 * may carry to a service what lies outside the project. Links are followed.
 */
export async function problemsOfFiles(steps: readonly Step[], projectDir: string): Promise<Problem[]> {
  const project = await realpath(projectDir);
  const files = steps.flatMap(({ kind, settings }) =>
    (stepKindOf(kind)?.files ?? []).flatMap((key) => {
      const file = settings[key];
      return typeof file === 'string' && isAbsolute(file) ? [file] : [];
    }),
  );
  const problems = await Promise.all([...new Set(files)].map((file) => problemOf(file, project)));
  return problems.filter((problem) => problem !== undefined);
}

async function problemOf(file: string, project: string): Promise<Problem | undefined> {
  const real = await realpath(file).catch(() => undefined);
  const path = real === undefined ? '' : relative(project, real);
  if (path !== '' && !/^\.\.(?:[\\/]|$)/.test(path) && !isAbsolute(path)) return undefined;
  const because = real === undefined ? 'it is not there any more' : 'it lies outside this project';
  return {
    message: `could not fly again, because of ${basename(file)}, which citizens upload: ${because}`,
    hint: 'fly the run again in the project that flew it, with the files of then',
  };
}
