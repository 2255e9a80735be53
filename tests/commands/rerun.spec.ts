import { existsSync } from 'node:fs';
import { readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Plan, RunEvent, Scorecard, StepFinished } from '../../src/model/index.ts';
import { applicationScenario, serveApplicationPage } from '../support/application-page.ts';
import { esr } from '../support/processes.ts';
import { makeProject } from '../support/project.ts';

test('those who failed fly again with the same data, and who of them still fails is told', async () => {
  // Two of three get an error, one of the two again when they come back.
  const answers = [200, 500, 500, 500, 200];
  const site = await serveApplicationPage();
  site.show({
    '/help': (_request, response) => response.writeHead(answers.shift() ?? 200).end('<title>Help</title>'),
  });
  const text = applicationScenario({ users: 3, button: 'Help' }).replace(/- expect: .*/, '- press: "Tab"');
  const { dir, scenario } = await makeProject({ scenario: text, url: site.url });
  const say = async (...args: string[]) => esr(args, { cwd: dir });
  await say('run', scenario);
  const [first = ''] = await runsIn(dir);
  // The plan of then decides.
  await writeFile(join(dir, scenario), 'nothing of a scenario');

  const again = await say('rerun', '--step', 'help', '--trace');
  expect(again.output).toContain(`▶ Flying 2 citizens of run ${first} again (Applications)…`);
  expect(again.output).toContain('2 of 3 citizens fly: what only the crowd brought about does not show');
  expect(again.output).toContain('1 of 2 fails again in the same way, 1 passes now');
  expect(again).toMatchObject({ code: 1, leftovers: [] });
  const [, second = ''] = await runsIn(dir);
  const folder = join(dir, 'reports', 'apply', second);
  const { arrivals, rerunOf } = await json<Plan>(join(folder, 'plan.json'));
  expect(arrivals.map(({ until }) => until)).toEqual([2, 2]);
  expect(rerunOf).toEqual({ run: first, step: 'help', watched: ['trace'] });
  expect(await json<Scorecard>(join(folder, 'scorecard.json'))).toMatchObject({
    rerunOf,
    answer: 'not proven',
    reasons: expect.arrayContaining([expect.stringContaining(`a rerun: 2 citizens of run ${first} again`)]),
  });
  const printed = await say('report', second, '--format', 'md');
  expect(printed.output).toMatch(
    new RegExp(`> \\*\\*Rerun\\.\\*\\* Some citizens of run ${first} flew again`),
  );
  expect(printed.output).toContain(`npx esr rerun ${first} --step help --trace`);
  const numbers = arrivals.map(({ number }) => number);
  const [before, now] = [await stepsIn(join(dir, 'reports', 'apply', first)), await stepsIn(folder)];
  for (const number of numbers) {
    const typed = (steps: StepFinished[]): unknown[] =>
      steps.flatMap(({ citizen, value }) => (citizen === number && value !== undefined ? [value] : []));
    expect(typed(now)).toEqual(typed(before));
    expect(typed(now)).not.toEqual([]);
  }
  // To that step and no further.
  expect(Math.max(...before.map(({ index }) => index))).toBe(3);
  expect(Math.max(...now.map(({ index }) => index))).toBe(2);
  const traces = numbers.map((number) => join('reports', 'apply', second, 'traces', `citizen-${number}.zip`));
  expect(again.output).toContain(`npx playwright show-trace ${join('reports', 'apply', second)}`);
  expect(traces.map((trace) => existsSync(join(dir, trace)))).toEqual([true, true]);
  // They have links on its pages, which are nothing to the scenario: its latest run is the one before.
  expect(again.output).toContain(`debrief: ${join('reports', 'apply', second, 'index.html')}`);
  expect(existsSync(join(folder, 'allure', 'index.html'))).toBe(true);
  expect(await readlink(join(dir, 'reports', 'apply', 'latest'))).toBe(first);

  // The newest run is a rerun by now, and nobody who names none means it.
  const nobody = await say('rerun', 'apply', '--step', 'fill Your name');
  expect(nobody.output).toContain(`nobody failed at “fill Your name” in run ${first}`);
  expect(nobody.output).toMatch(/citizens failed at: click Help \(2\); --all flies everybody again/);
  expect(nobody.code).toBe(2);
  await site.close();
  await rm(dir, { recursive: true });
});

/** Ids of runs, the oldest first. */
async function runsIn(dir: string): Promise<string[]> {
  const names = await readdir(join(dir, 'reports', 'apply'));
  return names.filter((name) => /^\d{8}-/.test(name)).toSorted();
}

async function json<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8')) as T;
}

async function stepsIn(folder: string): Promise<StepFinished[]> {
  const lines = (await readFile(join(folder, 'events.ndjson'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as RunEvent).filter((event) => event.type === 'step');
}
