import { expect, test } from '@playwright/test';
import { categoriesOf } from '../../../../src/debrief/allure/categories.ts';
import { findingsSection } from '../../../../src/debrief/page/findings.ts';
import { tasksOf } from '../../../../src/debrief/tasks.ts';
import type { Cause, Debrief, Finding } from '../../../../src/model/index.ts';
import { sampleDebrief } from '../../../support/debrief-sample.ts';

const CAUSE: Cause = {
  kind: 'fault',
  subject: 'slow <db>',
  summary: 'the injected fault ‘slow <db>’ held up an answer',
  confidence: 'certain',
  evidence: [
    { t: 2_500, line: 46, citizen: 5, what: 'POST /<script> answered 503 after 12 ms' },
    { t: 2_600, what: '40 citizens got through' },
  ],
  fix: 'decide whether the service must bear it',
  who: 'the service’s developers',
};

function debriefWith(...whys: (Cause | undefined)[]): Debrief {
  const debrief = sampleDebrief('/runs/1', { outcome: (n) => (n % 5 === 0 ? 'failed' : 'finished') });
  const { scorecard } = debrief;
  const [finding] = scorecard.findings;
  if (!finding) throw new Error('those who fail are a finding');
  scorecard.findings = whys.map((why): Finding => ({ ...finding, ...(why ? { why } : {}) }));
  return debrief;
}

test('the answer page says why, with the evidence, its lines and who is to act, as plain text', () => {
  const page = findingsSection(debriefWith(CAUSE), undefined).source.replaceAll(/\s+/g, ' ');
  expect(page).toContain('Why? injected fault ‘slow &lt;db&gt;’ (certain):');
  expect(page).toContain(
    '2.5 s: POST /&lt;script&gt; answered 503 after 12 ms <span class="quiet">(line 46)</span>',
  );
  expect(page).toMatch(/2\.6 s: 40 citizens got through <\/li>/);
  expect(page).toContain('→ decide whether the service must bear it (the service’s developers)');
});

test('the first thing to mend is what the cause of the first finding asks for', () => {
  const first = (why: Cause | undefined): string => tasksOf(debriefWith(why).scorecard)[0].what;
  expect(first(CAUSE)).toBe(CAUSE.fix);
  expect(first(undefined)).toBe('Look at the answer of POST /api/eligibility');
  const { scorecard } = debriefWith(undefined);
  const clean = { ...scorecard, findings: [], gates: [] };
  expect(tasksOf(clean)).toMatchObject([{ what: expect.stringMatching(/^launch/) }]);
  // Of those who failed nothing is learnt of a launch.
  expect(tasksOf({ ...clean, rerunOf: { run: 'r' } })).toMatchObject([
    { what: expect.stringMatching(/^rehearse the whole scenario again/) },
  ]);
});

test('categories of the evidence are causes; the same words for two causes stay under their words', () => {
  const [one] = debriefWith(CAUSE).scorecard.findings;
  if (!one) throw new Error('one cause is one finding');
  const other = { ...one, cause: 'gave-up at click Submit' };
  expect(categoriesOf([one, other])).toMatchObject([
    { name: 'injected fault: slow <db>', matchers: [{}, { labels: { cause: '^gave-up at click Submit$' } }] },
  ]);
  const defect: Finding = { ...one, why: { ...CAUSE, kind: 'defect' } };
  expect(categoriesOf([one, defect]).map(({ name }) => name)).toEqual([one.cause]);
});
