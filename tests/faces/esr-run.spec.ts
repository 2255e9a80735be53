import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { applicationScenario, serveApplicationPage } from '../support/application-page.ts';
import { esr, expectNothingLeft, startEsr } from '../support/processes.ts';
import { makeProject, onlyRun, temporaryReports } from '../support/project.ts';
import { QUIET } from '../support/quiet.ts';
import { answerLine, expectNothingButLatencyDecides } from '../support/verdict.ts';

const words = (line: string): string[] => line.split(' ');

test('esr run rehearses the tuition grant on the portal and answers in words', QUIET, async () => {
  const reports = await temporaryReports();
  const { code, output, leftovers } = await esr(
    words(`run scenarios/tuition-grant.yml --users 6 --ramp-up 3s --reports ${reports}`),
  );
  expect(output).toContain('▶ Starting Scenario TuitionGrantLoad (6 users)…');
  expect(output).toContain('⏱ Ramp up complete');
  expect(output).toMatch(/Latency p95 = [\d,]+ ms {3}✅ 0 errors/);
  expect(output).toMatch(/🏁 Scenario finished \(duration [\d.]+ s\)/);
  expect(output).toContain('all 6 citizens finished');
  expect(leftovers).toEqual([]);

  const { dir, scorecard, events } = await onlyRun(reports, 'tuition-grant');
  expectNothingButLatencyDecides({ scorecard, output, code });
  expect(output).toContain(`Debrief: ${join(dir, 'index.html')}`);
  expect(scorecard.citizens).toMatchObject({
    planned: 6,
    started: 6,
    finished: 6,
    lost: 0,
    'not-started': 0,
  });
  expect(existsSync(join(dir, 'allure', 'index.html'))).toBe(true);
  expect(existsSync(join(reports, 'tuition-grant', 'latest', 'index.html'))).toBe(true);
  const states = events.flatMap((event) => (event.type === 'step' && event.index === 1 ? [event.value] : []));
  expect(new Set(states).size).toBeGreaterThan(1);
});

test(
  'the planted defect of the portal turns the verdict red, with the failing citizens as exemplars',
  QUIET,
  async () => {
    const reports = await temporaryReports();
    const { code, output } = await esr(
      words(
        `run scenarios/tuition-grant-out-of-state.yml --users 4 --ramp-up 2s --reports ${reports} -- --defect out-of-state`,
      ),
    );
    expect(output).toMatch(answerLine('FAIL'));
    expect(code).toBe(1);
    const { dir, scorecard } = await onlyRun(reports, 'tuition-grant-out-of-state');
    expect(scorecard.citizens.failed).toBe(4);
    expect(scorecard.findings).toHaveLength(1);
    expect(scorecard.findings[0]).toMatchObject({ count: 4, citizens: [1, 2, 3, 4] });
    const page = await readFile(join(dir, 'index.html'), 'utf8');
    expect(page).toMatch(/do not launch/i);
    expect(existsSync(join(dir, 'screenshots', 'citizen-1.png'))).toBe(true);
  },
);

test('everything that is wrong in a scenario comes at once, and nothing is started', async () => {
  const { dir } = await makeProject({
    url: 'http://127.0.0.1:9',
    scenario: `name: Wrong
users: many
ramp_up: 5 minutes
script:
  - clik: "Submit"
  - upload: "./fixtures/lettre.txt"
checks:
  - type: status_code_okay
`,
  });
  const { code, output, leftovers } = await esr(['run', 'scenarios/apply.yml'], { cwd: dir });
  expect(code).toBe(2);
  for (const place of [':2:8:', ':3:10:', ':5:5:', ':6:13:', ':8:11:']) {
    expect(output).toContain(`scenarios/apply.yml${place}`);
  }
  expect(output).toContain('click');
  expect(output).toContain('5 problems; nothing was started.');
  expect(output).not.toMatch(/^\s+at /m);
  expect(existsSync(join(dir, 'reports'))).toBe(false);
  expect(leftovers).toEqual([]);
});

test('a target that is down is bad input, said before anybody starts', async () => {
  const { code, output } = await esr(words('run scenarios/tuition-grant.yml --target http://127.0.0.1:9'));
  expect(code).toBe(2);
  expect(output).toContain('could not reach the target http://127.0.0.1:9');
  expect(output).toContain('→');
});

