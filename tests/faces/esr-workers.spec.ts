import { expect, test } from '@playwright/test';
import { startEsr } from '../support/processes.ts';
import { onlyRun, recordHas, temporaryReports } from '../support/project.ts';

const ID = 'tuition-grant';
const fly = (reports: string, users: number, rampUp: string) => {
  const size = ['--users', String(users), '--ramp-up', rampUp];
  return startEsr(['run', `scenarios/${ID}.yml`, '--workers', '2', '--reports', reports, ...size]);
};

test('citizens fly in two worker processes, and the record is as whole as that of one', async () => {
  const reports = await temporaryReports();
  const running = fly(reports, 6, '6s');
  await running.ended;
  const { scorecard, events } = await onlyRun(reports, ID);
  expect(scorecard.citizens).toMatchObject({ planned: 6, started: 6, finished: 6, lost: 0 });
  expect(events[0]).toMatchObject({
    type: 'run.started',
    browser: expect.stringContaining('in 2 worker processes'),
  });
  expect(events.at(-1)).toMatchObject({ type: 'run.finished', interrupted: false });
  for (let citizen = 1; citizen <= 6; citizen++) {
    const own = events.filter((event) => 'citizen' in event && event.citizen === citizen);
    expect(own.filter(({ type }) => type === 'step')).toHaveLength(scorecard.funnel.length);
    expect([own[0]?.type, own.at(-1)?.type]).toEqual(['citizen.started', 'citizen.finished']);
  }
  expect(events).toContainEqual(expect.objectContaining({ type: 'generator', treeCpu: expect.any(Number) }));
  expect(await running.leftovers()).toEqual([]);
});

test('a worker that is killed costs its citizens only: they are lost by the generator, and the others fly on', async () => {
  const reports = await temporaryReports();
  const running = fly(reports, 12, '12s');
  await recordHas(reports, ID, { type: 'step' });
  const workers = await running.started(/crew.worker/);
  expect(workers).toHaveLength(2);
  process.kill(workers[0] ?? 0, 'SIGKILL');
  await running.ended;
  const { scorecard } = await onlyRun(reports, ID);
  const { planned, started, finished, failed, lost } = scorecard.citizens;
  expect({ planned, started, failed }).toEqual({ planned: 12, started: 12, failed: 0 });
  expect(finished + lost + scorecard.citizens.abandoned).toBe(12);
  expect(lost).toBeLessThan(6);
  expect(await running.leftovers()).toEqual([]);
});

test('after kill -9 of a run with workers nothing of them is left', async () => {
  const reports = await temporaryReports();
  const running = fly(reports, 24, '24s');
  await recordHas(reports, ID, { type: 'step' });
  running.child.kill('SIGKILL');
  await running.ended;
  await expect.poll(() => running.leftovers(), { timeout: 15_000 }).toEqual([]);
});
