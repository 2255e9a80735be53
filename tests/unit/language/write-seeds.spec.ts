import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { formatScenario, loadScenario, readScenario } from '../../../src/language/index.ts';
import { meaningOf } from './write-meaning.ts';

const root = join(import.meta.dirname, '../../..');

const unemployment = `name: DOL_48h_SLA_Stress
load_profile:
  - { at: 0, rate: 5/s }
  - { at: 8h, rate: 30/s }
  - { at: 18h, rate: 40/s }
duration: 1d
time_warp: 60
checks:
  - "latency_p95_ms < 2000"
  - "sla_48h_success_rate > 95%"
`;

/** Listings of the seeds as they are printed, and what `esr fmt` makes of them. */
const seeds: readonly [file: string, canonical: string][] = [
  [
    'tuition-grant.yml',
    `# scenarios/tuition_grant.yml
name: TuitionGrantLoad
users: 1000
ramp_up: 5m # reach full load in 5 minutes
script:
  - click: "/apply"
  - fill: { field: "state", value: "{{ random.states }}" }
  - upload: "./fixtures/transcript.pdf"
  - click: "Submit"
checks:
  - type: latency_under_ms
    target: 300 # warn if >300 ms
  - status_code_ok
`,
  ],
  ['unemployment-48h.json', unemployment],
  [
    'unemployment-48h.yml',
    unemployment
      .replace('load_profile:', 'load_profile: # simple table: hour -> RPS')
      .replace('5/s }', '5/s } # midnight calm')
      .replace('30/s }', '30/s } # morning spike')
      .replace('40/s }', '40/s } # evening spike')
      .replace('1d', '1d # in simulated time')
      .replace('time_warp: 60', 'time_warp: 60 # 1 real min = 1 sim hour'),
  ],
  [
    'flood-rerating.json',
    `name: flood_rerate_wave1
users: 10000
ramp_up: 30m
script:
  - login
  - use: fetch-premium
  - pay:
    ratio: 98%
  - abandon:
    ratio: 2%
`,
  ],
  [
    'passport-renewal.scn.yaml',
    `# passport_renewal.scn.yaml
name: passport-renewal-v1
users: 50 # 50 synthetic citizens
ramp_up: 15m
script:
  - visit: "/start"
  - fill: { field: "passport_id", value: "X12345678" }
  - upload: { path: "photo.jpg", sizeKB: 420 }
  - pay: { failIf: "amount > 200" }
  - expect: { page: "/confirmation", status: 200 }
faults:
  - latency: 800ms
    service: eligibility-svc
    name: slow_service on eligibility-svc
`,
  ],
];

for (const [name, canonical] of seeds) {
  test(`${name} of the seeds has a canonical form that says the same`, async () => {
    const file = join(root, 'tests/support/seeds', name);
    const world = { projectDir: root };
    expect((await formatScenario(file, world)).after).toBe(canonical);
    const again = await readScenario({ text: canonical, file }, world);
    expect(meaningOf(again)).toEqual(meaningOf(await loadScenario(file, world)));
  });
}
