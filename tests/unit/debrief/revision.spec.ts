import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../../src/checks/index.ts';
import { writeExemplarResults } from '../../../src/debrief/allure/index.ts';
import { repeatCommand } from '../../../src/debrief/page/index.ts';
import { trustSection } from '../../../src/debrief/page/trust.ts';
import type { Revision } from '../../../src/model/index.ts';
import { sampleDebrief, samplePlan } from '../../support/debrief-sample.ts';

const commit = '6998ab3dea5d86c721a26998ab3dea5d86c721a2';

test('a side of a comparison of branches says in its own debrief which code was flown, and how to fly it again', async ({}, info) => {
  const revision: Revision = { ref: 'main', commit };
  const plan = { ...samplePlan(), revision };
  expect(judge({ plan, tally: new Tally(plan) }).revision).toEqual(revision);

  const dir = info.outputPath('results');
  const debrief = sampleDebrief(info.outputPath());
  const command = 'npx esr run scenarios/tuition-grant.yml --seed 7 --users 50 --ramp-up 20s';
  expect(repeatCommand(debrief)).toBe(command);
  debrief.scorecard.revision = revision;
  expect(repeatCommand(debrief)).toBe(`git switch --detach ${commit} && ${command}`);
  const said = trustSection(debrief, command).source.replaceAll(/\s+/g, ' ');
  expect(said).toContain(`against main (6998ab3dea) at ${debrief.scorecard.target}`);
  writeExemplarResults(debrief, dir);
  const environment = (await readdir(dir)).find((name) => name.startsWith('environment')) ?? '';
  expect(await readFile(join(dir, environment), 'utf8')).toContain('main (6998ab3dea)');

  debrief.scorecard.revision = { commit, changed: true };
  expect(repeatCommand(debrief)).toBe(command);
});
