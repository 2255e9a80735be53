import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { applicationScenario } from './application-page.ts';
import { makeProject } from './project.ts';

/** A service of a few lines that needs `made.txt`, which `prepare.mjs` writes; a fault of its code is a status. */
const SERVICE = (status: number): string => `import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
const title = readFileSync('made.txt', 'utf8');
const page = \`<!doctype html><html lang="en"><title>\${title}</title><link rel="icon" href="data:,">
<label>Your name <input name="name"></label><button>Send</button><p role="status"></p>
<script>
  document.querySelector('button').onclick = async () => {
    const answer = await fetch('/api/applications', { method: 'POST', body: '{}' });
    document.querySelector('[role=status]').textContent = answer.ok ? 'Received' : 'Sorry';
  };
</script></html>\`;
const server = createServer((request, response) => {
  if (request.url === '/apply') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  else response.writeHead(${status}, { 'content-type': 'application/json' }).end('{}');
});
server.listen(0, '127.0.0.1', () => console.log('service ready at http://127.0.0.1:' + server.address().port));
`;

const PREPARE = `import { writeFileSync } from 'node:fs';
console.log('making the title');
writeFileSync('made.txt', 'Apply');
`;

/** A target that is started; `prepare` stands in its file. */
export function startedTarget(prepare = 'prepare: node prepare.mjs\n', start = 'node service.mjs'): string {
  return `name: portal\nstart: ${start}\n${prepare}services:\n  api: '**/api/**'\n`;
}

/** A repository in which a project stands in `apps/portal`. */
export interface Repository {
  /** The project. */
  dir: string;
  /** Its scenario, seen from it. */
  scenario: string;
  /** Writes a file of the project, and no more. */
  write(file: string, text: string): Promise<void>;
  /** Writes files of the project on a branch, made from what is checked out when it is not there, and stays there. @returns the commit. */
  commit(branch: string, files: Record<string, string>): Promise<string>;
  git(...args: string[]): string;
  /** How many worktrees git knows besides the working copy, and what is left in the folder of checkouts. */
  leftovers(): { worktrees: number; files: string[] };
  remove(): Promise<void>;
}

/** A repository whose branch `main` answers well and whose branch `worse`, which is checked out, does not. */
export async function makeRepository(): Promise<Repository> {
  const made = await makeProject({ url: 'http://127.0.0.1:9', scenario: applicationScenario({ users: 2 }) });
  const top = await realpath(made.dir);
  const dir = join(top, 'apps', 'portal');
  const git = (...args: string[]): string => {
    const who = ['user.name=Tester', 'user.email=tester@example.org', 'commit.gpgsign=false'];
    return execFileSync('git', [...who.flatMap((one) => ['-c', one]), ...args], {
      cwd: top,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  };
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), text);
  };
  const commit = async (branch: string, files: Record<string, string>): Promise<string> => {
    const isThere = git('branch', '--list', branch) !== '';
    git('switch', '--quiet', ...(isThere ? [] : ['--create']), branch);
    for (const [file, text] of Object.entries(files)) await write(file, text);
    git('add', '--all');
    git('commit', '--quiet', '--message', branch);
    return git('rev-parse', 'HEAD');
  };
  git('init', '--quiet', '--initial-branch', 'start');
  await mkdir(dir, { recursive: true });
  for (const folder of ['personas', 'scenarios', 'fixtures', 'targets'])
    await rename(join(top, folder), join(dir, folder));
  await commit('main', {
    '.gitignore': 'reports/\nmade.txt\n',
    'service.mjs': SERVICE(201),
    'prepare.mjs': PREPARE,
    'targets/portal.yml': startedTarget(),
  });
  await commit('worse', { 'service.mjs': SERVICE(500) });
  return {
    dir,
    scenario: made.scenario,
    write,
    commit,
    git,
    leftovers: () => {
      const listed = git('worktree', 'list', '--porcelain').match(/^worktree /gm) ?? [];
      const files = readdirSync(join(dir, '.esr', 'checkouts')).filter((name) => name !== '.gitignore');
      return { worktrees: listed.length - 1, files };
    },
    remove: () => rm(top, { recursive: true, force: true }),
  };
}
