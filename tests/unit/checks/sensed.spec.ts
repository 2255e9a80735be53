import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../../src/checks/index.ts';
import type { Exchange, GateResult, Rule, RunEvent, Scorecard } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import { metric } from './crossroads.ts';

const base = { t: 100, citizen: 1, step: 0 } as const;
const url = 'http://127.0.0.1/apply';
const violation = (impact: 'minor' | 'serious' | 'critical') => ({
  rule: 'label',
  impact,
  help: 'Form elements must have labels',
  nodes: 1,
  selector: 'input',
});

function judged(more: readonly RunEvent[], expressions: readonly string[], rules: Rule[] = []): Scorecard {
  const plan = samplePlan();
  plan.scenario.checks = expressions.map((one) => metric(one));
  plan.scenario.rules = rules;
  const tally = new Tally(plan);
  for (const event of [...more, ...sampleEvents()]) tally.add(event);
  return judge({ plan, tally });
}

function gateOf(expression: string, more: readonly RunEvent[] = [], rules: Rule[] = []): GateResult {
  const [gate] = judged(more, [expression], rules).gates;
  if (!gate) throw new Error('one check is one gate');
  return gate;
}

test('web vitals are judged by their 75th percentile, each by its own name', () => {
  const vital = (name: 'lcp' | 'cls', value: number): RunEvent => ({
    type: 'vital',
    ...base,
    name,
    value,
    url,
  });
  const vitals = [100, 200, 300, 5_000].map((value) => vital('lcp', value));
  expect(gateOf('lcp_p75_ms <= 300', vitals)).toMatchObject({ status: 'green', value: 300 });
  expect(gateOf('cls_p75 <= 0.1', [vital('cls', 0.05)])).toMatchObject({ status: 'green', value: 0.05 });
  expect(gateOf('inp_p75_ms < 200', vitals)).toMatchObject({
    status: 'unproven',
    reason: 'no page stated its INP',
  });
});

test('changes of address within a page are timed', () => {
  const moved: RunEvent = { type: 'navigation', ...base, url, startedAt: 0, durationMs: 240 };
  expect(gateOf('soft_nav_p95_ms < 300', [moved])).toMatchObject({ status: 'green', value: 240 });
});

/** A look at a state of a page, which found barriers of these kinds. */
const look = (state: string, ...impacts: Parameters<typeof violation>[0][]): RunEvent => ({
  type: 'a11y',
  ...base,
  url,
  state,
  violations: impacts.map((impact, i) => ({ ...violation(impact), rule: `rule ${i + 1}` })),
});
/** One that came to nothing. */
const failedLook = (state: string): RunEvent => ({
  ...(look(state) as RunEvent & { type: 'a11y' }),
  error: 'axe-core did not answer within 10 s',
});

test('barriers count once for a state of a page, and the serious ones by themselves', () => {
  const states = [look('form', 'minor', 'serious'), look('list', 'critical')];
  expect(gateOf('a11y_violations <= 3', states)).toMatchObject({ status: 'green', value: 3 });
  expect(gateOf('a11y_serious < 1', states)).toMatchObject({
    status: 'red',
    measured: 'a11y serious 2 in 2 states of pages',
  });
  expect(gateOf('a11y_serious < 1', [failedLook('form')])).toMatchObject({
    status: 'unproven',
    measured: '1 state could not be looked at',
  });
});

test('workers who look at the same state see no more barriers than there are', () => {
  const ofAnother = (claim: number): RunEvent => ({
    ...(look('claim', 'serious') as RunEvent & { type: 'a11y' }),
    url: `http://127.0.0.1/claims/${claim}`,
  });
  const states = [look('form', 'minor'), look('form', 'minor'), ofAnother(41), ofAnother(42)];
  expect(gateOf('a11y_violations <= 2', states)).toMatchObject({
    status: 'green',
    measured: 'a11y violations 2 in 2 states of pages',
  });
});

test('where one state of twenty answered it is not proven that there are no barriers', () => {
  const failed = Array.from({ length: 19 }, (_, i) => failedLook(`state ${i}`));
  expect(gateOf('a11y_serious < 1', [...failed, look('form')])).toMatchObject({
    status: 'unproven',
    reason:
      'a11y serious 0 (under 1), but 19 of 20 states of pages could not be looked at (allowed 10 %); see “error” in the table page_states',
  });
  // What was found is there all the same.
  expect(gateOf('a11y_serious < 1', [...failed, look('form', 'serious')])).toMatchObject({ status: 'red' });
});

