import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectNothingLeft, startEsr, type Running } from '../support/processes.ts';
import { onlyRun, recordHas, temporaryReports } from '../support/project.ts';
import { answerLine } from '../support/verdict.ts';

const SLOW = 'tuition-grant-slow-eligibility';
/** Only the page of an interrupted run says so. */
const PARTIAL = 'This run was stopped before its end; what follows is a partial debrief.';
/** What a run starts to fly with; Allure, which writes the debrief afterwards, is none of it. */
const FLIES = /chrom|keeper\.mjs|apps\/portal/i;
/** The promise of `esr run`: after Ctrl-C browsers, portal and faults are gone within this, ms. */
const PROMISED_MS = 5_000;

/** A run of a minute against the portal, in the middle: a citizen has felt the fault, and most are still to come. */
async function flyInto(reports: string): Promise<Running> {
  const args = ['run', `scenarios/${SLOW}.yml`, '--users', '60', '--ramp-up', '60s', '--reports', reports];
  const running = startEsr(args);
  await recordHas(reports, SLOW, { type: 'citizen.started' });
  await recordHas(reports, SLOW, { type: 'fault', what: 'fired' });
  const flying = await running.leftovers();
  for (const part of [/chrom/i, /keeper\.mjs/, /apps\/portal/]) {
    expect(flying).toContainEqual(expect.stringMatching(part));
  }
  return running;
}

async function expectPartialDebrief(running: Running, reports: string): Promise<void> {
  const { dir, scorecard, events } = await onlyRun(reports, SLOW);
  expect(scorecard).toMatchObject({ interrupted: true, verdict: 'INVALID', answer: 'not proven' });
  expect(scorecard.citizens.started).toBeGreaterThan(0);
  expect(scorecard.citizens['not-started']).toBeGreaterThan(0);
  const { planned, started, ['not-started']: grounded } = scorecard.citizens;
  expect(started + grounded).toBe(planned);
  expect(events.at(-1)).toMatchObject({ type: 'run.finished', interrupted: true, reason: 'stopped by hand' });
  expect(events).toContainEqual(expect.objectContaining({ type: 'fault', what: 'withdrawn' }));
  const page = await readFile(join(dir, 'index.html'), 'utf8');
  expect(page.replaceAll(/\s+/g, ' ')).toContain(PARTIAL);
  expect(page).toContain('href="allure/index.html"');
  expect(await readFile(join(dir, 'allure', 'index.html'), 'utf8')).toContain('</html>');
  expect(running.output()).toContain('🛑 Scenario stopped');
  expect(running.output()).toMatch(answerLine('INVALID'));
}

test('SIGINT in the middle: first browsers and portal go, then a partial debrief says that it was interrupted', async () => {
  const reports = await temporaryReports();
  const running = await flyInto(reports);
  const signalled = performance.now();
  running.child.kill('SIGINT');
  const flying = async () => (await running.leftovers()).filter((command) => FLIES.test(command));
  await expect.poll(flying, { timeout: 30_000, intervals: [50] }).toEqual([]);
  const goneAfterMs = performance.now() - signalled;
  // They did not merely end with the process that had started them: that still writes.
  expect(running.output()).not.toContain('Debrief:');
  // The one absolute time in these tests: a promise of the product, which took a tenth of it when this was written.
  expect(goneAfterMs).toBeLessThan(PROMISED_MS);
  expect(await running.ended).toBe(130);
  expect(await running.leftovers()).toEqual([]);
  await expectPartialDebrief(running, reports);
});

test('Ctrl-C in a terminal reaches every process at once, and leaves the same whole debrief and nothing else', async () => {
  const reports = await temporaryReports();
  const running = await flyInto(reports);
  running.pressCtrlC();
  expect(await running.ended).toBe(130);
  expect(await running.leftovers()).toEqual([]);
  await expectPartialDebrief(running, reports);
});

test('SIGUSR2 drains a run: nobody begins any more, who is on the way flies to the end, and the rest are named', async () => {
  const reports = await temporaryReports();
  const running = await flyInto(reports);
  running.child.kill('SIGUSR2');
  expect(await running.ended).toBe(130);
  expect(await running.leftovers()).toEqual([]);
  const { scorecard, events } = await onlyRun(reports, SLOW);
  expect(scorecard).toMatchObject({ interrupted: true, verdict: 'INVALID' });
  expect(events.at(-1)).toMatchObject({ type: 'run.finished', interrupted: true, reason: 'drained by hand' });
  const { finished, started, interrupted, planned, ['not-started']: grounded } = scorecard.citizens;
  expect({ interrupted, finished: finished === started }).toEqual({ interrupted: 0, finished: true });
  expect(grounded).toBeGreaterThan(0);
  expect(started + grounded).toBe(planned);
});

test('after kill -9 of a run neither portal nor browsers are left', async () => {
  const running = await flyInto(await temporaryReports());
  running.child.kill('SIGKILL');
  await running.ended;
  await expectNothingLeft(running);
});
