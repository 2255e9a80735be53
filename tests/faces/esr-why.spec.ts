import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { RunEvent } from '../../src/model/index.ts';
import { sampleEvents, samplePlan, type SampleOptions } from '../support/debrief-sample.ts';
import { esr } from '../support/processes.ts';

const RUN = '20261121-101503-a001';

interface Flown extends SampleOptions {
  /** What becomes of an event on its way into the record. */
  change?: (event: RunEvent) => RunEvent;
}

/** A project in which runs can be put as `esr run` leaves them. */
const test = base.extend<{ dir: string; fly: (run?: Flown) => Promise<void> }>({
  dir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'esr-project-'));
    await use(dir);
    await rm(dir, { recursive: true, force: true });
  },
  fly: async ({ dir }, use) => {
    await use(async ({ change = (event: RunEvent) => event, ...options } = {}) => {
      const run = join(dir, 'reports', 'tuition-grant', RUN);
      await mkdir(run, { recursive: true });
      const events = sampleEvents(options).map((event) =>
        change(event.type === 'run.started' ? { ...event, runId: RUN } : event),
      );
      await writeFile(join(run, 'plan.json'), JSON.stringify(samplePlan(options)));
      await writeFile(
        join(run, 'events.ndjson'),
        events.map((event) => `${JSON.stringify(event)}\n`).join(''),
      );
    });
  },
});

const FAILING: SampleOptions['outcome'] = (n) => (n % 5 === 0 ? 'failed' : 'finished');

/** Whoever fails got an error of the service before. */
const withErrors = (event: RunEvent): RunEvent =>
  event.type === 'exchange' && event.citizen % 5 === 0 && event.step === 3
    ? { ...event, status: 500 }
    : event;

test('esr why says of the latest run what failed and why, with the lines of the record, and what to do', async ({
  dir,
  fly,
}) => {
  await fly({ outcome: FAILING, change: withErrors });
  const { code, output } = await esr(['why'], { cwd: dir });
  expect(output).toContain(`run ${RUN}: 10 of 50 citizens failed`);
  expect(output).toContain('10 × application defect ‘eligibility’ (certain): citizens 5, 10, 15');
  expect(output).toMatch(/POST \/api\/eligibility answered 500 after \d+ ms \(line \d+\)/);
  expect(output).toContain('40 citizens got through ‘click Submit’, 10 failed there in this way');
  expect(output).toMatch(/→ see in the log of eligibility why .* \(the service’s developers\)/);
  expect(output).toMatch(/check \d ‘every answer is in order’ is red/);
  expect(code).toBe(0);
});

test('one citizen or one check is asked about, for people and for programs', async ({ dir, fly }) => {
  await fly({ outcome: FAILING, change: withErrors });
  const [failed, finished, check, json] = await Promise.all([
    esr(['why', 'latest', '--citizen', '5'], { cwd: dir }),
    esr(['why', 'latest', '--citizen', '4'], { cwd: dir }),
    esr(['why', 'latest', '--check', '1'], { cwd: dir }),
    esr(['why', RUN, '--citizen', '5', '--json'], { cwd: dir }),
  ]);
  expect(failed.output).toContain('citizen 5 failed\n   application defect ‘eligibility’ (certain)');
  expect(finished.output).toContain('citizen 4 finished: nothing to explain');
  expect(check.output).toContain('check 1 ‘latency p95 under 300 ms’ is green');
  expect(JSON.parse(json.output)).toMatchObject({
    runId: RUN,
    findings: [{ kind: 'defect', count: 10 }],
    citizen: { citizen: 5, outcome: 'failed', why: { kind: 'defect', confidence: 'certain' } },
  });
});

test('a citizen, a check or a run that is not there is told, with those that are', async ({ dir, fly }) => {
  await fly({ outcome: FAILING });
  const [citizen, check, run, both] = await Promise.all([
    esr(['why', '--citizen', '99'], { cwd: dir }),
    esr(['why', '--check', '7'], { cwd: dir }),
    esr(['why', 'passport'], { cwd: dir }),
    esr(['why', '--citizen', '1', '--check', 'one'], { cwd: dir }),
  ]);
  expect(citizen.output).toContain(`there is no citizen 99 in run ${RUN}\n  → its citizens are 1 to 50`);
  expect(check.output).toContain(`there is no check 7 in run ${RUN}\n  → its checks are 1 ‘latency p95`);
  expect(run.output).toContain('could not find a run “passport”');
  expect(both.output).toContain('--check takes a whole number from 1, not “one”');
  expect([citizen, check, run, both].map(({ code }) => code)).toEqual([2, 2, 2, 2]);
});

test('a run in which nothing failed says so', async ({ dir, fly }) => {
  await fly();
  const { code, output } = await esr(['why'], { cwd: dir });
  expect(output.trim()).toMatch(/: none of 50 citizens failed, and no check is red$/);
  expect(code).toBe(0);
});

test('a page that writes control characters cannot move the cursor of who asks', async ({ dir, fly }) => {
  await fly({ outcome: FAILING, hostile: ' \u001b[2J\u202e\u009b1A\r' });
  const { code, output } = await esr(['why'], { cwd: dir });
  expect(output).toContain(String.raw`\u001b[2J\u202e\u009b1A\u000d`);
  expect(output).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  expect(code).toBe(0);
});