test('a target that nobody knows is bad input, with the targets there are', async () => {
  const { code, output } = await esr(['run', 'scenarios/tuition-grant.yml', '--target', 'portl']);
  expect(code).toBe(2);
  expect(output).toContain('portal');
});

test('options that make no sense are refused in words', async () => {
  for (const wrong of [
    ['--users', 'ten'],
    ['--users', '0'],
    ['--ramp-up', 'soon'],
    ['--seed', '-1'],
    ['--usres', '5'],
  ]) {
    const { code, output } = await esr(['run', 'scenarios/tuition-grant.yml', ...wrong]);
    expect(output).toContain(wrong[0]);
    expect(code).toBe(2);
  }
});

test(
  'a control that is not on the page: the report names the step, the address and what the page offers',
  QUIET,
  async () => {
    const site = await serveApplicationPage();
    const { dir, scenario } = await makeProject({
      url: site.url,
      scenario: applicationScenario({ users: 2, button: 'Sned' }),
    });
    const { code, output } = await esr(['run', scenario], { cwd: dir });
    await site.close();
    expect(code).toBe(1);
    expect(output).toContain('click Sned');
    const { scorecard } = await onlyRun(join(dir, 'reports'), 'apply');
    expect(scorecard.findings).toHaveLength(1);
    expect(scorecard.findings[0]?.message).toBe(
      `no control called “Sned” on ${site.url}/apply. The page offers: field “Your name”, button “Send”, link “Help”`,
    );
    expect(scorecard.findings[0]?.hint).toBe('did you mean “Send”?');
  },
);

test(
  'a service that dies in the middle fails its citizens with that cause, and the run ends by itself',
  QUIET,
  async () => {
    const site = await serveApplicationPage();
    const { dir, scenario } = await makeProject({
      url: site.url,
      scenario: applicationScenario({ users: 30 }),
    });
    const running = startEsr(['run', scenario], { cwd: dir });
    const applications = (): number => site.requests.filter((asked) => asked.startsWith('POST')).length;
    await expect.poll(applications, { timeout: 30_000 }).toBeGreaterThan(3);
    await site.close();
    expect(await running.ended).toBe(1);
    expect(running.output()).toMatch(answerLine('FAIL'));
    const { scorecard } = await onlyRun(join(dir, 'reports'), 'apply');
    expect(scorecard.citizens.finished).toBeGreaterThan(0);
    expect(scorecard.citizens.failed).toBeGreaterThan(0);
    expect(scorecard.citizens.finished + scorecard.citizens.failed).toBe(30);
    expect(scorecard.findings.every(({ cause }) => cause.startsWith('target-down'))).toBe(true);
    await expectNothingLeft(running);
  },
);

test('two runs at once do not disturb each other', async () => {
  const reports = await temporaryReports();
  // In their timings they do disturb each other on two cores, and may say so: nothing else may.
  const args = words(
    `run scenarios/tuition-grant-out-of-state.yml --users 3 --ramp-up 1s --reports ${reports}`,
  );
  const both = await Promise.all([esr(args), esr(args)]);
  for (const { code, output } of both) {
    expect([0, 3]).toContain(code);
    if (code === 3)
      expect(output).toMatch(/the generator was saturated|started late because the generator was busy/);
  }
  const folders = both.map(({ output }) => /Debrief: (.*)/.exec(output)?.[1]);
  expect(new Set(folders).size).toBe(2);
  for (const page of folders) {
    const card = await readFile(join(dirname(page ?? ''), 'scorecard.json'), 'utf8');
    expect(JSON.parse(card)).toMatchObject({ citizens: { planned: 3, finished: 3, lost: 0 } });
  }
});

test('help and version are there, and an unknown command is refused', async () => {
  expect(await esr(['--help'])).toMatchObject({ code: 0, output: expect.stringContaining('run [options]') });
  expect(await esr(['--version'])).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^\d+\.\d+\.\d+$/m),
  });
  expect(await esr(['rnu'])).toMatchObject({ code: 2, output: expect.stringContaining('run') });
});
