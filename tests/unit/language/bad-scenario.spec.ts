import { expect } from '@playwright/test';
import { test, withSteps, withTail } from './a-project.ts';

test('a scenario with three mistakes reports all three, in order, each where it is', async ({ project }) => {
  const said = await project.said(
    withSteps(
      '- clik: "Submit"',
      '- upload: ./fixtures/transcrpt.pdf',
      '- fill: { field: state, value: "{{ random.state }}" }',
    ),
  );
  expect(said.split('\n')).toEqual([
    'scenarios/mine.yml:4:5: unknown step “clik”',
    '      - clik: "Submit"',
    '        ^',
    expect.stringContaining('  → did you mean “click”? There are: visit, click, fill,'),
    'scenarios/mine.yml:5:13: could not upload “./fixtures/transcrpt.pdf”, because there is no such file (tried fixtures/transcrpt.pdf and scenarios/fixtures/transcrpt.pdf)',
    '      - upload: ./fixtures/transcrpt.pdf',
    '                ^',
    '  → did you mean fixtures/transcript.pdf?',
    'scenarios/mine.yml:6:35: there is no template “random.state”',
    '      - fill: { field: state, value: "{{ random.state }}" }',
    '                                      ^',
    expect.stringContaining('  → did you mean “random.states”? There are: random.states, random.amount,'),
  ]);
});

