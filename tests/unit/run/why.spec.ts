import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Plan, RunEvent } from '../../../src/model/index.ts';
import { explainRun } from '../../../src/run/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import { temporaryReports } from '../../support/project.ts';

const CITIZENS = 5;
/** The first of the staff. */
const CLERK = CITIZENS + 1;

/** The folder of a run in which a citizen and one of the staff failed, each by themselves. */
async function flown(): Promise<string> {
  const dir = await temporaryReports();
  const sample = samplePlan({ users: CLERK });
  const { arrivals } = sample;
  const plan: Plan = {
    ...sample,
    arrivals: arrivals.slice(0, CITIZENS),
    staff: arrivals.slice(CITIZENS).map((one) => ({ ...one, staff: 0 })),
  };
  const outcome = (n: number) => (n === 1 || n === CLERK ? 'failed' : 'finished');
  const events = sampleEvents({ users: CLERK, outcome }).map((event): RunEvent =>
    event.type === 'citizen.started' && event.citizen === CLERK ? { ...event, staff: 0 } : event,
  );
  await writeFile(join(dir, 'plan.json'), JSON.stringify(plan));
  await writeFile(join(dir, 'events.ndjson'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  return dir;
}

test('the staff is in no count of citizens who failed, and can be asked about', async () => {
  const dir = await flown();
  const run = { run: dir, projectDir: dir };
  const answer = await explainRun({ ...run, citizen: CLERK });
  expect(answer).toMatchObject({
    failed: 1,
    started: CITIZENS,
    citizen: { citizen: CLERK, isStaff: true, outcome: 'failed' },
  });
  expect(answer.citizen?.why).toBeDefined();
  expect(answer.findings.map(({ citizens, isStaff = false }) => [citizens, isStaff])).toEqual([
    [[1], false],
    [[CLERK], true],
  ]);
  const nobody = explainRun({ ...run, citizen: CLERK + 1 });
  await expect(nobody).rejects.toThrow('its citizens are 1 to 5, its staff 6 to 6');
});
