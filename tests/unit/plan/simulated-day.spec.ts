import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readScenario } from '../../../src/language/index.ts';
import { planRun, withSize } from '../../../src/plan/index.ts';
import { somebody } from '../../support/people.ts';

const root = join(import.meta.dirname, '../../..');
const file = join(root, 'tests/support/seeds/unemployment-48h.yml');
const MINUTE = 60_000;

/** The plan of the seed's day, as printed or at another warp, with a fault at noon for an hour. */
async function dayAt(warp: number) {
  const printed = await readFile(file, 'utf8');
  const text = `${printed.replace('time_warp: 60', `time_warp: ${warp}`)}\nfailure_injection: ["db_down@hour12"]\n`;
  const scenario = await readScenario(
    { text, file },
    { projectDir: root, services: [], note: () => undefined },
  );
  return planRun(scenario, [somebody], 1);
}

/** How many arrive in each simulated hour of the day. */
function byHour(arrivals: readonly { atMs: number }[], warp: number): number[] {
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { atMs } of arrivals) hours[Math.floor((atMs * warp) / (60 * MINUTE))]! += 1;
  return hours;
}

for (const [warp, lastsMs] of [
  [60, 24 * MINUTE],
  [1_440, MINUTE],
] as const) {
  test(`24 simulated hours at ${warp} take ${lastsMs / MINUTE} real minutes, with every hour in its place`, async () => {
    const { scenario, arrivals, faults } = await dayAt(warp);
    expect(scenario.rampUpMs).toBe(lastsMs);
    const moments = arrivals.map(({ atMs }) => atMs);
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...moments)).toBeLessThan(lastsMs);
    // Rates are citizens a real second: from 5 at midnight straight to 30 at eight, to 40 at six, and held.
    const rate = (hour: number): number =>
      hour < 8 ? 5 + (25 * hour) / 8 : hour < 18 ? 30 + (10 * (hour - 8)) / 10 : 40;
    const hourLastsS = 3_600 / warp;
    for (const [hour, came] of byHour(arrivals, warp).entries()) {
      const planned = ((rate(hour) + rate(hour + 1)) / 2) * hourLastsS;
      expect(Math.abs(came - planned), `hour ${hour}: ${came} came of ${planned}`).toBeLessThanOrEqual(1);
    }
    expect(faults.map(({ window }) => (window?.atMs ?? 0) / lastsMs)).toEqual([0.5]);
  });
}

test('a day that is flown in less time is a day all the same', async () => {
  const { scenario } = await dayAt(60);
  const short = withSize(scenario, { users: 480, rampUpMs: MINUTE });
  expect(short.timeWarp).toBe(1_440);
  expect(byHour(planRun(short, [somebody], 1).arrivals, short.timeWarp).every((came) => came > 0)).toBe(true);
});
