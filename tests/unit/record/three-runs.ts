import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleEvents, type SampleOptions } from '../../support/debrief-sample.ts';
import { leaveRecord } from './asked.ts';

/** A project with three runs of two scenarios; the one that began last is not the last by its name. */
export async function threeRuns(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'esr-sql-'));
  const leave = (scenario: string, run: string, at: string, options: SampleOptions): Promise<void> =>
    leaveRecord(
      join(dir, 'reports', scenario, run),
      sampleEvents(options).map((event) => (event.type === 'run.started' ? { ...event, at } : event)),
    );
  await leave('flood', 'RUN-9001', '2026-11-20T08:00:00.000Z', { users: 20, latencyMs: 400 });
  await leave('grants', 'RUN-1', '2026-11-21T08:00:00.000Z', { users: 3, hostile: '"\u001b[2J,\n' });
  await leave('grants', 'RUN-2', '2026-11-19T08:00:00.000Z', { users: 4 });
  await writeFile(
    join(dir, 'reports', 'grants', 'RUN-2', 'scorecard.json'),
    '{"verdict":"PASS","answer":"launch"}',
  );
  return dir;
}
