import { expect, test } from '@playwright/test';
import { whyLabels } from '../../../src/debrief/allure/why.ts';
import type { Finding } from '../../../src/model/index.ts';

const finding = (kind: 'defect' | 'fault', subject: string, citizens: number[]): Finding => ({
  cause: 'error-page at click Submit',
  message: 'the page is an error',
  count: citizens.length,
  citizens,
  why: {
    kind,
    subject,
    summary: 'It answered 500.',
    confidence: 'certain',
    evidence: [],
    fix: 'mend it',
    who: 'the service’s developers',
  },
});

test('a failed citizen can be searched for by why they failed', () => {
  const labels = whyLabels([finding('defect', 'grants', [3, 5])], 'error-page at click Submit', 40);
  expect(labels).toEqual([
    { name: 'why', value: 'application defect: grants' },
    { name: 'tag', value: 'application defect' },
  ]);
});

test('where the same words have two causes, a citizen gets the one that names them, or none', () => {
  const findings = [finding('defect', 'grants', [3]), finding('fault', 'slow db', [4])];
  const why = (citizen: number) =>
    whyLabels(findings, 'error-page at click Submit', citizen).find(({ name }) => name === 'why')?.value;
  expect([why(3), why(4), why(5)]).toEqual([
    'application defect: grants',
    'injected fault: slow db',
    undefined,
  ]);
});
