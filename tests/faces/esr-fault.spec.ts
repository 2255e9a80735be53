import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { FaultEvent } from '../../src/model/index.ts';
import { applicationScenario, serveApplicationPage } from '../support/application-page.ts';
import { esr, expectNothingLeft, startEsr, type Running } from '../support/processes.ts';
import { makeProject, onlyRun, recordHas } from '../support/project.ts';

const DELAY_MS = 400;

/** A run of two minutes against a page, in the middle of it. */
async function flyInto(): Promise<{ running: Running; dir: string; close: () => Promise<void> }> {
  const site = await serveApplicationPage();
  const { dir, scenario } = await makeProject({
    url: site.url,
    scenario: applicationScenario({ users: 300 }),
  });
  const running = startEsr(['run', scenario, '--ramp-up', '120s'], { cwd: dir });
  await recordHas(join(dir, 'reports'), 'apply', { type: 'citizen.finished' });
  return { running, dir, close: () => site.close() };
}

const flights = async (dir: string): Promise<string[]> => readdir(join(dir, '.esr', 'flights'));

test('from another terminal: a fault makes the service slow, list shows it, clear takes it away, and the debrief has it', async () => {
  const { running, dir, close } = await flyInto();
  const fault = (...words: string[]) => esr(['fault', ...words], { cwd: dir });

  const injected = await fault('latency', `${DELAY_MS}ms`, 'api', '5m', '--share', '50%');
  expect(injected).toMatchObject({
    code: 0,
    output: expect.stringContaining(
      `⚡ latency on api is in place for 5m 0s: latency ${DELAY_MS} ms on api, 50 % of the citizens`,
    ),
  });
  await recordHas(join(dir, 'reports'), 'apply', { type: 'exchange', fault: 'latency on api' });
  const second = await fault('status', '503', '**/archive/**');
  expect(second.output).toContain('ℹ ‘latency on api’ is active too. One probe at a time');
  expect((await fault('list')).output).toMatch(
    /latency on api +active for .* left, acted .*, by hand: latency/,
  );

  const cleared = await fault('clear', 'latency on api');
  expect(cleared).toMatchObject({ code: 0, output: expect.stringContaining('✓ latency on api is cleared') });
  running.child.kill('SIGINT');
  expect(await running.ended).toBe(130);
  await close();
  const { events, scorecard } = await onlyRun(join(dir, 'reports'), 'apply');
  const told = (name: string): FaultEvent[] =>
    events.flatMap((event) => (event.type === 'fault' && event.fault === name ? [event] : []));
  const [first, ...rest] = told('latency on api');
  expect(first).toMatchObject({ what: 'injected', byHand: { kind: 'latency', share: 0.5 } });
  expect(rest.at(-1)).toMatchObject({ what: 'withdrawn' });
  expect(rest.slice(0, -1).map(({ what }) => what)).toContain('fired');
  // The second one was not cleared by hand: the stop did it.
  expect(told('status on **/archive/**').map(({ what }) => what)).toEqual(['injected', 'withdrawn']);
  const touched = events.flatMap((event) =>
    event.type === 'exchange' && event.fault === 'latency on api' ? [event.durationMs] : [],
  );
  // What it held when it was cleared passed at once; all before that waited as long as it says.
  expect(Math.max(...touched)).toBeGreaterThanOrEqual(DELAY_MS);
  expect(scorecard.faults).toMatchObject([
    {
      fault: 'latency on api',
      withdrawn: true,
      summary: expect.stringContaining('It was injected by hand.'),
    },
    { fault: 'status on **/archive/**', withdrawn: true },
  ]);
  expect(scorecard.faults[0]?.exposed).toBeGreaterThan(0);
  expect(await flights(dir)).toEqual([]);
});

test('after kill -9 of a run the next command says what became of its faults, once, and nothing is left', async () => {
  const { running, dir, close } = await flyInto();
  await esr(['fault', 'latency', `${DELAY_MS}ms`, 'api'], { cwd: dir });
  running.child.kill('SIGKILL');
  await running.ended;
  await expectNothingLeft(running);
  await close();
  const clear = await esr(['fault', 'clear'], { cwd: dir });
  expect(clear.code).toBe(0);
  expect(clear.output).toContain(
    '(Applications) ended without a word; ‘latency on api’ ended with its browsers',
  );
  expect(clear.output).toContain('no run flies in this project, and nothing is left');
  expect(await flights(dir)).toEqual([]);
  const inject = await esr(['fault', 'latency', '1s', 'api'], { cwd: dir });
  expect(inject.code).toBe(2);
  expect(inject.output).toMatch(/^no run flies in this project/);
});
