import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readRun } from '../../../src/run/report-brief.ts';
import { temporaryReports } from '../../support/project.ts';

/** What is said of a run whose plan has these people. */
async function saidOf(people: object): Promise<string> {
  const dir = await temporaryReports();
  const scenario = { name: 'A day', steps: [], checks: [], choices: [] };
  const plan = { scenario, arrivals: [], personas: [], faults: [], seed: 1, ...people };
  await writeFile(join(dir, 'plan.json'), JSON.stringify(plan));
  return readRun(dir).then(
    () => '',
    (error: Error) => error.message,
  );
}

const NOT_OURS = 'its plan.json is not one that this version of esr writes';

test('a plan whose people have no numbers is not ours: their names would be names of files', async () => {
  for (const people of [
    { arrivals: [{ number: '../../x' }] },
    { staff: [{ number: '../../x' }] },
    { staff: {} },
    { staff: [null] },
  ])
    expect(await saidOf(people), JSON.stringify(people)).toContain(NOT_OURS);
  for (const people of [{}, { staff: [] }, { arrivals: [{ number: 1 }], staff: [{ number: 2 }] }])
    expect(await saidOf(people), JSON.stringify(people)).not.toContain(NOT_OURS);
});
