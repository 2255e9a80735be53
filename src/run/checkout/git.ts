import { execFile } from 'node:child_process';
import { BadInput } from '../../model/index.ts';

/** What a hook of git tells those that it starts, and what would lead them to another place than the one they are in. */
const OF_A_HOOK = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR'];
/** Names of all branches of a large repository. */
const MOST_BYTES = 64e6;

/** The environment of this process, as it is where no hook of git has started it. */
export function plainEnv(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !OF_A_HOOK.includes(name)));
}

/** Git did not do what it was told. */
export class GitFailed extends Error {
  constructor(said: string) {
    super(said);
    this.name = 'GitFailed';
  }
}

/**
 * Asks git for something; there is no shell.
 * @param cwd a folder of the repository.
 * @returns what it printed.
 * @throws GitFailed with what git said; BadInput where there is no git; the reason of the signal.
 */
export function git(args: readonly string[], cwd: string, signal?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...plainEnv(), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
    const options = { cwd, env, maxBuffer: MOST_BYTES, windowsHide: true, ...(signal ? { signal } : {}) };
    execFile('git', [...args], options, (error, printed, said) => {
      if (!error) resolve(printed);
      else if (signal?.aborted) reject(signal.reason as Error);
      else if (error.code === 'ENOENT') reject(noGit());
      else reject(new GitFailed(lineOf(said) ?? error.message));
    });
  });
}

function noGit(): BadInput {
  return new BadInput([
    {
      message: 'could not check out a branch, because there is no program “git”',
      hint: 'install git, or compare two targets: --a and --b',
    },
  ]);
}

/** The line that says why. */
function lineOf(said: string): string | undefined {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  return (lines.findLast((line) => /^(?:fatal|error):/.test(line)) ?? lines.at(-1))?.trim();
}
