import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { BadInput } from '../../../src/model/index.ts';
import { findBranches } from '../../../src/run/diff/branches.ts';
import { checkOut } from '../../../src/run/diff/check-out.ts';
import type { Both, DiffOptions, ReadySide } from '../../../src/run/diff/sides.ts';
import { settleCheckouts, Trees } from '../../../src/run/checkout/index.ts';
import { alive } from '../../support/alive.ts';
import { makeRepository, startedTarget, type Repository } from '../../support/repository.ts';

/** A repository of its own, and both sides made ready in it. */
const test = base.extend<{
  repository: Repository;
  makeReady: (
    sides: Partial<DiffOptions>,
    use?: (sides: Both<ReadySide>) => void,
    signal?: AbortSignal,
  ) => Promise<string[]>;
}>({
  repository: async ({}, use) => {
    const repository = await makeRepository();
    await use(repository);
    await repository.remove();
  },
  makeReady: async ({ repository: { dir, scenario } }, use) => {
    await use(async (sides, look = () => undefined, signal = new AbortController().signal) => {
      const options = { scenario, projectDir: dir, a: {}, b: {}, ...sides };
      const said: string[] = [];
      const hooks = { readying: (sentence: string) => void said.push(sentence) };
      const trees = new Trees(dir);
      try {
        look(await checkOut(await findBranches(options), options, { trees, signal, hooks }));
      } finally {
        expect(await trees.remove()).toEqual([]);
      }
      return said;
    });
  },
});

/** What a person reads of input that will not do. */
async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof BadInput) return error.message;
  throw new Error(`expected BadInput, but got ${String(error)}`);
}

test('a branch is started as its own file says, in its own folder; the working copy as it stands', async ({
  repository: { commit, dir },
  makeReady,
}) => {
  await commit('moved', { 'targets/portal.yml': startedTarget('', 'node service.mjs --new') });
  await makeReady({ a: { ref: 'main' } }, ([a, b]) => {
    expect(a.target.start?.command).toEqual(['node', 'service.mjs']);
    expect(a.target.start?.cwd).toMatch(/\.esr\/checkouts\/[\w-]+\/a\/apps\/portal$/);
    expect(existsSync(join(a.target.start?.cwd ?? '', 'made.txt'))).toBe(true);
    expect(b.target.start).toMatchObject({ command: ['node', 'service.mjs', '--new'], cwd: dir });
    expect(b.plan.revision).not.toHaveProperty('ref');
    expect(existsSync(join(dir, 'made.txt'))).toBe(false);
  });
});

test('a branch of before the target had a file, or “prepare”, takes what stands here', async ({
  repository: { commit, git, write },
  makeReady,
}) => {
  await commit('main', { 'targets/portal.yml': startedTarget('', 'node service.mjs --old') });
  git('rm', '--quiet', '-r', 'apps/portal/targets');
  git('commit', '--quiet', '--message', 'none');
  await write('targets/portal.yml', startedTarget());
  await makeReady({ a: { ref: 'main~1' }, b: { ref: 'main' } }, ([a, b]) => {
    const starts = [a, b].map(({ target }) => target.start);
    expect(starts.map((start) => start?.command.at(-1))).toEqual(['--old', 'service.mjs']);
    for (const start of starts) expect(existsSync(join(start?.cwd ?? '', 'made.txt'))).toBe(true);
  });
});

test('what nobody prepares is said, and when it finds packages that are not its own', async ({
  repository: { commit, git, write },
  makeReady,
}) => {
  await commit('main', { 'targets/portal.yml': startedTarget('') });
  await commit('other', { 'package-lock.json': '{}' });
  await write('node_modules/left-pad/package.json', '{}');
  const [, , a, b] = await makeReady({ a: { ref: 'main' }, b: { ref: git('rev-parse', 'other') } });
  expect(a).toMatch(
    /^side A, main \(\w{10}\) is flown as git has it: the target’s file has no “prepare”; its package-lock\.json is not the one that stands here/,
  );
  expect(b).toMatch(/^side B, \w{10} is flown as git has it: the target’s file has no “prepare”$/);
});

test('preparing that fails is told with what it printed and where all of it is, and no checkout is left', async ({
  repository: { commit, dir, leftovers },
  makeReady,
}) => {
  const prepare = 'prepare: node prepare.mjs && node missing.mjs && node never.mjs\n';
  await commit('broken', { 'targets/portal.yml': startedTarget(prepare) });
  const message = await refusal(makeReady({ a: { ref: 'main' }, b: { ref: 'broken' } }));
  expect(message).toMatch(
    /^could not prepare side B, broken \(\w{10}\), because of “node missing\.mjs”: it ended with exit code 1\. It printed:\n/,
  );
  expect(message).toMatch(/Cannot find module .*missing\.mjs/);
  const [, log = ''] = /all that was printed is in (\S+\.log);/.exec(message) ?? [];
  const printed = readFileSync(join(dir, log), 'utf8');
  expect(printed).toMatch(/^\$ node prepare\.mjs\nmaking the title\n\$ node missing\.mjs\n/);
  expect(printed).not.toContain('never.mjs');
  expect(leftovers()).toMatchObject({
    worktrees: 0,
    files: [expect.stringMatching(/-a\.log$/), expect.stringMatching(/-b\.log$/)],
  });

  // Once another comparison begins it has been read.
  await makeReady({ a: { ref: 'main' } });
  expect(leftovers()).toEqual({ worktrees: 0, files: [] });
});

