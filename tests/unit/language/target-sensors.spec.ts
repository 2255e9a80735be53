import { join } from 'node:path';
import { expect } from '@playwright/test';
import { loadTarget } from '../../../src/language/index.ts';
import { messageOf, test } from './a-project.ts';
import type { Project } from './a-project.ts';

const ROOT = join(import.meta.dirname, '../../..');

const load = async (project: Project, lines: string) => {
  await project.write('targets/mine.yml', `url: http://localhost:1\n${lines}`);
  return loadTarget('mine', project.dir);
};
/** What is wrong, without the lines of the file and the hints. */
const complaints = async (project: Project, lines: string): Promise<string[]> =>
  (await messageOf(load(project, lines)))
    .replaceAll(`${project.dir}/`, '')
    .split('\n')
    .filter((line) => line.startsWith('targets/'))
    .map((line) => line.slice('targets/mine.yml:'.length));

test('a target says which of its figures are shown, and what refusals and flags look like', async ({
  project,
}) => {
  const target = await load(
    project,
    `services: { claims: '**/api/claims/**' }
gauges:
  show:
    CPU: { metric: process_cpu_seconds_total, rate: true, unit: share }
    DB waits: { metric: db_sum, per: db_count, unit: ms, labels: { pool: main } }
rejections:
  - { service: claims, status: 409, rule: twice }
  - { url: /api/old/**, rule: old, title: Not any more }
flags:
  - { url: '**/api/chat/**', field: guard.flag }
`,
  );
  expect(target).toMatchObject({
    gauges: {
      address: '/metrics',
      show: {
        CPU: { metric: 'process_cpu_seconds_total', labels: {}, rate: true, unit: 'share' },
        'DB waits': { metric: 'db_sum', per: 'db_count', labels: { pool: 'main' }, rate: false, unit: 'ms' },
      },
    },
    rejections: [
      { service: 'claims', status: 409, rule: 'twice', title: 'twice' },
      { url: '**/api/old/**', rule: 'old', title: 'Not any more' },
    ],
    flags: [{ url: '**/api/chat/**', field: 'guard.flag' }],
  });
});

test('everything that is wrong with them is said at once, with its place', async ({ project }) => {
  expect(
    await complaints(
      project,
      `gauges: { url: metrics, show: { CPU: { metric: 7 up, unit: percent } } }
rejections: [{ service: claim, status: 200, rule: x }, { status: 409 }]
flags: [{ url: api, field: a b }, { field: x }]
`,
    ),
  ).toEqual([
    expect.stringMatching(/^2:16: “url” must be a path such as \/metrics, or a whole address/),
    expect.stringMatching(/^2:48: “metric” must be the name of a metric/),
    expect.stringMatching(/^2:60: “unit” must be share, ms or count/),
    expect.stringMatching(/^3:.* “status” must be a status from 400 to 599/),
    expect.stringMatching(/^3:.*rule/),
    expect.stringMatching(/^4:.* “url” must be addresses such as/),
    expect.stringMatching(/^4:.* “field” must be the path of a field/),
    expect.stringMatching(/^4:.*url/),
  ]);
});

test('refusals of a service that is not there, and gauges of somebody else’s host, are refused', async ({
  project,
}) => {
  expect(
    await complaints(project, 'services: { claims: "**/c/**" }\nrejections: [{ service: claim, rule: x }]'),
  ).toEqual(['3:25: the target has no service “claim”']);
  expect(await complaints(project, 'gauges: { url: "https://metrics.agency.gov/", show: {} }')).toEqual([
    expect.stringMatching(/^2:16: no gauges of metrics\.agency\.gov, because it is neither/),
  ]);
});

test('the portal shows its processor, its database and its rules', async () => {
  const { gauges } = await loadTarget('portal', ROOT);
  expect(Object.keys(gauges?.show ?? {})).toEqual(
    expect.arrayContaining(['CPU', 'DB waits', 'Policy rejections', 'Values flags']),
  );
});
