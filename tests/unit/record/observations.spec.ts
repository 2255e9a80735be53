import { expect, test } from '@playwright/test';
import type { RunEvent } from '../../../src/model/index.ts';
import { leaveRecord, rowsOf } from './asked.ts';

const started: RunEvent = {
  type: 'run.started',
  t: 0,
  runId: 'run-1',
  scenario: 'A scenario',
  seed: 1,
  users: 1,
  rampUpMs: 0,
  target: 'http://here.test',
  at: '2026-11-21T08:00:00.000Z',
  browser: 'chromium',
};
const about = { t: 900, citizen: 3, step: 2 };
const url = 'http://here.test/claims/17';
const observed: RunEvent[] = [
  started,
  {
    type: 'exchange',
    ...about,
    method: 'GET',
    url,
    route: 'http://here.test/claims/:id',
    service: 'claims',
    kind: 'api',
    status: 200,
    startedAt: 100,
    durationMs: 20,
    ttfbMs: 12.5,
    dnsMs: 1,
    connectMs: 2,
    bytes: 50_000_000_000,
    protocol: 'h2',
    touch: 'clean',
  },
  {
    type: 'exchange',
    ...about,
    method: 'GET',
    url: 'http://here.test/',
    service: 'claims',
    kind: 'document',
    status: 200,
    startedAt: 100,
    durationMs: 20,
    touch: 'clean',
  },
  { type: 'vital', ...about, name: 'cls', value: 0.25, url, startedAt: 120 },
  { type: 'vital', ...about, name: 'lcp', value: 900, url },
  { type: 'navigation', ...about, url, startedAt: 800, durationMs: 70 },
  {
    type: 'a11y',
    ...about,
    url,
    state: '0a1b2c3d',
    violations: [
      {
        rule: 'label',
        impact: 'critical',
        help: 'Form elements must have labels',
        nodes: 2,
        selector: 'input',
      },
      { rule: 'image-alt', impact: 'serious', help: 'Images must have a text', nodes: 1, selector: '' },
    ],
  },
  { type: 'a11y', ...about, url, state: 'ffffffff', violations: [], error: 'too long' },
  { type: 'values.flag', ...about, flag: 'asks-for-ssn', message: 'No', refused: true, url },
  { type: 'page.download', ...about, name: 'award.pdf' },
  { type: 'gauge', t: 2_000, name: 'CPU', value: 0.75, unit: 'share' },
  // Other events have fields of the same names with texts in them.
  {
    type: 'guard',
    ...about,
    kind: 'ssn',
    value: '***-**-**42',
    place: 'here',
    reason: 'it could be real',
  },
];

test('everything that is observed can be asked for', async ({}, info) => {
  const dir = info.outputPath('run');
  await leaveRecord(dir, observed);
  const ask = (sql: string) => rowsOf(dir, sql);
  expect(
    await ask(
      'select route, ttfb_ms, dns_ms, connect_ms, bytes::double bytes, protocol from exchanges order by url',
    ),
  ).toEqual([
    {
      route: 'http://here.test/',
      ttfb_ms: null,
      dns_ms: null,
      connect_ms: null,
      bytes: null,
      protocol: null,
    },
    {
      route: 'http://here.test/claims/:id',
      ttfb_ms: 12.5,
      dns_ms: 1,
      connect_ms: 2,
      bytes: 50_000_000_000,
      protocol: 'h2',
    },
  ]);
  // At the moment at which its document began, not when it was told; a record of before has only the latter.
  expect(await ask('select citizen, step, name, value, t_ms from vitals order by name')).toEqual([
    { citizen: 3, step: 2, name: 'cls', value: 0.25, t_ms: 120 },
    { citizen: 3, step: 2, name: 'lcp', value: 900, t_ms: about.t },
  ]);
  expect(await ask('select t_ms, duration_ms from navigations')).toEqual([{ t_ms: 800, duration_ms: 70 }]);
  expect(await ask('select rule, impact, nodes, selector from barriers order by rule')).toEqual([
    { rule: 'image-alt', impact: 'serious', nodes: 1, selector: '' },
    { rule: 'label', impact: 'critical', nodes: 2, selector: 'input' },
  ]);
  expect(await ask('select state, error from page_states order by state')).toEqual([
    { state: '0a1b2c3d', error: null },
    { state: 'ffffffff', error: 'too long' },
  ]);
  expect(await ask('select flag, refused from flags')).toEqual([{ flag: 'asks-for-ssn', refused: true }]);
  expect(await ask('select name, error from downloads')).toEqual([{ name: 'award.pdf', error: null }]);
  expect(await ask('select name, value, unit from gauges')).toEqual([
    { name: 'CPU', value: 0.75, unit: 'share' },
  ]);
  expect(await ask('select masked from problems')).toEqual([{ masked: '***-**-**42' }]);
  expect(await ask("select * from events where type <> 'run.started'")).toEqual([]);
});