test('who is stopped while a branch is prepared leaves neither a checkout nor what prepared it', async ({
  repository: { commit, dir, leftovers },
  makeReady,
}) => {
  const waits =
    "import { writeFileSync } from 'node:fs';\nwriteFileSync('pid.txt', String(process.pid));\nsetInterval(() => {}, 1000);\n";
  await commit('slow', { 'prepare.mjs': waits });
  const stop = new AbortController();
  const reason = new Error('stopped by hand');
  const stopped = makeReady({ a: { ref: 'slow' }, b: { ref: 'main' } }, undefined, stop.signal);
  const ended = expect(stopped).rejects.toBe(reason);
  const pid = (): number => {
    const place = join(dir, '.esr', 'checkouts');
    const [id] = existsSync(place) ? readdirSync(place).filter((name) => /^[\w-]+$/.test(name)) : [];
    const file = join(place, id ?? '', 'a', 'apps', 'portal', 'pid.txt');
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  };
  await expect.poll(pid, { intervals: [20] }).toBeGreaterThan(0);
  const preparing = pid();
  stop.abort(reason);
  await ended;
  expect(alive([preparing])).toEqual([]);
  expect(leftovers().worktrees).toBe(0);
});

test('what a comparison left that was killed is taken away before the next command; what belongs to one that lives is not', async ({
  repository: { dir, git, leftovers },
}) => {
  const trees = new Trees(dir);
  for (const name of ['a', 'b'] as const)
    await trees.add(name, git('rev-parse', 'main'), new AbortController().signal);
  const journal = (): string => leftovers().files.find((name) => name.endsWith('.jsonl')) ?? '';
  const belongsTo = (pid: number | string): void => {
    const place = join(dir, '.esr', 'checkouts');
    renameSync(join(place, journal()), join(place, journal().replace(/@\d+@/, `@${pid}@`)));
  };
  expect(await settleCheckouts(dir)).toEqual([]);
  belongsTo(process.ppid);
  expect(await settleCheckouts(dir)).toEqual([]);
  expect(leftovers().worktrees).toBe(2);
  belongsTo(execFileSync(process.execPath, ['-p', 'String(process.pid)'], { encoding: 'utf8' }).trim());
  expect(await settleCheckouts(dir)).toEqual([
    'removed the checkouts of a comparison of branches that ended without a word',
  ]);
  expect(leftovers()).toEqual({ worktrees: 0, files: [] });
  await trees.remove();
});

test.describe('what cannot be compared is refused in a sentence, before anything is made', () => {
  const cases: [title: string, sides: Pick<DiffOptions, 'a' | 'b'>, said: RegExp[]][] = [
    [
      'branches that are not there, both at once, with the nearest name',
      { a: { ref: 'mian' }, b: { ref: '--upload-pack=x' } },
      [
        /there is no branch, tag or commit “mian” in this repository\n  → did you mean main\?/,
        /“--upload-pack=x” in this repository/,
      ],
    ],
    [
      'one commit under two names',
      { a: { ref: 'worse' }, b: { ref: 'HEAD' } },
      [/both sides are the same commit: worse \(\w{10}\) and HEAD/],
    ],
    [
      'an address, which nobody can check out',
      { a: { ref: 'main', target: 'http://127.0.0.1:9' }, b: {} },
      [/the target “http:\/\/127\.0\.0\.1:9” is not started by esr: it runs at/],
    ],
    [
      'two targets of two branches',
      { a: { ref: 'main', target: 'portal' }, b: { target: 'http://127.0.0.1:9' } },
      [/two were named: “portal” and “http/],
    ],
    [
      'a commit in which the project is not there',
      { a: { ref: 'empty' }, b: {} },
      [/“empty” has no folder apps\/portal\//],
    ],
  ];
  for (const [title, sides, said] of cases) {
    test(title, async ({ repository: { dir, scenario, git } }) => {
      const nothing = git('mktree');
      git('branch', 'empty', git('commit-tree', nothing, '-m', 'empty'));
      const message = await refusal(findBranches({ scenario, projectDir: dir, ...sides }));
      for (const one of said) expect(message).toMatch(one);
      expect(existsSync(join(dir, '.esr', 'checkouts'))).toBe(false);
    });
  }

  test('a folder that is in no repository, with what is wrong with the scenario', async ({
    repository: { dir, write },
  }) => {
    renameSync(join(dir, '..', '..', '.git'), join(dir, '..', '..', 'no-git'));
    await write('scenarios/apply.yml', 'users: lots\n');
    const options = { scenario: 'scenarios/apply.yml', projectDir: dir, a: { ref: 'main' }, b: {} };
    const message = await refusal(findBranches(options));
    expect(message).toContain('this project stands in no git repository');
    expect(message).toContain('apply.yml:1:8');
  });
});
