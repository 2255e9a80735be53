import { expect, test } from '@playwright/test';
import { metricNames, metricOf, nearest } from '../../../src/model/index.ts';

test('every metric has a unit that its name tells, and says in one sentence what it is and how it is computed', () => {
  for (const name of metricNames) {
    const metric = metricOf(name);
    expect(metric).toMatchObject({ name });
    if (name.endsWith('_ms')) expect(metric?.unit).toBe('ms');
    if (/(?:_rate|^payment_success)$/.test(name)) expect(metric?.unit).toBe('share');
    expect(metric?.computed).toMatch(/^[A-Z].*\.$/);
    // A state of a page is looked at once, by whoever came there first.
    expect(metric?.filters.length === 0).toBe(name.startsWith('a11y_'));
    expect(metric?.meaning).toMatch(/^[A-Z].*[^.]\.$/);
  }
});

test('the metrics of the handbooks are all there', () => {
  for (const name of [
    'latency_p95_ms',
    'error_rate',
    'sla_48h_success_rate',
    'payment_success',
    'success_rate',
    'lcp_p75_ms',
    'compliance_hits',
    'a11y_serious',
    'disparity_ratio',
    'step.pay.p95_ms',
  ]) {
    expect(metricOf(name)?.name).toBe(name);
  }
});

test('a service level is measured against any duration', () => {
  expect(metricOf('sla_90m_success_rate')?.withinMs).toBe(90 * 60_000);
  expect(metricOf('sla_1.5d_success_rate')?.withinMs).toBe(36 * 3_600_000);
  expect(metricOf('sla_48h_success_rate')?.meaning).toContain('within 48h of simulated time');
});

for (const name of [
  'sla_48_success_rate',
  'sla__success_rate',
  'sla_0h_success_rate',
  'sla_48 h_success_rate',
]) {
  test(`“${name}” is no metric, for it names no span of time`, () => {
    expect(metricOf(name)).toBeUndefined();
  });
}

test('what every object inherits is no metric', () => {
  for (const name of ['constructor', '__proto__', 'toString', '']) expect(metricOf(name)).toBeUndefined();
});

test('a mistyped metric finds the one that was meant', () => {
  expect(nearest('latency_p95', metricNames)).toEqual(['latency_p95_ms']);
  expect(nearest('sucess_rate', metricNames)).toEqual(['success_rate']);
});