/** What is written, and the first two lines and the hint a user reads; the caret is checked in the test above. */
const mistakes: readonly [what: string, text: string, ...said: string[]][] = [
  [
    'an unknown key',
    'usres: 5\nusers: 5\nscript: [click: a]\n',
    'mine.yml:1:1: unknown key “usres”',
    '→ did you mean “users”? There are: name, users, personas, ramp_up, duration,',
  ],
  [
    'no users',
    'script: [click: a]\n',
    'mine.yml:1:1: “users” is missing',
    '→ it must be a whole number from 1 to 1,000,000',
  ],
  ...['0', '-3', '2.5', '1000001'].map((users): [string, string, string] => [
    `${users} users`,
    `users: ${users}\nscript: [click: a]\n`,
    `mine.yml:1:8: “users” must be a whole number from 1 to 1,000,000, but is ${users}`,
  ]),
  [
    'users in words',
    'users: many\nscript: [click: a]\n',
    'mine.yml:1:8: “users” must be a whole number from 1 to 1,000,000, but is “many”',
  ],
  [
    'a duration in words',
    withTail('ramp_up: 5 minutes'),
    'mine.yml:4:10: “ramp_up” must be a duration such as 300ms, 10s or 5m, at most 30d, but is “5 minutes”',
  ],
  [
    'a duration without unit',
    withTail('ramp_up: 30'),
    'mine.yml:4:10: “ramp_up” must be a duration such as 300ms, 10s or 5m, at most 30d, but is 30',
  ],
  [
    'an endless duration',
    withTail(`ramp_up: ${'9'.repeat(20)}d`),
    'mine.yml:4:10: “ramp_up” must be a duration such as 300ms, 10s or 5m, at most 30d, but is “99999999999999999999d”',
  ],
  [
    'an empty script',
    'users: 1\nscript: []\n',
    'mine.yml:2:9: “script” has no steps',
    '→ write lines such as “- click: "Submit"”',
  ],
  ['a script with nothing below', 'users: 1\nscript:\n', 'mine.yml:2:1: “script” has no steps'],
  ['a script that is no list', 'users: 1\nscript: go\n', 'mine.yml:2:9: “script” must be a list of steps'],
  [
    'script and steps',
    withTail('steps: []'),
    'mine.yml:4:1: “script” and “steps” both say the same',
    '→ keep “script”',
  ],
  [
    'a step that is only a text',
    withSteps('- Send it'),
    'mine.yml:4:5: a step is a word and what it acts on, but this is “Send it”',
    '→ for instance “- click: "Submit"”',
  ],
  [
    'two steps in one',
    withSteps('- click: Next', '  fill: { field: a, value: b }'),
    'mine.yml:5:5: “click” and “fill” stand in one step',
    '→ start each step with its own “- ”',
  ],
  [
    'keys that slipped out of their step',
    withSteps('- fill:', '  field: state', '  value: Ohio'),
    'mine.yml:5:5: “field” does not belong here',
    '→ indent it below “fill:”, two spaces further',
  ],
  [
    'a fill without its value',
    withSteps('- fill: state'),
    'mine.yml:4:11: “fill” does not say enough',
    '→ write it as fill: { field: "state", value: "Ohio" }',
  ],
  [
    'a click on nothing',
    withSteps('- click:'),
    'mine.yml:4:5: “click” must be what a person would press, such as "Submit" or "/apply", but is empty',
  ],
  [
    'an expectation of nothing',
    withSteps('- expect: {}'),
    'mine.yml:4:13: “expect” is empty',
    '→ write it as expect: { text: "Thank you", status: 200 }',
  ],
  [
    'a status that HTTP does not have',
    withSteps('- expect: { status: 42 }'),
    'mine.yml:4:23: “status” must be a whole number from 100 to 599, but is 42',
  ],
  ...['https://example.org/', '//example.org/', '/\\example.org/'].map((url): [string, string, string] => [
    `a visit to another host, ${url}`,
    withSteps(`- visit: ${url}`),
    `mine.yml:4:12: “visit” must be an address on the target such as "/apply", but is “${url}”`,
  ]),
  [
    'a template without quotes',
    withSteps('- fill:', '    field: state', '    value: {{ random.states }}'),
    'mine.yml:6:15: a template needs quotes',
    '→ write it as "{{ random.states }}"',
  ],
  [
    'a template that is not closed',
    withSteps('- click: "go {{ citizen.city"'),
    'mine.yml:4:16: this template is not closed',
    '→ write it as "{{ random.states }}"',
  ],
  [
    'a slip in a template',
    withSteps('- click: "{{ citizen.emial }}"'),
    'mine.yml:4:13: there is no template “citizen.emial”',
    '→ did you mean “citizen.email”? There are: citizen.givenName,',
  ],
  [
    'a template that nothing is near to',
    withSteps('- click: "{{ citizen.nam }}"'),
    '→ there are: citizen.givenName,',
  ],
  [
    'an unknown persona',
    withTail('personas: [first-gen-studnt]'),
    'mine.yml:4:12: unknown persona “first-gen-studnt”',
    '→ did you mean “first-gen-student”? There are: first-gen-student, citizen, returning-adult, night-clerk',
  ],
  [
    'a persona twice',
    withTail('personas: [returning-adult, returning-adult]'),
    'mine.yml:4:29: the persona “returning-adult” is there twice',
  ],
  [
    'an unknown check',
    withTail('checks:', '  - type: latency_below_ms'),
    'mine.yml:5:11: unknown check “latency_below_ms”',
    '→ did you mean “latency_under_ms”? There are: latency_under_ms, status_code_ok, success_rate_at_least',
  ],
  [
    'a check without its target',
    withTail('checks:', '  - type: latency_under_ms'),
    'mine.yml:5:5: “target” is missing',
    '→ it must be milliseconds above zero, such as 300',
  ],
  [
    'a check with a target too many',
    withTail('checks:', '  - type: status_code_ok', '    target: 200'),
    'mine.yml:6:5: status_code_ok takes no target',
    '→ remove this line',
  ],
  [
    'a check twice',
    withTail('checks:', '  - type: status_code_ok', '  - type: status_code_ok'),
    'mine.yml:6:11: the check “every answer has an OK status” is there twice',
  ],
  [
    'a success rate above all',
    withTail('checks:', '  - { type: success_rate_at_least, target: 120% }'),
    'mine.yml:5:44: “target” must be a share such as 50% or 0.5, above 0 and at most 1, but is “120%”',
  ],
  [
    'an unknown fault',
    withTail('faults:', '  - latncy: 3s', '    service: grants'),
    'mine.yml:5:5: unknown fault “latncy”',
    '→ did you mean “latency”? There are: latency, jitter, bandwidth, drip,',
  ],
  [
    'a fault on an unknown service, with a share above all',
    withTail('faults:', '  - latency: 3s', '    service: eligibilty', '    share: 150%'),
    'mine.yml:6:14: the target has no service “eligibilty”',
    '→ did you mean “eligibility”? There are: eligibility, grants',
    'mine.yml:7:12: “share” must be a share such as 50% or 0.5, above 0 and at most 1, but is “150%”',
  ],
  [
    'a fault on no service',
    withTail('faults:', '  - latency: soon'),
    'mine.yml:5:5: “service” is missing',
    'mine.yml:5:14: “latency” must be a duration above zero such as 800ms, at most 10m, but is “soon”',
  ],
  [
    'two faults of one name',
    withTail('faults:', '  - { latency: 1s, service: grants }', '  - { latency: 2s, service: grants }'),
    'mine.yml:6:16: two faults are called “latency on grants”',
    '→ the first is on line 5; give each a “name”',
  ],
];

for (const [what, text, ...lines] of mistakes) {
  test(`${what} is said where it is written`, async ({ project }) => {
    const said = await project.said(text);
    for (const line of lines)
      expect(said).toContain(line.startsWith('→') ? `  ${line}` : `scenarios/${line}`);
  });
}

test('a slip in a key does not hide what else is wrong with the step', async ({ project }) => {
  const said = await project.said(withSteps('- upload: { path: nope.txt, too: Transcript }'));
  expect(said).toContain('unknown key “too”');
  expect(said).toContain('could not upload “nope.txt”');
});

test('a file of nothing but mistakes shows a hundred of them and says so', async ({ project }) => {
  const said = await project.said(withSteps(...Array.from({ length: 500 }, (_, i) => `- step${i}: x`)));
  expect(said.match(/unknown step/g)).toHaveLength(100);
  expect(said).toContain('and more: only the first 100 problems are shown');
});
