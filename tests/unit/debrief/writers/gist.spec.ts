import { expect, test } from '@playwright/test';
import type { Debrief } from '../../../../src/model/index.ts';
import { answerPage } from '../../../../src/debrief/page/index.ts';
import { gistOf } from '../../../../src/debrief/writers/gist.ts';
import { sampleDebrief } from '../../../support/debrief-sample.ts';
import type { TracePlace } from '../../../../src/debrief/index.ts';

const linesOf = (debrief: Debrief, trace?: TracePlace): Record<string, string> =>
  Object.fromEntries(
    gistOf({ debrief, ...(trace ? { trace } : {}) }).map(({ title, text }) => [title, text]),
  );

test('the debrief in four lines, as the handbook of passports has it', () => {
  const debrief = sampleDebrief('/runs/1', {
    users: 50,
    faultMs: 7_000,
    outcome: (n) => ([10, 20, 30].includes(n) ? 'failed' : 'finished'),
  });
  const success = debrief.scenario.checks.find(({ type }) => type === 'success_rate_at_least');
  Object.assign(success ?? {}, { target: 0.99 });
  const answer = { method: 'POST', url: 'http://127.0.0.1:4173/pay?card=1', status: 504 };
  expect(linesOf(debrief, { file: 'events.ndjson', from: 912, to: 920, citizen: 10, answer })).toEqual({
    'Success rate': '94 % (goal ≥ 99 %): 47 of 50 citizens finished',
    'Slowest path':
      'p95 7\u202f196\u00a0ms (eligibility, touched by a fault, 25 answers); the slowest step is ‘click Submit’',
    'Top error':
      '“HTTP 504 on POST /pay”, expectation-unmet at click Submit (3 citizens); citizen #10, lines 912 to 920 of events.ndjson',
    'Suggested fix': 'Look at the answer of POST /api/eligibility',
  });
});

test('a run in which all is well has no error and nothing to mend', () => {
  expect(linesOf(sampleDebrief('/runs/1'))).toMatchObject({
    'Success rate': '100 % (goal 100 %): 50 of 50 citizens finished',
    'Top error': 'none',
    'Suggested fix': 'launch, and rehearse again before the next change goes live',
  });
});

test('a run that proves nothing is to be flown again before anything of it is mended', () => {
  const stopped = sampleDebrief('/runs/1', { interrupted: 'Ctrl-C', outcome: () => 'not-started' });
  expect(linesOf(stopped)).toEqual({
    'Success rate': 'unknown (goal 100 %): no citizen came to an end of their own',
    'Slowest path': 'unknown: no service answered anybody',
    'Top error': 'none',
    'Suggested fix': 'let the run fly to its end before you judge by it',
  });
  const invalid = sampleDebrief('/runs/1', { outcome: () => 'failed' });
  invalid.scorecard.validity.valid = false;
  expect(linesOf(invalid)['Suggested fix']).toContain('fly fewer citizens at once');
});

test('a finding without a hint gets one by its kind, and a slow service is named', () => {
  const impatient = sampleDebrief('/runs/1', { outcome: () => 'abandoned' });
  expect(linesOf(impatient)['Suggested fix']).toContain('make that step answer sooner');
  const slow = sampleDebrief('/runs/1', { latencyMs: 900 });
  expect(linesOf(slow)['Suggested fix']).toContain('make grants faster');
});

test('the page and the four lines say the same about what to do first', () => {
  const failing = sampleDebrief('/runs/1', { outcome: (n) => (n % 5 === 0 ? 'failed' : 'finished') });
  const slow = sampleDebrief('/runs/1', { latencyMs: 900 });
  for (const debrief of [failing, slow, sampleDebrief('/runs/1')]) {
    const said = linesOf(debrief)['Suggested fix'] ?? '';
    const page = answerPage(debrief).toLowerCase();
    expect(said).not.toBe('');
    expect(page.slice(page.indexOf('what to do next'))).toMatch(/^what to do next[^]{0,80}<li>/);
    expect(page.split('<li>').some((item) => item.startsWith(said.toLowerCase()))).toBe(true);
  }
});
