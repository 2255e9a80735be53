import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { esr, ROOT } from '../support/processes.ts';

/**
 * Folders of the project of which a command loaded something, as Node tells it of itself.
 * @param dir where it is typed, and nobody flies: what a run might have left is looked for first.
 */
async function foldersLoaded(args: string[], dir: string): Promise<string[]> {
  const there = args.map((arg) => (arg.startsWith('scenarios') ? join(ROOT, arg) : arg));
  await mkdir(dir, { recursive: true });
  await esr(there, { cwd: dir, env: { NODE_V8_COVERAGE: dir } });
  const folders = new Set<string>();
  for (const file of await readdir(dir)) {
    const { result } = JSON.parse(await readFile(join(dir, file), 'utf8')) as { result: { url: string }[] };
    for (const { url } of result) {
      const [, folder] = /\/dist\/src\/([\w-]+)\//.exec(url) ?? [];
      if (folder !== undefined) folders.add(folder);
    }
  }
  return [...folders].toSorted();
}

const FACE = ['cli', 'model', 'run'];

for (const { args, needs } of [
  { args: ['--help'], needs: [] },
  { args: ['--version'], needs: [] },
  { args: ['run', '--help'], needs: [] },
  { args: ['run', 'scenarios/tuition-grant.yml', '--users', 'many'], needs: [] },
  { args: ['sql'], needs: ['record'] },
  { args: ['pii', 'scan', 'scenarios'], needs: ['guard'] },
  { args: ['fmt', 'scenarios/tuition-grant.yml'], needs: ['language', 'steps'] },
  { args: ['validate', 'scenarios/tuition-grant.yml'], needs: ['guard', 'language', 'steps'] },
]) {
  test(`esr ${args.join(' ')} waits for nothing that it does not need`, async ({}, info) => {
    const folder = info.outputPath('loaded');
    expect(await foldersLoaded(args, folder)).toEqual([...FACE, ...needs].toSorted());
  });
}
