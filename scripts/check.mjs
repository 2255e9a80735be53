// @ts-check
// Every check that is not a test, a few at a time. Says which failed and why, and ends with an exit code.
import { existsSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { printEnded, root, runAll, tool } from './commands.mjs';

const CACHE = path.join('node_modules', '.cache');

/** @param {string} project */
const incremental = (project) => {
  const info = path.join(CACHE, `${project.replaceAll(/\W+/g, '-')}.tsbuildinfo`);
  return ['--noEmit', '-p', project, '--incremental', '--tsBuildInfoFile', info];
};

/** The longest first, so that the last one does not run alone. */
const CHECKS = [
  { name: 'types', args: [tool('typescript', 'tsc'), ...incremental('tsconfig.json')] },
  {
    name: 'types of the front-ends',
    needs: 'apps/front-ends/tsconfig.json',
    args: [tool('vue-tsc'), ...incremental('apps/front-ends/tsconfig.json')],
  },
  {
    name: 'types of the scripts',
    args: [tool('typescript', 'tsc'), ...incremental('scripts/tsconfig.json')],
  },
  {
    name: 'lint',
    args: [tool('oxlint'), '--type-aware', '--deny-warnings'],
    fix: 'some of it: npx oxlint --fix',
  },
  {
    name: 'dead code',
    args: [tool('knip'), '--no-config-hints'],
  },
  {
    name: 'format',
    args: [tool('prettier'), ...'--check --log-level warn --cache .'.split(' ')],
    fix: 'npm run format',
  },
  {
    name: 'who imports whom',
    args: [tool('dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.mjs', 'src', 'apps'],
    fix: 'the rules, with their reasons, are in .dependency-cruiser.mjs',
  },
].filter(({ needs }) => needs === undefined || existsSync(path.join(root, needs)));

/** Runs all checks. @returns {Promise<{ passed: number, failed: string[] }>} */
export async function check() {
  mkdirSync(path.join(root, CACHE), { recursive: true });
  const ended = await runAll(CHECKS, Math.min(4, Math.max(2, availableParallelism())), printEnded);
  const failed = ended.filter(({ code }) => code !== 0).map(({ name }) => name);
  console.log(failed.length === 0 ? '\nAll checks passed.' : `\nChecks that failed: ${failed.join(', ')}.`);
  return { passed: ended.length - failed.length, failed };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { failed } = await check();
  process.exitCode = failed.length === 0 ? 0 : 1;
}
