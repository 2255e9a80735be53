import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Plan } from '../../../src/model/index.ts';
import { comparisonTables, diffFlights } from '../../../src/run/index.ts';
import { makeRepository } from '../../support/repository.ts';

test('two branches are flown with the same citizens: B is worse, each side says which commit it was, and no checkout is left', async () => {
  test.setTimeout(90_000);
  const { dir, scenario, git, leftovers, write, remove } = await makeRepository();
  const said: string[] = [];
  // What is not committed is no part of a branch.
  await write('service.mjs', 'throw new Error("of the working copy")');
  const { comparison, debriefs } = await diffFlights(
    { scenario, projectDir: dir, a: { ref: 'main' }, b: { ref: 'worse' } },
    new AbortController().signal,
    { readying: (sentence) => said.push(sentence) },
  );
  const [main = '', worse = ''] = ['main', 'worse'].map((branch) => git('rev-parse', branch));
  const [a, b] = [`main (${main.slice(0, 10)})`, `worse (${worse.slice(0, 10)})`];
  expect(said).toEqual([
    `checking out side A, ${a}`,
    `checking out side B, ${b}`,
    `preparing side A, ${a}: node prepare.mjs`,
    `preparing side B, ${b}: node prepare.mjs`,
  ]);
  expect(comparison.summary).toContain('error rate of a citizen’s calls is worse');
  expect(comparison).toMatchObject({
    paired: true,
    changed: [`code: ${a} → ${b}`],
    a: { revision: { ref: 'main', commit: main } },
    b: { revision: { ref: 'worse', commit: worse } },
  });
  const rows = comparisonTables(comparison).find(({ name }) => name === 'runs')?.rows;
  expect(rows?.map((row) => row[3])).toEqual(
    [a, b].map((code) => expect.stringMatching(`^${escaped(code)} at http`)),
  );
  for (const [at, commit] of [main, worse].entries()) {
    const plan = JSON.parse(await readFile(join(debriefs[at]!.dir, 'plan.json'), 'utf8')) as Plan;
    expect(plan.revision?.commit).toBe(commit);
  }
  expect(leftovers()).toEqual({ worktrees: 0, files: [] });
  expect(git('status', '--porcelain')).toBe('M apps/portal/service.mjs');
  await remove();
});

function escaped(text: string): string {
  return text.replaceAll(/[()]/g, String.raw`\$&`);
}
