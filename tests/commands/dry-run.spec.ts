import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import type { dryRun } from '../../src/run/index.ts';
import { esr, ROOT } from '../support/processes.ts';
import { makeProject } from '../support/project.ts';

type Outlook = Awaited<ReturnType<typeof dryRun>>;

/** No browser is there: a dry run needs none. */
const env = { ESR_BROWSER: '/nowhere/chrome' };

const SCENARIO = `name: Flood
users: 10000
ramp_up: 10m
script:
  - visit: "/"
  - fill:  "id"  value: "X1"
  - choose:
      - { ratio: 98%, steps: [{ visit: /pay }, { think: 2s..4s }] }
      - { ratio: 2%, steps: [abandon] }
  - { click: /done, ratio: 50% }
  - repeat: 3
    steps: [refresh]
faults:
  - { latency: 800ms, service: api, share: 40%, at: 5m, for: 90s }
checks: [{ warn: "latency_p95_ms < 400" }]
`;

test('a dry run says how citizens come: in a closed model, at a constant rate, by chance', async () => {
  const arrivalsOf = async (...times: string[]): Promise<string> => {
    const text = [...times, 'script:', '  - visit: /', '  - think: 10s', ''].join('\n');
    const { dir, scenario } = await makeProject({ scenario: text, url: 'http://127.0.0.1:9' });
    const { output } = await esr(['run', scenario, '--dry-run'], { cwd: dir, env });
    return output.replaceAll('\u202f', ' ');
  };
  const closed = await arrivalsOf('users: 100', 'concurrency: 20', 'ramp_up: 5s');
  expect(closed).toContain(
    'Arrivals: 20 at once; the first 20 over 5 s, every other one when one before is done (closed model)',
  );
  expect(closed).toContain('in flight    at most 20 at once');
  const chance = await arrivalsOf('rate: 90/m', 'duration: 10m', 'arrivals: poisson');
  expect(chance).toContain('900 users');
  expect(chance).toContain('by chance as independent people come, at most 1.5');
});

test('esr run --dry-run shows what a run would do, and starts nothing', async () => {
  const { dir, scenario } = await makeProject({ scenario: SCENARIO, url: 'http://127.0.0.1:9' });
  const { code, output, leftovers } = await esr(['run', scenario, '--dry-run', '--seed', '7'], {
    cwd: dir,
    env,
  });
  const plain = output.replaceAll('\u202f', ' ');
  for (const line of [
    'Scenario Flood: 10 000 users, seed 7',
    'Target portal (http://127.0.0.1:9)',
    'Arrivals over 10m 0s, at most 16.7 a second',
    'hurried  10 000  100 %',
    'latency_p95_ms < 400',
    'at least 99 % of citizens finish',
    'latency on api at 5m  latency (delay 800 ms) on api  5m 0s to 6m 30s  4 000 feel it  4 000 compared with them',
    'A dry run: nothing was started.',
  ]) {
    expect(plain).toContain(line);
  }
  expect(plain).toMatch(/^ {2}9m 0s to 10m 0s +1 000 {2}▇+$/m);
  expect(plain).toMatch(/^ {4}98 % +9 800$/m);
  expect(plain).toMatch(/^ {6}visit \/pay +9 800$/m);
  // About half of those who are still there.
  expect(plain).toMatch(/^ {4}50 % +4 [89]\d\d$/m);
  expect(code).toBe(0);
  expect(leftovers).toEqual([]);
  expect(existsSync(join(dir, 'reports'))).toBe(false);
});

test('esr run --dry-run --json prints nothing but the same as data', async () => {
  const { dir, scenario } = await makeProject({ scenario: SCENARIO, url: 'http://127.0.0.1:9' });
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [`${ROOT}bin/esr.js`, 'run', scenario, '--dry-run', '--json', '--users', '1000', '--ramp-up', '100s'],
    { cwd: dir, env: { ...process.env, ...env } },
  );
  const outlook = JSON.parse(stdout) as Outlook;
  expect(stderr).toContain('several “key: value” on one line are not YAML');
  expect(outlook).toMatchObject({
    scenario: 'Flood',
    users: 1_000,
    seed: 1,
    target: { name: 'portal', at: 'http://127.0.0.1:9' },
    arrivals: { overMs: 100_000, peakPerSecond: 10 },
    personas: [{ id: 'hurried', citizens: 1_000 }],
    // A shorter ramp-up takes the fault along.
    faults: [{ exposed: 400, control: 400, untouched: 200, fromMs: 50_000, toMs: 65_000 }],
  });
  expect(outlook.arrivals.slots.map(({ citizens }) => citizens)).toEqual(
    Array.from({ length: 10 }, () => 100),
  );
  // Those who leave do nothing after that; repeats are added up.
  expect(outlook.script.map(({ depth, what, times }) => [depth, what, times])).toEqual([
    [0, 'visit /', 1_000],
    [0, 'fill id', 1_000],
    [0, 'one of', 1_000],
    [1, '98 %', 980],
    [2, 'visit /pay', 980],
    [2, 'think 2 to 4 s', 980],
    [1, '2 %', 20],
    [2, 'abandon', 20],
    [0, 'one of', 980],
    [1, '50 %', expect.any(Number)],
    [2, 'click /done', expect.any(Number)],
    [1, 'none of these', expect.any(Number)],
    [0, '3 times', 980],
    [1, 'refresh', 2_940],
  ]);
  const [half, , others] = outlook.script.slice(9, 12).map(({ times }) => times);
  expect((half ?? 0) + (others ?? 0)).toBe(980);
  expect(outlook.expected.pageVisits).toBe(1_000 + 980 + (half ?? 0) + 2_940);
  // The last comes after 99.9 s; its longest way has 8 steps with a pause of 10 ms before each but the first, and 3 s of thinking.
  expect(outlook.expected.durationMs).toBeGreaterThan(99_900 + 3_000);
  expect(outlook.expected.durationMs).toBeLessThanOrEqual(99_900 + 3_000 + 7 * 10);
  // 10 a second, each about 3 s in flight.
  expect(outlook.expected.inFlight).toBeGreaterThanOrEqual(29);
  expect(outlook.expected.inFlight).toBeLessThanOrEqual(32);
});

test('a dry run of the 48-hour drill shows its load profile', async () => {
  const { code, output } = await esr(['run', 'tests/support/seeds/unemployment-48h.yml', '--dry-run'], {
    env,
  });
  const plain = output.replaceAll('\u202f', ' ');
  expect(plain).toContain('Scenario DOL_48h_SLA_Stress: 43 800 users, seed 1, time 60 times as fast');
  expect(plain).toContain('Arrivals over 24m 0s, at most 40 a second');
  expect(code).toBe(0);
});

test('a dry run refuses what a run refuses, and --json without it', async () => {
  const { dir, scenario } = await makeProject({ scenario: 'users: many\n', url: 'http://127.0.0.1:9' });
  const bad = await esr(['run', scenario, '--dry-run'], { cwd: dir, env });
  expect(bad.output).toContain('“users” must be a whole number');
  const json = await esr(['run', scenario, '--json'], { cwd: dir, env });
  expect(json.output).toContain('--json prints what a dry run shows, and this is none');
  expect([bad.code, json.code]).toEqual([2, 2]);
});
