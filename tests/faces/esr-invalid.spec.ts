import { setTimeout as pass } from 'node:timers/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { applicationScenario, serveApplicationPage } from '../support/application-page.ts';
import { esr, startEsr } from '../support/processes.ts';
import { makeProject, onlyRun, recordHas } from '../support/project.ts';
import { answerLine } from '../support/verdict.ts';

/** Longer than a generator may stand still at once (2 s), ms. */
const STANDSTILL_MS = 2_500;

test('a run that slept in between proves nothing: exit 3, and the generator is named as the limit', async () => {
  const site = await serveApplicationPage();
  const { dir, scenario } = await makeProject({
    url: site.url,
    scenario: applicationScenario({ users: 15 }),
  });
  const running = startEsr(['run', scenario], { cwd: dir });
  const reports = join(dir, 'reports');
  await recordHas(reports, 'apply', { type: 'citizen.started' });
  // What a laptop does when its lid is shut. The pause is what is tested; nothing is waited for.
  running.child.kill('SIGSTOP');
  await pass(STANDSTILL_MS);
  running.child.kill('SIGCONT');
  expect(await running.ended).toBe(3);
  await site.close();
  expect(running.output()).toMatch(answerLine('INVALID'));
  // Whichever is felt first: its own standstill, or that citizens came late for it.
  expect(running.output()).toMatch(
    /the generator stood still for .* at once|started late because the generator was busy/,
  );
  const { scorecard } = await onlyRun(reports, 'apply');
  expect(scorecard).toMatchObject({ verdict: 'INVALID', answer: 'not proven', interrupted: false });
  expect(scorecard.validity.valid).toBe(false);
});

test('a latency that nobody could time cleanly is not proven, neither green nor red: exit 3', async () => {
  const site = await serveApplicationPage();
  // Everybody flies with a route for a service that is never asked: it slows every exchange, so none may be judged.
  const faults = 'faults:\n  - latency: 100ms\n    service: archive\n    share: 100%\n    plane: route\n';
  const latency = '  - type: latency_under_ms\n    target: 60000\n';
  const { dir, scenario } = await makeProject({
    url: site.url,
    scenario: applicationScenario({ users: 4, more: `${latency}${faults}` }),
  });
  const { code, output } = await esr(['run', scenario], { cwd: dir });
  await site.close();
  const { scorecard } = await onlyRun(join(dir, 'reports'), 'apply');
  expect(scorecard.citizens).toMatchObject({ planned: 4, finished: 4 });
  expect(scorecard.validity.valid).toBe(true);
  expect(scorecard.gates.find(({ type }) => type === 'latency_under_ms')?.status).toBe('unproven');
  expect(output).toMatch(answerLine('INVALID'));
  expect(output).toContain('is not proven:');
  expect(code).toBe(3);
});
