import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Exchange } from '../../src/model/index.ts';
import { esr, expectNothingLeft, ROOT, startEsr } from '../support/processes.ts';
import { onlyRun, recordHas, runIdIn, temporaryReports } from '../support/project.ts';

/** What the named fault says. */
const SLOWER_MS = 2_000;

test('slow_db from another terminal slows the portal’s own database, until it is cleared', async () => {
  const reports = await temporaryReports();
  const scenario = join(ROOT, 'scenarios', 'tuition-grant.yml');
  const running = startEsr(['run', scenario, '--users', '90', '--ramp-up', '90s', '--reports', reports]);
  await recordHas(reports, 'tuition-grant', { type: 'citizen.finished' });
  // Other tests fly in this project too.
  const run = ['--run', await runIdIn(reports, 'tuition-grant')];
  expect((await esr(['fault', 'slow_db', '5m', ...run])).output).toContain('slow_db is in place');
  await recordHas(reports, 'tuition-grant', { type: 'exchange', fault: 'slow_db' });
  expect((await esr(['fault', 'clear', ...run])).output).toContain('slow_db is cleared');
  running.child.kill('SIGINT');
  await running.ended;
  await expectNothingLeft(running);

  const { events } = await onlyRun(reports, 'tuition-grant');
  const told = events.flatMap((event) => (event.type === 'fault' && event.what !== 'fired' ? [event] : []));
  expect(told).toMatchObject([
    { fault: 'slow_db', what: 'injected', plane: 'service' },
    { fault: 'slow_db', what: 'withdrawn' },
  ]);
  const touched = events.filter(
    (event): event is Exchange => event.type === 'exchange' && event.fault !== undefined,
  );
  for (const { fault, touch, dbMs } of touched) {
    expect([fault, touch]).toEqual(['slow_db', 'faulted']);
    expect(dbMs).toBeGreaterThan(0);
  }
  // What it held when it was cleared passed at once; all before that waited as long as it says.
  expect(Math.max(...touched.map(({ dbMs = 0 }) => dbMs))).toBeGreaterThanOrEqual(SLOWER_MS);
});
