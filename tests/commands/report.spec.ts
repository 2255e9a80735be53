import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test as base, expect } from '@playwright/test';
import type { RunEvent, Scorecard } from '../../src/model/index.ts';
import { sampleEvents, samplePlan, type SampleOptions } from '../support/debrief-sample.ts';
import { esr, ROOT } from '../support/processes.ts';

interface Flown extends SampleOptions {
  scenarioId?: string;
  runId: string;
  /** What became of the record. */
  record?: (text: string) => string;
}

const FAILING: SampleOptions['outcome'] = (n) => (n % 5 === 0 ? 'failed' : 'finished');

/** A project with reports, in which runs can be put as `esr run` leaves them, or as a crash does. */
const test = base.extend<{ dir: string; fly: (run: Flown) => Promise<string> }>({
  dir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'esr-project-'));
    await use(dir);
    await rm(dir, { recursive: true, force: true });
  },
  fly: async ({ dir }, use) => {
    await use(async ({ scenarioId = 'passport_renewal', runId, record = (text) => text, ...options }) => {
      const run = join(dir, 'reports', scenarioId, runId);
      await mkdir(run, { recursive: true });
      const plan = samplePlan(options);
      plan.scenario.name = `${scenarioId.replace('_', '-')}-v1`;
      const events = sampleEvents(options).map((event): RunEvent =>
        event.type === 'run.started' ? { ...event, runId } : event,
      );
      await writeFile(join(run, 'plan.json'), JSON.stringify(plan));
      await writeFile(
        join(run, 'events.ndjson'),
        record(events.map((event) => `${JSON.stringify(event)}\n`).join('')),
      );
      return run;
    });
  },
});

/** What goes to standard output alone. */
async function printed(dir: string, args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [`${ROOT}bin/esr.js`, ...args], {
    cwd: dir,
  });
  return stdout;
}

