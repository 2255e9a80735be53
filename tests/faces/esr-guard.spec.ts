import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { applicationScenario, serveApplicationPage } from '../support/application-page.ts';
import { esr, ROOT, startNode } from '../support/processes.ts';
import { makeProject, onlyRun } from '../support/project.ts';
import { QUIET } from '../support/quiet.ts';
import { serveSite } from '../support/site.ts';
import { answerLine } from '../support/verdict.ts';

/** Of the form and in the range that is issued; put together here so that no file of ours holds one. */
const SSN = ['132', '27', '2542'].join('-');
const DIGITS = SSN.replaceAll('-', '');

/** A page that adds something of its own to what its visitor sends. */
const OWN = `<!doctype html><html lang="en"><title>Apply</title><link rel="icon" href="data:,">
<h1>Apply</h1><label>Your name <input></label><button>Send</button>
<script>
  document.querySelector('button').onclick = () => fetch('/api/people/${SSN}', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ clerk: { ssn: '${DIGITS}' } }),
  }).catch((error) => console.error('could not send ${SSN}'));
</script></html>`;

/** Every file below a folder that has the value in any form, in the order of their names. */
async function filesWith(folder: string, value: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')] as const));
  return texts.flatMap(([file, text]) => (value.test(text) ? [file] : [])).toSorted();
}

test('a real-looking number in a scenario is refused with its place before anything starts, and never printed', async () => {
  const scenario = applicationScenario().replace('{{ citizen.fullName }}', `SSN ${SSN}`);
  const { dir } = await makeProject({
    scenario: `${scenario}  - type: no_such_check\n`,
    url: 'http://127.0.0.1:9',
  });
  await writeFile(join(dir, 'personas', 'hurried.yml'), 'name: Hurried\ndescription: call (614) 459-1234\n');
  for (const command of ['run', 'validate']) {
    const { code, output, leftovers } = await esr([command, 'scenarios/apply.yml'], { cwd: dir });
    expect(output).toMatch(
      /scenarios\/apply\.yml:8:19: \*{3}-\*{2}-\*\*42 could be somebody’s Social Security number/,
    );
    expect(output).toContain('        value: "SSN ***-**-****"');
    expect(output).toMatch(/personas\/hurried\.yml:2:19: .* could be somebody’s telephone number/);
    // With what else is wrong, all at once.
    expect(output).toContain('no_such_check');
    expect(output).toContain('fixtures/test-values.txt');
    expect(output).not.toMatch(/2542|459/);
    expect(code).toBe(2);
    expect(leftovers).toEqual([]);
  }
  expect(existsSync(join(dir, 'reports'))).toBe(false);
});

test(
  'a value that the project declares as nobody’s flies, and the folder of its run holds nothing of anybody',
  QUIET,
  async () => {
    const site = await serveApplicationPage();
    const scenario = applicationScenario({ users: 2 }).replace('{{ citizen.fullName }}', `SSN ${SSN}`);
    const { dir } = await makeProject({ scenario, url: site.url });
    await writeFile(join(dir, 'fixtures', 'test-values.txt'), `${DIGITS} # on the sample form\n`);
    const run = await esr(['run', 'scenarios/apply.yml'], { cwd: dir });
    await site.close();
    const { scorecard } = await onlyRun(join(dir, 'reports'), 'apply');
    expect(scorecard.citizens, run.output).toMatchObject({ planned: 2, finished: 2 });
    expect(scorecard.guard).toBeUndefined();
    const { code, output } = await esr(['pii', 'scan', 'reports'], { cwd: dir });
    expect(output).toContain('✓ nothing that could belong to a real person');
    expect(code).toBe(0);
  },
);

test('a page that sends somebody’s number stops the run: exit 3, not proven, where and why, and the number nowhere', async () => {
  const site = await serveSite({ '/apply': OWN, '/api/people': '' });
  const { dir, scenario } = await makeProject({
    scenario: applicationScenario({ users: 300 }),
    url: site.url,
  });
  const { code, output, leftovers } = await esr(['run', scenario], { cwd: dir });
  await site.close();
  expect(leftovers).toEqual([]);
  expect(output).toMatch(answerLine('INVALID'));
  expect(output).toMatch(
    /stopped by the guard after .*\*\*42, in the path of the address of POST .*citizen \d+ sent at ‘click Send’/,
  );
  expect(output).toContain('could be somebody’s Social Security number');
  expect(output).toContain('fixtures/test-values.txt');
  expect(code).toBe(3);
  const { dir: run, scorecard, events } = await onlyRun(join(dir, 'reports'), 'apply');
  expect(scorecard).toMatchObject({
    verdict: 'INVALID',
    answer: 'not proven',
    guard: { kind: 'ssn', value: '***-**-**42' },
  });
  expect(scorecard.reasons[0]).toContain('stopped by the guard');
  expect(scorecard.citizens['not-started']).toBeGreaterThan(0);
  expect(events.filter(({ type }) => type === 'guard')).toHaveLength(1);
  expect(await filesWith(run, /132\W?27\W?2542/)).toEqual([]);
  expect(output).not.toMatch(/132\W?27\W?2542/);
});

test('in Playwright Test the walkthrough of such a page fails with the same sentence', async () => {
  const site = await serveSite({ '/apply': OWN });
  const { dir } = await makeProject({ scenario: applicationScenario(), url: site.url });
  const face = JSON.stringify(`${ROOT}src/playwright/index.ts`);
  const config = `import { rehearsals } from ${face};\nexport default rehearsals({ projectDir: ${JSON.stringify(dir)} });\n`;
  await writeFile(join(dir, 'playwright.config.mts'), config);
  const running = startNode([`${ROOT}node_modules/playwright/cli.js`, 'test', '-g', 'walkthrough'], {
    cwd: dir,
  });
  expect(await running.ended).toBe(1);
  await site.close();
  expect(running.output()).toMatch(/the guard stopped the run: .*\*\*42, in the path of the address of POST/);
  expect(running.output()).toContain('fixtures/test-values.txt');
  expect(running.output()).not.toMatch(/132\W?27\W?2542/);
});
