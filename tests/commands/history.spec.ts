import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../src/checks/index.ts';
import { sampleEvents, samplePlan } from '../support/debrief-sample.ts';
import { esr } from '../support/processes.ts';

test('runs are listed, old ones archived, shown in the history and brought back, each in a command', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'esr-history-'));
  for (const runId of ['20200101-080000-aaaa', '20200102-080000-bbbb']) {
    const run = join(dir, 'reports', 'grant', runId);
    await mkdir(run, { recursive: true });
    const plan = samplePlan({});
    const events = sampleEvents({});
    const tally = new Tally(plan);
    for (const event of events) tally.add(event);
    await writeFile(join(run, 'plan.json'), JSON.stringify(plan));
    await writeFile(join(run, 'events.ndjson'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    await writeFile(join(run, 'scorecard.json'), JSON.stringify(judge({ plan, tally })));
  }
  const kept = join(dir, 'reports', 'grant', '20200101-080000-aaaa');
  await mkdir(join(kept, 'allure-results'));
  const result = {
    uuid: 'a',
    testCaseId: 'a',
    name: 'a test of theirs',
    status: 'passed',
    start: 1,
    stop: 2,
  };
  await writeFile(join(kept, 'allure-results', 'a-result.json'), JSON.stringify(result));
  const say = async (...args: string[]) => esr(args, { cwd: dir });

  const listed = await say('runs');
  expect(listed).toMatchObject({ code: 0, output: expect.stringMatching(/bbbb +grant +hot +\w+/) });
  expect(listed.output).toContain('2 runs, ');
  expect(JSON.parse((await say('runs', '--json')).output)).toMatchObject([
    { state: 'hot' },
    { state: 'hot' },
  ]);

  // Both were written a moment ago: only who is named goes.
  expect((await say('archive')).output).toContain('Nothing to archive.');
  const archived = await say('archive', '20200101-080000-aaaa');
  expect(archived).toMatchObject({
    code: 0,
    output: expect.stringContaining('archived grant/20200101-080000-aaaa: '),
  });

  const history = await say('history', 'grant');
  expect(history.output).toMatch(/20200101-080000-aaaa[^\n]*\n20200102-080000-bbbb/);
  expect(history.output).toContain('✔ green  ▲ yellow  ✖ red  ? not proven');

  const refused = await say('report', '20200101-080000-aaaa');
  expect(refused).toMatchObject({
    code: 2,
    output: expect.stringContaining('could not read run 20200101-080000-aaaa, because it is archived'),
  });
  expect(refused.output).toContain('bring it back: npx esr restore 20200101-080000-aaaa');
  expect((await say('restore', '20200101-080000-aaaa')).output).toContain(
    'restored grant/20200101-080000-aaaa',
  );
  // With its Allure report, of what a rehearsal's own tests said too.
  const summary = await readFile(join(kept, 'allure', 'summary.json'), 'utf8');
  expect(JSON.parse(summary)).toMatchObject({ stats: { passed: 1, total: 1 } });
  expect((await say('report', '20200101-080000-aaaa', '--format', 'json')).code).toBe(0);

  const wrong = await say('archive', '--budget', 'much', '--older-than', 'long');
  expect(wrong).toMatchObject({ code: 2, output: expect.stringContaining('such as 500MB or 2GB') });
  await rm(dir, { recursive: true });
});
