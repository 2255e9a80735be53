import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Comparison } from '../../src/model/index.ts';
import { applicationScenario, serveApplicationPage } from '../support/application-page.ts';
import { esr, expectNothingLeft, startEsr } from '../support/processes.ts';
import { makeProject } from '../support/project.ts';

test('two targets are flown with the same citizens, and the one that errs is worse: on the terminal, in HTML, Markdown and JSON', async () => {
  const [good, bad] = await Promise.all([serveApplicationPage(), serveApplicationPage(() => 500)]);
  const { dir, scenario } = await makeProject({ url: good.url, scenario: applicationScenario({ users: 8 }) });
  const files = ['diff.html', 'diff.md', 'diff.json'];
  const outs = files.flatMap((file) => ['--out', join(dir, file)]);
  const running = startEsr(['diff', scenario, '--b', bad.url, ...outs], { cwd: dir });
  const code = await running.ended;
  await Promise.all([good.close(), bad.close()]);
  await expectNothingLeft(running);
  const output = running.output();
  expect(output).toMatch(/success rate +100 % +0 % +−100 points/);
  expect(output).toContain('In B, with 95 % confidence each: success rate is worse');
  expect(output).toContain(`→ ${bad.url}`);
  const [page = '', markdown = '', json = ''] = await Promise.all(
    files.map((file) => readFile(join(dir, file), 'utf8')),
  );
  const comparison = JSON.parse(json) as Comparison;
  // On a machine that other work keeps busy a run may say that it proves nothing.
  const provesNothing = [comparison.a, comparison.b].some(({ verdict }) => verdict === 'INVALID');
  expect(code).toBe(provesNothing ? 3 : 1);
  expect(comparison).toMatchObject({ paired: true, a: { citizens: 8 }, b: { citizens: 8 } });
  for (const text of [page, markdown]) {
    expect(text).toContain('success rate');
    expect(text).toContain(comparison.a.runId);
  }

  // The same two runs, as past ones.
  const past = await esr(['diff', comparison.a.runId, comparison.b.runId], { cwd: dir });
  expect(past.output).toContain('In B, with 95 % confidence each: success rate is worse');
  const same = await esr(['diff', comparison.a.runId, comparison.a.runId], { cwd: dir });
  expect(same.output).toContain('No difference between A and B that could not be chance.');
  expect(same.code).toBe(comparison.a.verdict === 'INVALID' ? 3 : 0);
});

test('what cannot be compared is refused in a sentence before anything flies', async () => {
  const { dir, scenario } = await makeProject({ url: 'http://127.0.0.1:9', scenario: applicationScenario() });
  const refused = async (...args: string[]) => {
    const { code, output } = await esr(['diff', ...args], { cwd: dir });
    expect(code).toBe(2);
    return output;
  };
  expect(await refused(scenario)).toContain('could not compare, because both sides are the same');
  expect(await refused('a', 'b', 'c')).toContain('two runs are compared, and more were named');
  expect(await refused('a', 'b', '--b', 'portal')).toContain('past runs have flown');
  const branch = await refused(scenario, '--a-ref', 'main', '--b-ref', 'HEAD');
  expect(branch).toContain('this project stands in no git repository');
  expect(branch).toContain('is not started by esr: it runs at http://127.0.0.1:9');
  expect(await refused('a', 'b', '--out', 'diff.docx')).toContain('is none of .html .md .json');
  expect(await refused('a', 'b')).toContain('there is no run in reports/');
});
