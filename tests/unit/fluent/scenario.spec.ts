import { expect, test } from '@playwright/test';
import { Probe, report, Scenario, Step, User, type WrittenScenario } from '../../../src/fluent/index.ts';

test('the chain of the farm subsidy says what a file would say', () => {
  const farmers = User.template({ role: 'farmer' }).multiply(500);
  const scenario = new Scenario({ name: 'schedule_f_trial' })
    .given(farmers)
    .when(Step('open_form', { path: '/apply-subsidy' }))
    .andThen(Step('upload', { file: 'fake_schedule_f.pdf' }))
    .andThen(Step('submit'))
    .probe(Probe.http({ warn_ms: 400 }))
    .duration('10m');
  expect(JSON.parse(JSON.stringify(scenario))).toEqual({
    name: 'schedule_f_trial',
    users: 500,
    personas: ['farmer'],
    duration: '10m',
    script: [
      { visit: { path: '/apply-subsidy' }, as: 'open_form' },
      { upload: { path: 'fake_schedule_f.pdf' } },
      { submit: {} },
    ],
    checks: [{ warn: 'latency_p95_ms < 400' }],
  });
});

test('staff that works meanwhile is told beside the citizens, and says what a file would say', () => {
  const rounds = { repeat: 'always', steps: [Step('click', { control: 'Take the next case' })] } as const;
  const scenario = new Scenario({ name: 'review' })
    .given(User.template({ role: 'citizen' }).multiply(50))
    .when(Step('visit', { path: '/claim' }))
    .meanwhile(User.template({ role: 'caseworker' }).multiply(4), { visit: '/caseworker' }, rounds);
  expect(scenario.toJSON()).toMatchObject({
    script: [{ visit: { path: '/claim' } }],
    staff: [
      {
        persona: 'caseworker',
        users: 4,
        script: [
          { visit: '/caseworker' },
          { repeat: 'always', steps: [{ click: { control: 'Take the next case' } }] },
        ],
      },
    ],
  });
});

test('a scenario can be one object, with the keys of a file', () => {
  const written: WrittenScenario = {
    name: 'DOL_48h_SLA_Stress',
    duration_hours: 24,
    time_warp: 60,
    load_profile: [
      [0, 5],
      [8, 30],
      [18, 40],
    ],
    assertions: ['latency_p95_ms < 2000', 'sla_48h_success_rate > 0.95'],
  };
  expect(new Scenario(written).toJSON()).toEqual(written);
});

test('a run that was never started can be neither held nor reported on', async () => {
  const scenario = new Scenario({ name: 'never' });
  expect(() => scenario.pause()).toThrow('call start() first');
  await expect(report('RUN-1')).rejects.toThrow('could not report on run “RUN-1”');
  await expect(report('../../etc')).rejects.toThrow('there is none of that id');
});

test('a second crowd is refused', () => {
  const crowd = User.template({ persona: 'first-gen-student' }).multiply(2);
  expect(() => new Scenario({ name: 'two' }).given(crowd).given(crowd)).toThrow('a scenario has one');
});

test('a wrong scenario does not compile', () => {
  // Each line is an error of the compiler, which `npm run check` asserts; here they only must not throw.
  const wrong = (): unknown[] => [
    // @ts-expect-error a duration needs a unit
    new Scenario({ name: 'x', ramp_up: '5' }),
    // @ts-expect-error there is no such key
    new Scenario({ name: 'x', user: 5 }),
    // @ts-expect-error a scenario has a name
    new Scenario({ users: 5 }),
    // @ts-expect-error there is no such step
    new Scenario({ name: 'x', script: [{ clcik: 'Submit' }] }),
    // @ts-expect-error fill needs a value
    new Scenario({ name: 'x', script: [{ fill: { field: 'State' } }] }),
    // @ts-expect-error fill has no such setting
    new Scenario({ name: 'x', script: [{ fill: { field: 'State', value: 'Ohio', valeu: 1 } }] }),
    // @ts-expect-error click cannot stand alone
    new Scenario({ name: 'x', script: ['click'] }),
    // @ts-expect-error there is no such metric
    new Scenario({ name: 'x', checks: ['latency_p96_ms < 2000'] }),
    // @ts-expect-error there is no such operator
    new Scenario({ name: 'x', checks: ['latency_p95_ms = 2000'] }),
    // @ts-expect-error a share is a percentage or a fraction
    new Scenario({ name: 'x', faults: [{ latency: '800ms', share: 'half' }] }),
    // @ts-expect-error upload needs a file
    Step('upload'),
    // @ts-expect-error an own name needs the page it opens
    Step('open_form'),
    // @ts-expect-error a probe watches a number of milliseconds
    Probe.http({ warn_ms: '400' }),
    // @ts-expect-error a crowd has a role or a persona
    User.template({}),
  ];
  expect(wrong).not.toThrow();
});
