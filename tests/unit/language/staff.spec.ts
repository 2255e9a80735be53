import { expect } from '@playwright/test';
import { formatScenario } from '../../../src/language/index.ts';
import { test, withTail } from './a-project.ts';

const staff = (...lines: string[]): string => withTail('staff:', ...lines.map((line) => `  ${line}`));

const WORKING = staff(
  '- persona: night-clerk',
  '  users: 4',
  '  script:',
  '    - visit: /desk',
  '    - repeat: always',
  '      steps:',
  '        - click: Submit',
  '        - choose: [{ ratio: 50%, steps: [{ click: Approve }] }]',
);

test('staff has a script of its own, and its steps follow those of the citizens', async ({ project }) => {
  const { staff: groups, steps, choices, users } = await project.load(WORKING);
  expect(users).toBe(5);
  expect(groups).toMatchObject([{ persona: 'night-clerk', users: 4, rounds: { from: 2, to: 4 } }]);
  expect(steps.map(({ title, staff: side, when }) => ({ title, side, when }))).toEqual([
    { title: 'click Submit', side: undefined, when: undefined },
    { title: 'visit /desk', side: 0, when: undefined },
    { title: 'click Submit (2)', side: 0, when: undefined },
    { title: 'click Approve', side: 0, when: [{ choice: 0, option: 0 }] },
  ]);
  expect(choices).toEqual([{ shares: [0.5], when: [], staff: 0 }]);
});

test('staff may be said by a role, which is that of one persona, and is one person without a number', async ({
  project,
}) => {
  const { staff: groups } = await project.load(staff('- persona: caseworker', '  script: [back]'));
  expect(groups).toMatchObject([{ persona: 'night-clerk', users: 1 }]);
  expect(groups?.[0]?.rounds).toBeUndefined();
});

test('everything that is wrong with staff is said at once, each at its place', async ({ project }) => {
  const said = await project.said(
    staff(
      '- persona: night-clark',
      '  users: 0',
      '  script: [clack]',
      '- persona: citizen',
      '  scripts: [back]',
      '- script:',
      '    - repeat: always',
      '      ratio: 50%',
      '      steps: [{ repeat: always, steps: [back] }]',
      '    - refresh',
      '- caseworker',
    ),
  );
  expect(said.split('\n').filter((line) => line.startsWith('scenarios/'))).toEqual([
    'scenarios/mine.yml:5:14: unknown persona “night-clark”',
    'scenarios/mine.yml:6:12: “users” must be a whole number from 1 to 200, but is 0',
    'scenarios/mine.yml:7:14: a step is a word and what it acts on, but this is “clack”',
    'scenarios/mine.yml:8:5: “script” is missing',
    'scenarios/mine.yml:8:14: the role “citizen” is that of “first-gen-student” and “returning-adult”',
    'scenarios/mine.yml:9:5: unknown key “scripts”',
    'scenarios/mine.yml:10:5: “persona” is missing',
    'scenarios/mine.yml:11:9: “repeat: always” is not the last item of the script',
    'scenarios/mine.yml:12:9: “ratio” says nothing to “repeat: always”',
    'scenarios/mine.yml:13:27: “repeat: always” would never end',
    'scenarios/mine.yml:15:5: staff is a persona and what it does, but this is “caseworker”',
  ]);
  expect(said).toContain('did you mean “night-clerk”?');
  expect(said).toContain('did you mean “script”?');
});

test('staff is bounded in all groups together, since each has a browser window all the time', async ({
  project,
}) => {
  const group = (users: number): string[] => [
    '- persona: night-clerk',
    `  users: ${users}`,
    '  script: [back]',
  ];
  const said = await project.said(staff(...group(150), ...group(51)));
  expect(said).toContain('“staff” is at most 200 people in all groups, but there are 201');
  expect((await project.load(staff(...group(150), ...group(50)))).staff).toHaveLength(2);
});

test('nobody works for citizens who have no script', async ({ project }) => {
  const said = await project.said('users: 5\nstaff:\n  - persona: night-clerk\n    script: [back]\n');
  expect(said).toContain(
    'scenarios/mine.yml:2:1: “staff” works for citizens, but the scenario has no “script” of theirs',
  );
});

test('citizens do nothing without end', async ({ project }) => {
  const said = await project.said('users: 5\nscript:\n  - repeat: always\n    steps: [back]\n');
  expect(said).toContain('scenarios/mine.yml:3:13: “repeat: always” would never end');
  expect(said).toContain('only the last item of a script below “staff:” has no end');
});

test('staff knows nothing of what citizens captured', async ({ project }) => {
  const said = await project.said(
    [
      'users: 5',
      'script:',
      '  - { submit: , as: filed, capture: { number: "No. *" } }',
      'staff:',
      '  - persona: night-clerk',
      '    script: [{ expect: "{{ steps.filed.number }}" }]',
    ].join('\n'),
  );
  expect(said).toContain('scenarios/mine.yml:6:25: there is no template “steps.filed.number”');
});

test('a named action may be that of the staff alone, with what only the staff captures', async ({
  project,
}) => {
  const { steps } = await project.load(
    [
      'users: 5',
      'actions:',
      '  decide: [{ fill: Note, value: "{{ steps.case.number }}" }]',
      'script: [back]',
      'staff:',
      '  - persona: night-clerk',
      '    script:',
      '      - { click: Take, as: case, capture: { number: "Case *" } }',
      '      - { use: decide }',
    ].join('\n'),
  );
  expect(steps.map(({ title }) => title)).toEqual(['back', 'click Take', 'fill Note']);
});

test('a fault may be bound to a step of the staff', async ({ project }) => {
  const faulty = `${WORKING}faults:\n  - { latency: 1s, service: grants, persona: night-clerk, step: "visit /desk" }\n`;
  expect((await project.load(faulty)).faults).toMatchObject([
    { persona: 'night-clerk', step: 'visit /desk' },
  ]);
});

test('staff keeps its comments in the canonical form', async ({ project }) => {
  const file = await project.write(
    'scenarios/mine.yml',
    [
      'staff: # the other side',
      '  # four of them',
      '  - { persona: night-clerk, users: 4, script: [{ visit: / }] }',
      'users: 5',
      'script: [back] # over',
    ].join('\n'),
  );
  const { after } = await formatScenario(file, { projectDir: project.dir });
  expect(after).toBe(
    [
      'users: 5',
      'script: # over',
      '  - back',
      'staff: # the other side',
      '  # four of them',
      '  - persona: night-clerk',
      '    users: 4',
      '    script:',
      '      - visit: "/"',
      '',
    ].join('\n'),
  );
});
