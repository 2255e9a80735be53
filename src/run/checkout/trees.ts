import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join, relative } from 'node:path';
import { BadInput, messageOf } from '../../model/index.ts';
import { checkoutsPlace } from '../left.ts';
import { hold, signed } from '../owner.ts';
import { freshRunId } from '../run-id.ts';
import { git, GitFailed } from './git.ts';

/**
 * Checkouts of a repository that are there as long as this process needs them.
 *
 *     .esr/checkouts/20261121-101503-a1b2@….jsonl             whose they are: written first, removed last
 *     .esr/checkouts/20261121-101503-a1b2/a, …/b              each a worktree of git
 *     .esr/checkouts/20261121-101503-a1b2-a.log               what preparing one printed; stays where that failed
 */
export class Trees {
  readonly #projectDir: string;
  readonly #dir: string;
  readonly #journal: string;
  readonly #letGo: () => void;
  readonly #logs: string[] = [];

  constructor(projectDir: string) {
    const place = checkoutsPlace(projectDir);
    this.#projectDir = projectDir;
    this.#dir = join(place, freshRunId());
    this.#journal = signed(this.#dir);
    mkdirSync(place, { recursive: true });
    // Whatever the project tells git to ignore: a worktree is nothing to be committed.
    writeFileSync(join(place, '.gitignore'), '*\n');
    removeOldLogs(place);
    writeFileSync(this.#journal, '', { flag: 'wx' });
    this.#letGo = hold(this.#journal);
  }

  /**
   * Makes a checkout, without the repository's hooks: what makes it startable is for the target's file to say.
   * @returns its folder.
   * @throws BadInput with what git said; the reason of the signal.
   */
  async add(name: 'a' | 'b', commit: string, signal: AbortSignal): Promise<string> {
    const tree = join(this.#dir, name);
    const args = ['-c', `core.hooksPath=${devNull}`, 'worktree', 'add', '--detach', tree, commit];
    await git(args, this.#projectDir, signal).catch((error: unknown) => {
      if (!(error instanceof GitFailed)) throw error;
      const message = `could not check out ${commit.slice(0, 10)}, because git said: ${error.message}`;
      throw new BadInput([
        { message, hint: 'see whether there is room on the disk, and `git worktree list`' },
      ]);
    });
    return tree;
  }

  /** The file for what preparing a checkout prints. */
  log(name: 'a' | 'b'): string {
    const file = `${this.#dir}-${name}.log`;
    this.#logs.push(file);
    return file;
  }

  /** Preparing went well: nobody needs to read what it printed. */
  forgetLogs(): void {
    for (const file of this.#logs) rmSync(file, { force: true });
  }

  /** Takes all of them away. @returns what could not be, in sentences; the next command tries again then. */
  async remove(): Promise<string[]> {
    const trouble = await removeTrees(this.#dir, this.#projectDir);
    this.#letGo();
    if (trouble.length === 0) rmSync(this.#journal, { force: true });
    return trouble;
  }
}

/** Takes the checkouts in a folder away, and the folder. @returns what could not be, in sentences. */
export async function removeTrees(dir: string, projectDir: string): Promise<string[]> {
  const trees = [join(dir, 'a'), join(dir, 'b')];
  // Twice with force: also one that git had not finished to make.
  const forget = (tree: string): Promise<unknown> =>
    git(['worktree', 'remove', '--force', '--force', tree], projectDir).catch(() => undefined);
  for (const tree of trees) await forget(tree);
  try {
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    const shown = relative(projectDir, dir).replaceAll('\\', '/');
    return [`could not remove ${shown}, because ${messageOf(error)}; the next command tries again`];
  }
  // One whose folder git could not remove is known to it still.
  for (const tree of trees) await forget(tree);
  return [];
}

/** What comparisons that have ended left to be read: once another one begins, it has been. */
function removeOldLogs(place: string): void {
  const names = readdirSync(place);
  const underWay = new Set(names.filter((name) => name.includes('@')).map((name) => name.split('@', 1)[0]));
  for (const name of names) {
    const [, id] = /^(.+)-[ab]\.log$/.exec(name) ?? [];
    if (id !== undefined && !underWay.has(id)) rmSync(join(place, name), { force: true });
  }
}
