import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Scorecard } from '../../src/model/index.ts';
import { prepareRun, rehearse } from '../../src/run/index.ts';
import { startPortal, type RunningPortal } from '../support/portal.ts';
import { esr, ROOT } from '../support/processes.ts';
import { onlyRun, temporaryReports } from '../support/project.ts';

/** A scenario, and what its debrief says of each planted defect that it finds. */
interface Finder {
  readonly scenario: string;
  /** How many must fly for the defect to be met. */
  readonly users: number;
  readonly finds: Readonly<Record<string, string>>;
}

const FINDERS: readonly Finder[] = [
  {
    scenario: 'flood-rerating.json',
    // One policy in ten is rated wrongly: those that end in 3, and numbers are given out from 1.
    users: 4,
    finds: {
      'flood-wrong-premium': 'expected to read “$742.00 a year” on /premium, but it is not there',
    },
  },
  {
    scenario: 'flood-double-click.yml',
    users: 2,
    finds: {
      'flood-double-pay':
        'expected to read “Payments received: 1, together $742.00” on /premium, but it is not there',
    },
  },
  {
    scenario: 'passport-renewal-large-photo.yml',
    users: 1,
    finds: {
      'passport-upload-above-1mb-lost':
        'We cannot find this photo among those you uploaded. Upload it again. Rule PP-008',
    },
  },
  {
    scenario: 'passport-renewal-keyboard.yml',
    users: 1,
    finds: { 'passport-keyboard-trap': 'field “Card number” cannot be reached by keyboard' },
  },
  {
    scenario: 'farm-subsidy-forgotten.yml',
    users: 1,
    finds: {
      'farm-banner-not-announced': 'expected “role=alert” on /apply-subsidy, but it is not there',
      'farm-schedule-f-drafted':
        'expected status 422 on /apply-subsidy/confirmation, but the service’s last answer was 20',
    },
  },
  {
    scenario: 'tuition-grant-funding.yml',
    users: 1,
    finds: {
      'grant-wrong-funding-code':
        'under funding code ED-SDTG-26” on /apply/confirmation, but it is not there',
    },
  },
];

/** A healthy portal needs no more than this to show itself. */
const FEW = 2;

/** Defects of one portal: none of them is met on the way to another. The first portal has none. */
const PORTALS: readonly (readonly string[])[] = [
  [],
  [
    'flood-wrong-premium',
    'passport-upload-above-1mb-lost',
    'farm-banner-not-announced',
    'grant-wrong-funding-code',
  ],
  ['flood-double-pay', 'passport-keyboard-trap', 'farm-schedule-f-drafted'],
];

// One file, one worker: the portals are started once.
test.describe.configure({ mode: 'default' });

let reportsDir: string;
let portals: RunningPortal[];

test.beforeAll(async () => {
  reportsDir = await temporaryReports();
  portals = await Promise.all(
    PORTALS.map((defects) => startPortal(...defects.flatMap((name) => ['--defect', name]))),
  );
  const text = await readFile(join(ROOT, 'targets', 'portal.yml'), 'utf8');
  // Where it runs stands in the place of how it is started.
  const rest = text.replace(/^(?:start|ready|timeout): .*/gm, '');
  await Promise.all(portals.map(({ origin }, at) => writeFile(targetOf(at), `${rest}url: ${origin}\n`)));
});
test.afterAll(async () => {
  await Promise.all(portals.map((portal) => portal.stop()));
  await rm(reportsDir, { recursive: true });
});

const targetOf = (portal: number): string => join(reportsDir, `portal-${portal}.yml`);

/** Flies a scenario against the portal that has this defect, or against the healthy one. */
async function fly(scenario: string, users: number, defect?: string): Promise<Scorecard> {
  const portal = defect === undefined ? 0 : PORTALS.findIndex((defects) => defects.includes(defect));
  const prepared = await prepareRun({
    scenario: `scenarios/${scenario}`,
    projectDir: ROOT,
    reportsDir,
    target: targetOf(portal),
    users,
    rampUpMs: users * 200,
  });
  return (await rehearse(prepared, new AbortController().signal)).scorecard;
}

/** Whether the machine was fast enough is not asked here; that nobody failed is. */
function expectNoAlarm({ citizens, errors, findings }: Scorecard): void {
  expect({ citizens, errors, findings }).toMatchObject({
    citizens: { failed: 0, abandoned: 0, lost: 0 },
    errors: 0,
  });
}

for (const { scenario, users, finds } of FINDERS) {
  test(`${scenario} finds ${Object.keys(finds).join(' and ')}, and raises no alarm without`, async () => {
    const [healthy, ...broken] = await Promise.all([
      fly(scenario, Math.min(users, FEW)),
      ...Object.keys(finds).map((defect) => fly(scenario, users, defect)),
    ]);
    expectNoAlarm(healthy);
    for (const [at, says] of Object.values(finds).entries()) {
      const { citizens, reasons } = broken[at]!;
      expect(citizens.failed + citizens.abandoned).toBeGreaterThan(0);
      expect(reasons.join('\n')).toContain(says);
    }
  });
}

test('esr run flies the listings of passport and farm as printed, and raises no alarm', async () => {
  const listings = ['passport-renewal', 'farm-subsidy'];
  const size = ['--users', String(FEW), '--ramp-up', '1s', '--reports', reportsDir];
  await Promise.all(listings.map((name) => esr(['run', `scenarios/${name}.yml`, ...size])));
  for (const name of listings) {
    const { scorecard } = await onlyRun(reportsDir, name);
    expectNoAlarm(scorecard);
    expect(scorecard.citizens.finished).toBe(FEW);
  }
});