test('a look that came to nothing is made good by one that did not, and one in ten is told only', () => {
  const looks = Array.from({ length: 9 }, (_, i) => look(`state ${i}`));
  const again = [failedLook('state 0'), ...looks, failedLook('state 1')];
  expect(gateOf('a11y_serious < 1', again)).toMatchObject({
    status: 'green',
    measured: 'a11y serious 0 in 9 states of pages',
  });
  expect(gateOf('a11y_serious < 1', [...looks, failedLook('tenth')])).toMatchObject({
    status: 'green',
    measured: 'a11y serious 0 in 9 states of pages; 1 state could not be looked at',
  });
});

test('errors of pages, flags, retries and complaints are counted', () => {
  const more: RunEvent[] = [
    { type: 'page.problem', ...base, source: 'console', message: 'oops' },
    { type: 'page.problem', ...base, source: 'console', message: 'oops' },
    { type: 'page.problem', ...base, source: 'exception', message: 'oops' },
    { type: 'values.flag', ...base, flag: 'asks-for-ssn', message: 'no', refused: true, url },
  ];
  const { metrics } = judged(more, []);
  expect(metrics).toMatchObject({
    console_errors: 2,
    page_errors: 1,
    values_flags: 1,
    retries: 0,
    complaints: 0,
  });
});

test('bytes are added up, and throughput is of the time that the run took', () => {
  const answer = (bytes: number): Exchange => ({
    type: 'exchange',
    ...base,
    method: 'GET',
    url,
    service: 'grants',
    kind: 'asset',
    status: 200,
    startedAt: 0,
    durationMs: 10,
    touch: 'clean',
    bytes,
  });
  const { metrics, durationMs } = judged([answer(1_000), answer(500)], []);
  expect(metrics['bytes']).toBe(1_500);
  expect(metrics['throughput']).toBeCloseTo(200 / (durationMs / 1_000), 9);
});

test('the scorecard has a figure or null for every name of the catalogue, and for those its checks ask for', () => {
  const { metrics } = judged(
    [{ type: 'gauge', t: 5, name: 'cloud_cost', value: 3.5, unit: 'count' }],
    ['sla_48h_success_rate > 0'],
  );
  expect(metrics).toMatchObject({
    latency_p95_ms: 196,
    success_rate: 1,
    payment_success: null,
    lcp_p75_ms: null,
    sla_48h_success_rate: 1,
    cloud_cost: 3.5,
  });
});

const rule = (parts: Partial<Rule>): Rule => ({
  name: 'no-traces',
  about: 'Nobody sees our code.',
  never: ['at Object.'],
  ...parts,
});

test('a rule is broken once by an event that says what it forbids, in whatever case, and its words are not repeated', () => {
  const said: RunEvent[] = [
    {
      type: 'page.problem',
      ...base,
      source: 'console',
      message: 'Error AT OBJECT.<anonymous> at Object.run',
    },
    { type: 'page.dialog', ...base, citizen: 2, kind: 'alert', message: 'at Object.run', answer: 'accept' },
  ];
  const card = judged(
    said,
    ['compliance_hits < 1', 'esq_rule_violations < 1'],
    [rule({}), rule({ name: 'other', never: ['SQLSTATE'] })],
  );
  expect(card.ruleViolations).toEqual([
    { rule: 'no-traces', about: 'Nobody sees our code.', hits: 2, first: 'the console of citizen 1' },
  ]);
  expect(card.gates.map(({ status, value }) => [status, value])).toEqual([
    ['red', 2],
    ['red', 1],
  ]);
  expect(card.gates[1]?.measured).toBe('esq rule violations 1 by 2 rules; no-traces');
});

test('a rule looks only where it says', () => {
  const said: RunEvent = { type: 'page.problem', ...base, source: 'console', message: 'at Object.run' };
  expect(gateOf('compliance_hits < 1', [said], [rule({ places: ['dialog', 'address'] })])).toMatchObject({
    status: 'green',
  });
  const address = rule({ never: ['/api/eligibility'], places: ['address'] });
  expect(gateOf('compliance_hits < 1', [], [address])).toMatchObject({ status: 'red', value: 50 });
});

test('where nothing is forbidden nothing is proven, and the scorecard counts no hits', () => {
  expect(gateOf('compliance_hits < 1')).toMatchObject({
    status: 'unproven',
    reason: 'no rule is named below “rules:”, so that nothing is forbidden',
  });
});
