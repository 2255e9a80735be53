import { expect } from '@playwright/test';
import type { ScriptItem } from '../../../src/model/index.ts';
import { test, withSteps } from './a-project.ts';

/** A script as a person would tell it: titles, with what is said of several of them around. */
function told(items: readonly ScriptItem[]): unknown[] {
  return items.map((item) => {
    if (item.item === 'step') return item.title;
    if (item.item === 'choose') return item.options.map(({ share, items: inner }) => [share, ...told(inner)]);
    const around =
      item.item === 'repeat' ? `${item.times} times` : item.item === 'use' ? item.action : item.region;
    return { [around]: told(item.items) };
  });
}

test('a step is written short, long, alone, or with its other settings beside it', async ({ project }) => {
  const { steps } = await project.load(
    withSteps(
      '- screenshot',
      '- screenshot: done',
      '- screenshot: { name: done }',
      '- refresh:',
      '- { upload: photo.jpg, sizeKB: 420 }',
      '- { upload: { path: photo.jpg }, sizeKB: 420KB, to: Photo }',
      '- fill: state',
      '  value: Ohio',
      '- { open_form: /apply }',
      '- { upload: { file: fake_schedule_f.pdf } }',
    ),
  );
  expect(steps.map(({ kind, settings }) => ({ [kind]: settings }))).toEqual([
    { screenshot: {} },
    { screenshot: { name: 'done' } },
    { screenshot: { name: 'done' } },
    { refresh: {} },
    { upload: { path: 'photo.jpg', sizeKB: 420 } },
    { upload: { path: 'photo.jpg', sizeKB: 420, to: 'Photo' } },
    { fill: { field: 'state', value: 'Ohio' } },
    { visit: { path: '/apply' } },
    { upload: { path: 'fake_schedule_f.pdf' } },
  ]);
});

test('what may be said of any step stands beside its word or below it', async ({ project }) => {
  const { steps } = await project.load(
    withSteps(
      '- { click: Add, within: Household, nth: 2, dialog: dismiss }',
      '- fill: { field: Name, value: Ann, within: [Household, Second person] }',
      '- click: Send',
      '  as: apply',
      '  capture:',
      '    confirmation: "Confirmation number *"',
      '    id: { response: /api/claims, field: claim.id }',
      '  dialog: { text: "{{ citizen.city }}" }',
      '- { refresh: , capture: { number: "No. *" } }',
      '- expect: "{{ steps.apply.confirmation }} or {{ steps.apply.id }} or {{ steps.refresh.number }}"',
    ),
  );
  expect(steps).toMatchObject([
    { within: ['Household'], nth: 2, dialog: 'dismiss' },
    { within: ['Household', 'Second person'], settings: { field: 'Name', value: 'Ann' } },
    {
      as: 'apply',
      capture: [
        { name: 'confirmation', text: 'Confirmation number *' },
        { name: 'id', response: '/api/claims', field: 'claim.id' },
      ],
      dialog: { text: '{{ citizen.city }}' },
    },
    { as: 'refresh', capture: [{ name: 'number', text: 'No. *' }] },
    { kind: 'expect' },
  ]);
});

test('steps are repeated, done in a region, and chosen among', async ({ project }) => {
  const scenario = await project.load(
    withSteps(
      '- repeat: 2',
      '  steps: [click: Next]',
      '- repeat: { times: 3, steps: [refresh] }',
      '- within: Home address',
      '  steps:',
      '    - fill: { field: City, value: Ohio, within: Inner }',
      '- { within: [Household, Second person], steps: [click: Add] }',
      '- choose:',
      '    - { ratio: 60%, steps: [click: Card, click: Pay] }',
      '    - { ratio: 30%, click: Bank }',
      '- { ratio: 5%, steps: [abandon] }',
    ),
  );
  expect(told(scenario.script)).toEqual([
    { '2 times': ['click Next'] },
    { '3 times': ['refresh'] },
    { 'Home address': ['fill City'] },
    { Household: [{ 'Second person': ['click Add'] }] },
    [
      [0.6, 'click Card', 'click Pay'],
      [0.3, 'click Bank'],
    ],
    [[0.05, 'abandon']],
  ]);
  expect(scenario.choices).toEqual([
    { shares: [0.6, 0.3], when: [] },
    { shares: [0.05], when: [] },
  ]);
  expect(scenario.steps.map(({ title, within }) => [title, within ?? []])).toEqual([
    ['click Next', []],
    ['click Next (2)', []],
    ['refresh', []],
    ['refresh (2)', []],
    ['refresh (3)', []],
    ['fill City', ['Home address', 'Inner']],
    ['click Add', ['Household', 'Second person']],
    ['click Card', []],
    ['click Pay', []],
    ['click Bank', []],
    ['abandon', []],
  ]);
});

