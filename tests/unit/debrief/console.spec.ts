import { expect, test } from '@playwright/test';
import { consoleReport, rampUpLine, startLine } from '../../../src/debrief/index.ts';
import { reportName } from '../../../src/debrief/words.ts';
import { sampleDebrief, samplePlan } from '../../support/debrief-sample.ts';
import type { SampleOptions } from '../../support/debrief-sample.ts';

const lines = (options: SampleOptions): string[] =>
  consoleReport(sampleDebrief('/runs/1', options).scorecard, { index: '/runs/1/index.html' });

test('the run starts with the words of the handbook', () => {
  expect(startLine(samplePlan({ users: 1000 }).scenario)).toBe(
    '▶ Starting Scenario TuitionGrantLoad (1\u202f000 users)…',
  );
  expect(rampUpLine()).toBe('⏱ Ramp up complete');
});

test('a good run ends with the words of the handbook, the answer and where the debrief is', () => {
  expect(lines({})).toEqual([
    '✅ Latency p95 = 196 ms   ✅ 0 errors',
    '🏁 Scenario finished (duration 22 s)',
    '',
    '✅ LAUNCH (PASS)',
    '   • all 50 citizens finished, p95 196 ms (bound 300 ms), 0 errors',
    '',
    '   On the way ▃▆██████████████████▆▃  On average at most 6, between 14 s and 15 s.',
    '   p95        ██████████████████████  Slowest between 21 s and 22 s: p95 196\u00a0ms.',
    '',
    'Debrief: /runs/1/index.html',
  ]);
});

test('yellow and red show as such, in words and not only by symbol', () => {
  expect(lines({ latencyMs: 400 })[0]).toBe('⚠️ Latency p95 = 416 ms   ✅ 0 errors');
  expect(lines({ latencyMs: 400 })[3]).toBe('⚠️ LAUNCH, WITH CAUTION (WARN)');
  expect(lines({ latencyMs: 900 })[0]).toBe('❌ Latency p95 = 916 ms   ✅ 0 errors');
  expect(lines({ latencyMs: 900 })[3]).toBe('❌ DO NOT LAUNCH (FAIL)');
});

test('a run with a fault states both cohorts, for one figure would hide the other', () => {
  expect(lines({ users: 240, faultMs: 200 })[0]).toBe(
    '⚠️ Latency p95 196 ms over 840 clean exchanges; p95 396 ms over 120 faulted exchanges   ✅ 0 errors',
  );
});

test('a stopped run is not called finished', () => {
  const stopped = lines({ interrupted: 'Ctrl-C', outcome: (n) => (n > 30 ? 'not-started' : 'finished') });
  expect(stopped[1]).toMatch(/^🛑 Scenario stopped/);
  expect(stopped[3]).toBe('❔ NOT PROVEN (INVALID)');
});

test('the title of a report carries the answer, and who did not get through', () => {
  expect(reportName(sampleDebrief('/runs/1').scorecard)).toBe(
    'LAUNCH · TuitionGrantLoad · p95 196 ms, 0 errors',
  );
  const failing = sampleDebrief('/runs/1', { outcome: (n) => (n % 5 === 0 ? 'failed' : 'finished') });
  expect(reportName(failing.scorecard)).toBe(
    'DO NOT LAUNCH · TuitionGrantLoad · 40 of 50 finished, p95 196 ms, 0 errors',
  );
});
