import { expect, test } from '@playwright/test';
import type { Scorecard } from '../../src/model/index.ts';
import { prepareRun, rehearse } from '../../src/run/index.ts';
import { esr, ROOT } from '../support/processes.ts';
import { onlyRun } from '../support/project.ts';
import { sharePortals, type SharedPortals } from '../support/shared-portals.ts';

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

/** Defects of one portal: none of them is met on the way to another. */
const PORTALS: readonly (readonly string[])[] = [
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

let portals: SharedPortals;

test.beforeAll(async () => {
  portals = await sharePortals(PORTALS);
});
test.afterAll(() => portals.close());

/** Flies a scenario against the portal that has this defect, or against the healthy one. */
async function fly(scenario: string, users: number, defect?: string): Promise<Scorecard> {
  const prepared = await prepareRun({
    scenario: `scenarios/${scenario}`,
    projectDir: ROOT,
    reportsDir: portals.reportsDir,
    target: portals.targetWith(defect),
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
  const { reportsDir } = portals;
  const listings = ['passport-renewal', 'farm-subsidy'];
  const size = ['--users', String(FEW), '--ramp-up', '1s', '--reports', reportsDir];
  await Promise.all(listings.map((name) => esr(['run', `scenarios/${name}.yml`, ...size])));
  for (const name of listings) {
    const { scorecard } = await onlyRun(reportsDir, name);
    expectNoAlarm(scorecard);
    expect(scorecard.citizens.finished).toBe(FEW);
  }
});
