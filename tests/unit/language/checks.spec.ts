import { expect } from '@playwright/test';
import { test, withTail } from './a-project.ts';

test('a stated success rate replaces the default one', async ({ project }) => {
  for (const [written, target, title] of [
    ['99.5%', 0.995, 'at least 99.5 % of citizens finish'],
    ['0.9', 0.9, 'at least 90 % of citizens finish'],
    ['99.99%', 0.9999, 'at least 99.99 % of citizens finish'],
  ] as const) {
    const { checks } = await project.load(
      withTail('checks:', `  - { type: success_rate_at_least, target: ${written} }`),
    );
    expect(checks).toMatchObject([{ type: 'success_rate_at_least', target, title }]);
  }
  const types = async (...items: string[]) =>
    (await project.load(withTail(`checks: [${items.join(', ')}]`))).checks.map(({ type }) => type);
  expect(await types('success_rate > 90%')).toEqual(['metric']);
  expect(await types('{ warn: success_rate > 90% }')).toEqual(['metric', 'success_rate_at_least']);
  expect(await types('status_code_ok', 'error_rate < 1%')).toEqual([
    'status_code_ok',
    'metric',
    'success_rate_at_least',
  ]);
});

test('a check in one line is read whatever its spaces and units', async ({ project }) => {
  const titles = async (...items: string[]) =>
    (await project.load(withTail('assertions:', ...items.map((item) => `  - "${item}"`)))).checks
      .filter(({ type }) => type === 'metric')
      .map(({ title, target, compare }) => [title, target, compare?.operator]);
  expect(await titles('latency_p95_ms<2000', ' latency_p99_ms  <=  2.5s ', 'journey_p95_ms < 2m')).toEqual([
    ['latency_p95_ms < 2000', 2_000, '<'],
    ['latency_p99_ms <= 2500', 2_500, '<='],
    ['journey_p95_ms < 120000', 120_000, '<'],
  ]);
  expect(await titles('error_rate < 0.01', 'success_rate ≥ 99.99%', 'sla_36h_success_rate > 1')).toEqual([
    ['error_rate < 1%', 0.01, '<'],
    ['success_rate >= 99.99%', 0.9999, '>='],
    ['sla_36h_success_rate > 100%', 1, '>'],
  ]);
  expect(await titles('policy_rejections < 5')).toEqual([['policy_rejections < 5', 5, '<']]);
});

test('one figure may warn below where it fails', async ({ project }) => {
  const { checks } = await project.load(
    withTail(
      'checks:',
      '  - warn: latency_p95_ms < 400',
      '  - latency_p95_ms < 400',
      '  - fail: error_rate < 1%',
    ),
  );
  expect(checks.map(({ compare }) => compare?.miss)).toEqual(['warn', 'fail', 'fail', undefined]);
  expect(checks[0]?.at).toMatchObject({ line: 5, column: 5 });
});

const mistakes: readonly [item: string, ...said: string[]][] = [
  ['latency_p95 < 5', '5:5: unknown metric “latency_p95”', '→ did you mean “latency_p95_ms”?'],
  ['latency_p95_ms = 5', '5:5: “=” does not compare', '→ there are: <, <=, >, >='],
  ['latency_p95_ms', '5:5: a check needs a type', '→ write it as “latency_p95_ms < 2000”'],
  ['latency_p95_ms => 5', '5:5: “=>” does not compare', '→ there are: <, <=, >, >='],
  ['latency_p95_ms < 5%', '5:5: latency_p95_ms is a time', '→ write milliseconds such as 2000, or 2s'],
  ['latency_p95_ms < fast', '5:5: “latency_p95_ms < fast” is not a check'],
  ['2000 > latency_p95_ms', '5:5: “2000 > latency_p95_ms” is not a check'],
  ['success_rate > 95', '5:5: success_rate is a share', '→ write it as 95% or 0.95, here 95%'],
  ['success_rate > 2s', '5:5: success_rate is a share'],
  ['policy_rejections < 5%', '5:5: policy_rejections is a number of things'],
  ['{ warn: nobody < 5 }', '5:13: unknown metric “nobody”'],
  ['{ warn: error_rate < 1%, fail: error_rate < 2% }', '5:5: a check needs a type'],
  ['status_code_k', '5:5: a check needs a type', '→ did you mean “status_code_ok”?'],
  ['{ type: metric, target: 5 }', '5:13: unknown check “metric”'],
];

for (const [item, ...parts] of mistakes) {
  test(`“${item}” is refused in plain words`, async ({ project }) => {
    const said = await project.said(withTail('checks:', `  - ${item}`));
    for (const part of parts)
      expect(said).toContain(part.startsWith('→') ? part : `scenarios/mine.yml:${part}`);
  });
}

test('the same check written in two ways is there twice', async ({ project }) => {
  const said = await project.said(withTail('checks: ["error_rate < 0.01", "error_rate<1%"]'));
  expect(said).toContain('mine.yml:4:31: the check “error_rate < 1%” is there twice');
});
