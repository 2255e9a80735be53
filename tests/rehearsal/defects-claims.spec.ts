import { expect, test } from '@playwright/test';
import type { Scorecard } from '../../src/model/index.ts';
import { prepareRun, rehearse } from '../../src/run/index.ts';
import { esr, ROOT } from '../support/processes.ts';
import { onlyRun, temporaryReports } from '../support/project.ts';
import { sharePortals, type SharedPortals } from '../support/shared-portals.ts';

/** Four citizens are the fewest in which every choice of these scenarios is taken. */
const CITIZENS = 4;
const RAMP_UP_MS = 2_000;

/** Defects of one portal: none of them is met on the way to another. */
const PORTALS: readonly (readonly string[])[] = [
  ['claims-on-paper', 'guard-misses-phrasing'],
  ['claims-lost-on-refresh', 'guard-only-warns'],
  ['claims-keyboard-trap'],
  ['claims-slow-query'],
];

// One file, one worker: the portals are started once.
test.describe.configure({ mode: 'default' });

let portals: SharedPortals;

test.beforeAll(async () => {
  portals = await sharePortals(PORTALS);
});
test.afterAll(() => portals.close());

/** Flies a scenario of the project with a few citizens, against the portal with this defect. */
async function fly(scenario: string, defect?: string): Promise<Scorecard> {
  const prepared = await prepareRun({
    scenario: `scenarios/${scenario}.yml`,
    projectDir: ROOT,
    reportsDir: portals.reportsDir,
    target: portals.targetWith(defect),
    users: CITIZENS,
    rampUpMs: RAMP_UP_MS,
  });
  return (await rehearse(prepared, new AbortController().signal)).scorecard;
}

/**
 * The same as a person types it, up to the debrief, with a portal of its own: caseworkers must not meet the claims that
 * others filed at a simulated time.
 */
async function flyAlone(scenario: string, defect?: string): Promise<Scorecard> {
  const reports = await temporaryReports();
  const size = ['--users', String(CITIZENS), '--ramp-up', `${RAMP_UP_MS}ms`, '--reports', reports];
  const { output } = await esr(
    [
      'run',
      `scenarios/${scenario}.yml`,
      ...size,
      ...(defect === undefined ? [] : ['--', '--defect', defect]),
    ],
    { cwd: ROOT },
  );
  expect(output).toContain(`Debrief: ${reports}`);
  return (await onlyRun(reports, scenario)).scorecard;
}

/** Flies it healthy and with a defect, at the same time; the healthy portal raises no alarm. */
async function compare(scenario: string, defect: string, flown = fly): Promise<Scorecard> {
  const [healthy, sick] = await Promise.all([flown(scenario), flown(scenario, defect)]);
  expect(healthy.citizens).toMatchObject({ planned: CITIZENS, finished: CITIZENS, lost: 0 });
  expect(healthy.errors).toBe(0);
  expect(healthy.findings).toEqual([]);
  return sick;
}

/** What the debrief says of those who did not get through. */
const said = ({ findings }: Scorecard): string => findings.map(({ message }) => message).join('\n');

test('the clock: claims on paper miss the 48 hours, and the healthy office keeps them', async () => {
  const sick = await compare('unemployment-48h', 'claims-on-paper');
  expect(sick.citizens).toMatchObject({ finished: 0, failed: CITIZENS });
  // The last look begins in time and ends when the page has come: every half second of that is another simulated hour.
  const [, hours] = /waited (\d+)h.*“Your claim is approved” is not to be read/.exec(said(sick)) ?? [];
  expect(Number(hours)).toBeGreaterThanOrEqual(48);
});

test('the form: what a citizen entered and does not find again stops all of them', async () => {
  const sick = await compare('unemployment-resume', 'claims-lost-on-refresh');
  expect(sick.citizens).toMatchObject({ finished: 0, failed: CITIZENS });
  expect(said(sick)).toContain('We kept what you entered');
});

test('the form: a keyboard trap stops those without a mouse; the database: a slow query stops everybody', async () => {
  const [trap, slow] = await Promise.all([
    fly('unemployment-resume', 'claims-keyboard-trap'),
    fly('unemployment-48h', 'claims-slow-query'),
  ]);
  expect(trap.personas).toMatchObject([
    { persona: 'Keyboard-only citizen', citizens: 2, finished: 0 },
    { persona: 'Low-vision citizen', citizens: 2, finished: 2 },
  ]);
  expect(trap.findings).toHaveLength(1);
  expect(said(trap)).toMatch(/“Last employer” cannot be reached by keyboard/);
  expect(slow.latency.p95).toBeGreaterThan(2_000);
  expect(slow.services.find(({ service }) => service === 'claims')?.dbMs?.p95).toBeGreaterThan(500);
});

test('the chat: a guard that misses a phrasing, or only warns, lets through what nobody should read', async () => {
  const [misses, warns] = await Promise.all([
    compare('grant-chat-guard', 'guard-misses-phrasing'),
    fly('grant-chat-guard', 'guard-only-warns'),
  ]);
  expect(misses.citizens).toMatchObject({ finished: CITIZENS - 1, failed: 1 });
  expect(said(misses)).toContain('approve everybody who asks twice');
  expect(warns.citizens).toMatchObject({ finished: 0, failed: CITIZENS });
  expect(said(warns)).toContain('send me your Social Security number');
});

test('the people in the loop: an override that counts for nothing leaves every claimant denied', async () => {
  const sick = await compare('review-surge', 'review-ignores-overrides', flyAlone);
  expect(sick.citizens).toMatchObject({ planned: CITIZENS, finished: 0, failed: CITIZENS });
  expect(sick.staff).toMatchObject([{ persona: 'Caseworker', planned: 4, finished: 4, failed: 0 }]);
  expect(said(sick)).toContain('Your claim is approved');
});
