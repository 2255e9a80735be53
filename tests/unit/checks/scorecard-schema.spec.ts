import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Ajv } from 'ajv';
import { writtenScorecard } from '../../../src/debrief/scorecard.ts';
import { scorecardSchema } from '../../../src/model/scorecard-schema.ts';
import { sampleDebrief } from '../../support/debrief-sample.ts';
import type { SampleOptions } from '../../support/debrief-sample.ts';

const file = join(import.meta.dirname, '../../../schema/scorecard.schema.json');
const shipped = JSON.parse(await readFile(file, 'utf8')) as { required: string[] };
const isValid = new Ajv({ strict: true, strictTypes: false }).compile(shipped);

/** A scorecard as programs read it. */
function written(options: SampleOptions = {}): Record<string, unknown> {
  const card = writtenScorecard(sampleDebrief('/tmp', options).scorecard);
  return JSON.parse(JSON.stringify(card)) as Record<string, unknown>;
}

test('the schema of scorecards that is shipped is that of the sources: else run node scripts/schema.mjs', () => {
  expect(shipped).toEqual(JSON.parse(JSON.stringify(scorecardSchema())));
});

const runs: Record<string, SampleOptions> = {
  'that went well': {},
  'that failed': {
    outcome: (n) => (n % 3 === 0 ? 'failed' : n % 5 === 0 ? 'abandoned' : 'finished'),
    rule: 'residency',
  },
  'with a fault': { users: 120, faultMs: 200 },
  'that was stopped': { interrupted: 'Ctrl-C', outcome: (n) => (n > 20 ? 'not-started' : 'interrupted') },
  'in which nobody flew': { users: 0 },
};

for (const [what, options] of Object.entries(runs)) {
  test(`the scorecard of a run ${what} fits its schema`, () => {
    expect(isValid(written(options)), JSON.stringify(isValid.errors)).toBe(true);
  });
}

test('a scorecard without one of its figures does not fit', () => {
  for (const field of shipped.required) {
    const { [field]: _left, ...rest } = written();
    expect([field, isValid(rest)]).toEqual([field, false]);
  }
});

test('a program finds the figures of the handbook by the names that it prints', () => {
  expect(Object.keys(written()).slice(0, 5)).toEqual([
    'latency_p95_ms',
    'payment_success',
    'compliance_hits',
    'esq_rule_violations',
    'notes',
  ]);
  expect(written()).toMatchObject({
    latency_p95_ms: 196,
    payment_success: null,
    compliance_hits: 0,
    esq_rule_violations: [],
    notes: 'Ready for production!',
  });
  const failed = written({ outcome: () => 'failed' });
  expect(failed['notes']).toMatch(/^Not ready for production: 0 of 50 citizens finished; 50 stopped at/);
});

test('payments are in percent with one decimal, as the handbook prints them', () => {
  const { scorecard } = sampleDebrief('/tmp');
  const card = writtenScorecard({
    ...scorecard,
    metrics: { ...scorecard.metrics, payment_success: 0.97804 },
  });
  expect(card.payment_success).toBe(97.8);
});
