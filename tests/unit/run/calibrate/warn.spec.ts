import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { keepCalibration, machineName, readCalibrations } from '../../../../src/run/calibrate/memory.ts';
import { beyondThisMachine } from '../../../../src/run/calibrate/warn.ts';
import type { PreparedRun } from '../../../../src/run/index.ts';
import { planRun } from '../../../../src/plan/index.ts';
import type { Scenario } from '../../../../src/model/index.ts';
import { samplePersonas } from '../../../support/debrief-sample.ts';
import { scenarioWith } from '../../../support/scenario.ts';

const BROWSER = 'chromium-headless-shell';
const found = { perMinute: 120, atOnce: 10, baselineP95Ms: 30, at: '2026-11-21T10:15:03.000Z' };

async function project(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'esr-calibrated-'));
}

function run(projectDir: string, change: Partial<Scenario>): PreparedRun {
  const scenario = scenarioWith({ id: 'tuition-grant', ...change });
  const prepared = {
    options: { projectDir, scenario: '' },
    plan: planRun(scenario, samplePersonas(), 1),
    scenario,
    scenarioId: 'tuition-grant',
    target: { name: 'portal', services: [] },
    browser: BROWSER,
  };
  return prepared as unknown as PreparedRun;
}

test('what was found is remembered by machine and scenario, and a file that is not ours is forgotten', async () => {
  const dir = await project();
  const machine = machineName(BROWSER);
  expect(await readCalibrations(dir, machine)).toEqual({});
  await keepCalibration(dir, machine, { scenario: 'tuition-grant', ...found });
  await keepCalibration(dir, 'another', { scenario: 'tuition-grant', ...found, perMinute: 5 });
  await keepCalibration(dir, machine, { scenario: 'flood', ...found });
  expect(await readCalibrations(dir, machine)).toEqual({ 'tuition-grant': found, flood: found });
  await mkdir(join(dir, '.esr'), { recursive: true });
  await writeFile(join(dir, '.esr', 'calibration.json'), '{"x": 1');
  expect(await readCalibrations(dir, machine)).toEqual({});
});

test('a plan that a machine does not carry is said beforehand, one that it carries is not', async () => {
  const dir = await project();
  const fast = run(dir, { users: 300, rampUpMs: 60_000 });
  expect(await beyondThisMachine(fast)).toEqual([]);
  await keepCalibration(dir, machineName(BROWSER), { scenario: 'tuition-grant', ...found });
  expect(await beyondThisMachine(fast)).toEqual([
    'the plan brings 300 citizens a minute at its peak, but this machine carried 120 a minute when it was calibrated (2026-11-21): the run may prove nothing; fly fewer, or on a larger machine',
  ]);
  expect(await beyondThisMachine(run(dir, { users: 120, rampUpMs: 60_000 }))).toEqual([]);
  expect((await beyondThisMachine(run(dir, { users: 300, rampUpMs: 0 })))[0]).toContain(
    'the plan brings all citizens at once',
  );
  expect((await beyondThisMachine(run(dir, { users: 300, rampUpMs: 0, concurrency: 50 })))[0]).toContain(
    'the plan has 50 citizens on the way at once, but this machine carried 10 at once',
  );
});

test('a scenario that was never calibrated is compared with the most that was found of another', async () => {
  const dir = await project();
  await keepCalibration(dir, machineName(BROWSER), { scenario: 'flood', ...found });
  await keepCalibration(dir, machineName(BROWSER), { scenario: 'slow one', ...found, perMinute: 20 });
  const [line = ''] = await beyondThisMachine(run(dir, { users: 300, rampUpMs: 60_000 }));
  expect(line).toContain('carried 120 a minute of “flood”');
});