test('esr report SCENARIO --out debrief.pdf writes the PDF of its latest run, and any other format beside it', async ({
  dir,
  fly,
}) => {
  await fly({ runId: '20261121-101503-a001' });
  await fly({ runId: '20261122-101503-a002', outcome: FAILING });
  const before = await readdir(tmpdir());
  const { code, output, leftovers } = await esr(
    ['report', 'passport-renewal-v1', '--out', 'debrief.pdf', '--out', 'ci/junit.xml'],
    { cwd: dir },
  );
  expect(output).toContain('passport-renewal-v1, run 20261122-101503-a002: do not launch (FAIL)');
  expect(output).toMatch(/wrote debrief\.pdf \(\d+ kB\)\nwrote ci\/junit\.xml \(\d+ kB\)/);
  expect(code).toBe(0);
  expect(leftovers).toEqual([]);
  expect((await readFile(join(dir, 'debrief.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await readFile(join(dir, 'ci', 'junit.xml'), 'utf8')).toContain(
    '<testsuite name="passport-renewal-v1"',
  );
  const left = (await readdir(tmpdir())).filter(
    (name) => name.startsWith('esr-print-') && !before.includes(name),
  );
  expect(left).toEqual([]);
});

test('a run is found by its id, its folder or latest, and is printed where no file is asked for', async ({
  dir,
  fly,
}) => {
  await fly({ runId: '20261121-101503-a001', outcome: FAILING });
  await fly({ scenarioId: 'tuition', runId: '20261122-101503-a002' });
  const runOf = async (...which: string[]): Promise<string> =>
    (JSON.parse(await printed(dir, ['report', ...which, '--format', 'json'])) as Scorecard).runId;
  expect(await runOf()).toBe('20261122-101503-a002');
  expect(await runOf('passport_renewal/latest')).toBe('20261121-101503-a001');
  expect(await runOf('20261121-101503-a001')).toBe('20261121-101503-a001');
  expect(await runOf('reports/passport_renewal/20261121-101503-a001/')).toBe('20261121-101503-a001');
  const answer = await printed(dir, ['report', 'passport_renewal']);
  expect(answer).toContain('❌ DO NOT LAUNCH (FAIL)');
  expect(answer).toContain('Debrief: reports');
});

test('a run whose record was cut off by a kill -9 has a debrief that says so, with the lines of its first failure', async ({
  dir,
  fly,
}) => {
  const run = await fly({
    runId: '20261121-101503-a001',
    outcome: FAILING,
    record: (text) => text.slice(0, Math.floor(text.length * 0.6)),
  });
  const { code } = await esr(['report', '--out', 'out/'], { cwd: dir });
  expect(code).toBe(0);
  const made = await readdir(join(dir, 'out'));
  expect(made.toSorted()).toEqual(
    ['csv', 'html', 'json', 'md', 'pdf', 'xml'].map((ending) => `debrief.${ending}`),
  );
  const text = await readFile(join(dir, 'out', 'debrief.md'), 'utf8');
  expect(text).toMatch(/^# \? NOT PROVEN.*\n\n> \*\*Interrupted\.\*\*/);
  const [, citizen, from, to] = /citizen \\#(\d+), lines (\d+) to (\d+) of events\.ndjson/.exec(text) ?? [];
  const lines = (await readFile(join(run, 'events.ndjson'), 'utf8')).split('\n');
  const events = lines.slice(Number(from) - 1, Number(to)).map((line) => JSON.parse(line) as RunEvent);
  for (const event of [events[0], events.at(-1)]) expect(event).toMatchObject({ citizen: Number(citizen) });
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'step', citizen: Number(citizen), outcome: 'failed' }),
  );
});

test('without a browser the PDF says so in a sentence, and the other formats are written', async ({
  dir,
  fly,
}) => {
  await fly({ runId: '20261121-101503-a001' });
  const args = ['report', '--out', 'debrief.pdf', '--out', 'debrief.html', '--out', 'debrief.csv'];
  const { code, output } = await esr(args, { cwd: dir, env: { ESR_BROWSER: '/nowhere/chrome' } });
  expect(output).toContain('could not print debrief.pdf, because a PDF takes a browser');
  expect(output).toContain('/nowhere/chrome does not exist');
  expect(code).toBe(2);
  expect((await readdir(dir)).toSorted()).toEqual(['debrief.csv', 'debrief.html', 'reports']);
});

test('what cannot be reported on, or written, is refused in a sentence and nothing is written', async ({
  dir,
  fly,
}) => {
  const refusal = async (...args: string[]): Promise<string> => {
    const { code, output } = await esr(['report', ...args], { cwd: dir });
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
    return output;
  };
  expect(await refusal('--out', 'a.md')).toContain('could not report, because there is no run in reports/');
  const run = await fly({ runId: '20261121-101503-a001' });
  expect(await refusal('passport_renewl', '--out', 'a.md')).toContain('did you mean passport_renewal?');
  const wishes = await refusal('--out', 'a.docx', '--out', '-', '--out', `${run}/plan.json`);
  expect(wishes).toContain('the ending of “a.docx” is none of .pdf .html .md .xml .json .csv');
  expect(wishes).toContain('standard output has no ending');
  expect(wishes).toContain('that file of the run is what its debrief is made from');
  expect(await refusal('--format', 'jnuit')).toContain('did you mean junit?');

  await mkdir(join(dir, 'photos'));
  expect(await refusal('photos', '--out', 'a.md')).toContain(
    'could not report on photos, because it is no folder of a run',
  );
  const old = await fly({ runId: '20251121-101503-a000' });
  await writeFile(join(old, 'plan.json'), '{"scenario":{"name":"Old"},"citizens":12}');
  expect(await refusal('20251121-101503-a000', '--out', 'a.md')).toContain(
    'its plan.json is not one that this version of esr writes',
  );
  const broken = await fly({
    runId: '20251121-101503-a009',
    record: (text) => text.replace('\n', '\nnot an event\n'),
  });
  expect(await refusal(broken, '--out', 'a.md')).toContain('line 2 is not an event');
  expect((await readdir(dir)).toSorted()).toEqual(['photos', 'reports']);
});
