import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { applicationScenario, serveApplicationPage } from '../support/application-page.ts';
import { expectNothingLeft, ROOT, startNode, type Running } from '../support/processes.ts';
import { makeProject, onlyRun, recordHas } from '../support/project.ts';
import { QUIET } from '../support/quiet.ts';
import { answerLine } from '../support/verdict.ts';

/** A project with the Playwright configuration a user would write. */
async function playwrightProject(options: { scenario: string; url: string; users?: number }) {
  const { dir } = await makeProject(options);
  const config = `import { rehearsals } from ${JSON.stringify(`${ROOT}src/playwright/index.ts`)};
export default rehearsals({ projectDir: ${JSON.stringify(dir)}, size: { users: ${options.users ?? 4}, rampUp: '1s' } });
`;
  await writeFile(join(dir, 'playwright.config.mts'), config);
  const run = (args: string[] = [], env: NodeJS.ProcessEnv = {}): Running =>
    startNode([`${ROOT}node_modules/playwright/cli.js`, 'test', ...args], { cwd: dir, env });
  return { dir, run };
}

test('the list of tests reads like the scenario and points into its file', async () => {
  const { run } = await playwrightProject({ scenario: applicationScenario(), url: 'http://127.0.0.1:9' });
  const running = run(['--list']);
  expect(await running.ended).toBe(0);
  const lines = running.output().split('\n');
  expect(lines.filter((line) => line.includes('›')).map((line) => line.trim())).toEqual([
    '[apply] › scenarios/apply.yml:5:5 › Applications › walkthrough › Hurried citizen',
    '[apply] › scenarios/apply.yml:1:1 › Applications › drill: 4 citizens arrive over 1 s',
    '[apply] › scenarios/apply.yml:12:5 › Applications › gate: every answer has an OK status',
    '[apply] › scenarios/apply.yml:1:1 › Applications › gate: at least 99 % of citizens finish',
  ]);
});

test('a healthy service passes every test, and the run ends with verdict and debrief', QUIET, async () => {
  const site = await serveApplicationPage();
  const { dir, run } = await playwrightProject({ scenario: applicationScenario(), url: site.url });
  const running = run(['--project=apply']);
  const code = await running.ended;
  await site.close();
  expect(running.output()).toContain('4 passed');
  expect(running.output()).toMatch(answerLine('PASS'));
  expect(code).toBe(0);
  const { dir: runDir, scorecard } = await onlyRun(join(dir, 'reports'), 'apply');
  expect(running.output()).toContain(`Debrief: ${join(runDir, 'index.html')}`);
  expect(scorecard.citizens).toMatchObject({ planned: 4, finished: 4 });
  await expectNothingLeft(running);
});

test('a service that errs turns its gate red and says so in words', QUIET, async () => {
  let answers = 0;
  const site = await serveApplicationPage(() => (++answers % 2 === 0 ? 500 : 201));
  const { dir, run } = await playwrightProject({ scenario: applicationScenario(), url: site.url });
  const running = run();
  const code = await running.ended;
  await site.close();
  expect(code).toBe(1);
  expect(running.output()).toMatch(/✘.*gate: every answer has an OK status/);
  expect(running.output()).toMatch(/✘.*gate: at least 99 % of citizens finish/);
  expect(running.output()).toMatch(answerLine('FAIL'));
  const { scorecard } = await onlyRun(join(dir, 'reports'), 'apply');
  expect(scorecard.gates.map(({ status }) => status)).toEqual(['red', 'red']);
});

test('a scenario with mistakes is told in sentences, and no test is run', async () => {
  const scenario = applicationScenario().replace('click: "Send"', 'press_hard: "Send"');
  const { run } = await playwrightProject({ scenario, url: 'http://127.0.0.1:9' });
  const running = run();
  expect(await running.ended).toBe(1);
  expect(running.output()).toContain('scenarios/apply.yml:9:5');
  expect(running.output()).toContain('press_hard');
  expect(running.output()).not.toContain('passed');
});

test('a walkthrough that fails points at the line of the scenario whose step it is', async () => {
  const site = await serveApplicationPage();
  const { dir, run } = await playwrightProject({
    scenario: applicationScenario({ button: 'Sned' }),
    url: site.url,
  });
  const running = run(['-g', 'walkthrough']);
  expect(await running.ended).toBe(1);
  await site.close();
  const output = running.output();
  expect(output).toContain(`no control called “Sned” on ${site.url}/apply`);
  const text = await readFile(join(dir, 'scenarios', 'apply.yml'), 'utf8');
  const line = text.split('\n').findIndex((one) => one.includes('Sned')) + 1;
  expect(output).toMatch(new RegExp(String.raw`at .*scenarios/apply\.yml:${line}:\d+`));
  expect(output).toMatch(new RegExp(String.raw`> +${line} \| +- click: "Sned"`));
});

test('Ctrl-C in the middle of a drill lands what flies, and the debrief says that it was stopped', async () => {
  const site = await serveApplicationPage();
  const scenario = applicationScenario({ users: 900 });
  const { dir, run } = await playwrightProject({ scenario, url: site.url });
  const running = run(['--project=apply', '-g', 'drill'], { ESR_SCALE: 'full' });
  await recordHas(join(dir, 'reports'), 'apply', { type: 'citizen.finished', outcome: 'finished' });
  await running.says('on the way');
  // Playwright and its worker both hear it, as in a terminal.
  running.pressCtrlC();
  expect(await running.ended).toBe(130);
  await site.close();
  const { scorecard } = await onlyRun(join(dir, 'reports'), 'apply');
  expect(scorecard).toMatchObject({ interrupted: true, verdict: 'INVALID', answer: 'not proven' });
  expect(scorecard.citizens.finished).toBeGreaterThan(0);
  expect(scorecard.citizens['not-started']).toBeGreaterThan(0);
  expect(running.output()).toMatch(answerLine('INVALID'));
  await expectNothingLeft(running);
});
