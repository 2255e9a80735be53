import { prepareRun, rehearse } from '../../../src/run/index.ts';
import { makeProject } from '../../support/project.ts';
import { expect, test } from './stage.ts';

const SCENARIO = `name: Spring
start: 2031-05-01T06:00:00Z
time_warp: 60
users: 2
ramp_up: 60s
script:
  - visit: /
checks: [status_code_ok]
`;

test('citizens of a run and the service that they visit live in the scenario’s time', async ({ site }) => {
  const told: { header: string; page: string }[] = [];
  const { url } = await site({
    '/': '<script>fetch("/said?" + new Date().toISOString())</script>',
    '/said': (request, response) => {
      const page = (request.url ?? '').split('?')[1] ?? '';
      told.push({ header: String(request.headers['x-simulated-time']), page });
      response.end();
    },
  });
  const project = await makeProject({ scenario: SCENARIO, url });
  const run = await prepareRun({ scenario: project.scenario, projectDir: project.dir, target: url });
  await rehearse(run, new AbortController().signal);
  expect(told).toHaveLength(2);
  for (const { header, page } of told) {
    expect(page).toMatch(/^2031-05-01T06:/);
    expect(Date.parse(header)).toBeGreaterThanOrEqual(Date.parse(page));
  }
});