test('neighbours that not everybody does exclude each other while they fit into all', async ({ project }) => {
  const ratios = async (...steps: string[]) =>
    (await project.load(withSteps(...steps))).choices.map((one) => one.shares);
  const some = (...all: (string | number)[]) => all.map((ratio) => `- { refresh: , ratio: ${ratio} }`);
  expect(await ratios(...some(0.98, 0.02))).toEqual([[0.98, 0.02]]);
  expect(await ratios(...some('50%', '30%', '30%', '70%'))).toEqual([
    [0.5, 0.3],
    [0.3, 0.7],
  ]);
  expect(await ratios(...some(0.5), '- back', ...some(0.5))).toEqual([[0.5], [0.5]]);
  expect(await ratios(...some(1, '1.0', '100%'))).toEqual([]);
  expect(await ratios(...some(0.1, 0.2, 0.3, 0.4))).toEqual([[0.1, 0.2, 0.3, 0.4]]);
  expect(await ratios('- choose:', '  - { ratio: 50%, steps: [back] }', ...some('50%'))).toEqual([
    [0.5],
    [0.5],
  ]);
});

test('named actions are found in the scenario, then in the project, whatever their case', async ({
  project,
}) => {
  await project.write('fixtures/actions/sign-in.yml', '- visit: /login\n- { upload: ./letter.pdf }\n');
  const letter = await project.write('fixtures/actions/letter.pdf', 'a letter');
  await project.write('fixtures/actions/look.json', '[\n\t"refresh",\n\t{ "use": "SIGN_IN" }\n]');
  await project.write('fixtures/actions/leave.yml', '- visit: /never\n');
  const scenario = await project.load(
    [
      'users: 4',
      'actions:',
      '  Leave: [click: Log out, { use: look }]',
      'script:',
      '  - use: sign-in',
      '  - { action: SignIn, ratio: 25%, within: Main }',
      '  - { action: LEAVE, ratio: 75% }',
      '  - { action: REFRESH }',
      '  - { action: upload, path: photo.jpg, to: Photo }',
    ].join('\n'),
  );
  expect(told(scenario.script)).toEqual([
    { 'sign-in': ['visit /login', 'upload letter.pdf'] },
    [
      [0.25, { Main: [{ 'sign-in': ['visit /login', 'upload letter.pdf'] }] }],
      [
        0.75,
        {
          Leave: [
            'click Log out',
            { look: ['refresh', { 'sign-in': ['visit /login', 'upload letter.pdf'] }] },
          ],
        },
      ],
    ],
    'refresh',
    'upload photo.jpg',
  ]);
  expect(scenario.steps[1]).toMatchObject({
    settings: { path: letter },
    at: { file: expect.stringMatching(/fixtures\/actions\/sign-in\.yml$/), line: 2, column: 5 },
  });
});

test('a document that is nowhere is made for each citizen; one in fixtures/ is that very file', async ({
  project,
}) => {
  const { steps } = await project.load(
    withSteps(
      '- upload: transcript.pdf',
      '- upload: photo.jpg',
      '- upload: Photo.JPEG',
      '- upload: schedule_f.pdf',
    ),
  );
  expect(steps.map(({ settings }) => settings['path'])).toEqual([
    `${project.dir}/fixtures/transcript.pdf`,
    'photo.jpg',
    'Photo.JPEG',
    'schedule_f.pdf',
  ]);
});

test('a capture is known to the steps after it, in actions too', async ({ project }) => {
  await project.write(
    'fixtures/actions/look-up.yml',
    '- fill: { field: Number, value: "{{ steps.apply.number }}" }\n',
  );
  const capture = '- { click: Send, as: apply, capture: { number: "No. *" } }';
  expect((await project.load(withSteps(capture, '- use: look-up'))).steps).toHaveLength(2);
  const said = await project.said(
    withSteps('- use: look-up', capture, '- expect: "{{ steps.aply.number }}"'),
  );
  expect(said.split('\n')).toEqual([
    'scenarios/mine.yml:6:14: there is no template “steps.aply.number”',
    '      - expect: "{{ steps.aply.number }}"',
    '                 ^',
    expect.stringContaining('  → did you mean “steps.apply.number”?'),
    'fixtures/actions/look-up.yml:1:34: there is no template “steps.apply.number”',
    '    - fill: { field: Number, value: "{{ steps.apply.number }}" }',
    '                                     ^',
    expect.stringContaining('  → there are: '),
  ]);
});
