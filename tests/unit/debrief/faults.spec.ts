import { mkdir, readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { consoleReport } from '../../../src/debrief/index.ts';
import { writeAnswerPage } from '../../../src/debrief/page/index.ts';
import type { FaultSpec, GateResult } from '../../../src/model/index.ts';
import { sampleDebrief } from '../../support/debrief-sample.ts';

async function pageOf(dir: string, window?: FaultSpec['window'], change = {}): Promise<string> {
  await mkdir(dir, { recursive: true });
  const debrief = sampleDebrief(dir, { users: 60, faultMs: 300 });
  for (const fault of debrief.scenario.faults) Object.assign(fault, window ? { window } : {});
  for (const fault of debrief.scorecard.faults) Object.assign(fault, change);
  return (await readFile(await writeAnswerPage(debrief), 'utf8')).replace(/\s+/g, ' ');
}

test('the page says when a fault was to act, and when it did', async ({}, info) => {
  const summary = '‘slow eligibility’ never acted. It was active from 15m 0s to 16m 0s.';
  const page = await pageOf(info.outputPath(), { atMs: 900_000, forMs: 60_000 }, { summary, fired: 1 });
  expect(page).toContain(
    'Planned from 15m 0s to 16m 0s. Acted on 1 exchange. Nothing of it is left in place.',
  );
  expect(page).toContain(summary);
  expect(await pageOf(info.outputPath('open'), { atMs: 900_000 })).toContain('Planned from 15m 0s on.');
  expect(await pageOf(info.outputPath('always'))).toContain(
    'Planned for the whole run. Acted on 30 exchanges.',
  );
});

test('the page says where a fault acted, how often it comes again and whose patience it ended', async ({}, info) => {
  const window = { atMs: 60_000, forMs: 5_000, everyMs: 600_000 };
  const abandoned = { control: 0.1, exposed: 0.3, difference: 0.2, low: 0.05, high: 0.35 };
  const page = await pageOf(info.outputPath(), window, { plane: 'route', abandoned });
  expect(page).toContain('<small>on eligibility, plane route</small>');
  expect(page).toContain('Planned from 1m 0s to 1m 5s, again every 10m 0s.');
  expect(page.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).toContain(
    'Share whose patience ended 30 % 10 % +20 points +5 points to +35 points',
  );
  const inBrowsers = await pageOf(info.outputPath('window'), undefined, { plane: 'browser', fired: 2 });
  expect(inBrowsers).toContain('<small>in browsers, plane browser</small>');
  expect(inBrowsers).toContain('Acted on 2 windows.');
});

test('a fault that could not be withdrawn is shouted about', async ({}, info) => {
  const page = await pageOf(info.outputPath(), undefined, { withdrawn: false });
  expect(page).toContain('<strong>Not withdrawn.</strong>');
});

const latency = (status: GateResult['status'], measured: string): GateResult => ({
  type: 'metric',
  title: 'latency_p95_ms < 2000',
  status,
  measured,
  bounds: '',
  reason: '',
});

test('the console’s latency has the colour of the gate about it, however the check was written', () => {
  const { scorecard } = sampleDebrief('/runs/1');
  const [first] = consoleReport(
    { ...scorecard, gates: [latency('red', 'latency p95 196 ms over 200 exchanges')] },
    { index: 'x' },
  );
  expect(first).toBe('❌ Latency p95 = 196 ms   ✅ 0 errors');
  const other = { ...latency('red', 'success rate 80 % (40 of 50 citizens)'), title: 'success_rate > 95%' };
  expect(consoleReport({ ...scorecard, gates: [other] }, { index: 'x' })[0]).toMatch(/^✅ Latency/);
});

test('with a fault in play the console’s latency is what the metric’s gate measured, cohort by cohort', () => {
  const { scorecard } = sampleDebrief('/runs/1', { faultMs: 100 });
  const measured = 'latency p95 196 ms over 840 clean exchanges; 396 ms over 120 faulted exchanges';
  expect(consoleReport({ ...scorecard, gates: [latency('yellow', measured)] }, { index: 'x' })[0]).toBe(
    '⚠️ Latency p95 196 ms over 840 clean exchanges; 396 ms over 120 faulted exchanges   ✅ 0 errors',
  );
});
