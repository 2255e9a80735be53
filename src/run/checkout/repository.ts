import { BadInput, messageOf, nearest, type Problem } from '../../model/index.ts';
import { git, GitFailed } from './git.ts';

/** Where a project stands in its repository: `apps/portal/`; empty where it is the whole of it. */
export async function placeInRepository(projectDir: string): Promise<string> {
  try {
    return (await git(['rev-parse', '--show-prefix'], projectDir)).replace(/\r?\n$/, '');
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const isNone = /not a git repository/i.test(error.message);
    throw new BadInput([
      {
        message: isNone
          ? 'could not check out a branch, because this project stands in no git repository'
          : `could not check out a branch, because git said: ${error.message}`,
        hint: isNone
          ? 'call esr in a clone of your repository, or compare two targets: --a and --b'
          : 'see what `git status` says here',
      },
    ]);
  }
}

/**
 * The commit that a branch, a tag or the name of a commit means.
 * @param place of the project in the repository: the commit must have it.
 * @returns its full name; or what is wrong.
 */
export async function commitOf(
  ref: string,
  { projectDir, place }: { projectDir: string; place: string },
): Promise<{ commit: string } | { problem: Problem }> {
  const commit = await named(ref, '^{commit}', projectDir);
  if (commit === undefined) return { problem: await unknown(ref, projectDir) };
  if (place === '' || (await named(commit, `:${place.replace(/\/$/, '')}`, projectDir)) !== undefined)
    return { commit };
  const message = `“${ref}” has no folder ${place}, in which this project stands`;
  return { problem: { message, hint: 'name a commit in which the project is there' } };
}

/** The state of the working copy. */
export async function workingCopy(projectDir: string): Promise<{ commit: string; changed?: boolean }> {
  const commit = (await named('HEAD', '^{commit}', projectDir)) ?? '';
  const changed = (await git(['status', '--porcelain'], projectDir)).trim() !== '';
  return { commit, ...(changed ? { changed } : {}) };
}

async function named(ref: string, part: string, projectDir: string): Promise<string | undefined> {
  // No name of git begins with a dash, and git would take it for an option.
  if (ref.startsWith('-')) return undefined;
  const args = ['rev-parse', '--verify', '--quiet', `${ref}${part}`];
  const found = await git(args, projectDir).catch((error: unknown) => {
    if (error instanceof GitFailed) return '';
    throw error;
  });
  return found.trim() === '' ? undefined : found.trim();
}

async function unknown(ref: string, projectDir: string): Promise<Problem> {
  const message = `there is no branch, tag or commit “${ref}” in this repository`;
  const listed = await git(['for-each-ref', '--format=%(refname:short)'], projectDir).catch(messageOf);
  const names = listed.split('\n').filter(Boolean);
  const near = names.find((name) => name.endsWith(`/${ref}`)) ?? nearest(ref, names)[0];
  return {
    message,
    hint: near
      ? `did you mean ${near}?`
      : '`git branch --all` lists them; the clone of a pipeline often has one commit only: fetch the other one first',
  };
}
