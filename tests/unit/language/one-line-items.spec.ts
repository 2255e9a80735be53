import { expect } from '@playwright/test';
import { test, withSteps } from './a-project.ts';

/** Items that say several things on one line; no YAML, but what people write. */

test('several “key: value” on one line are read, quoted or not', async ({ project }) => {
  const { steps } = await project.load(
    withSteps(
      `- fill: "a \\"b\\" c"   value: 'it''s'`,
      '- upload: photo.jpg sizeKB: 420   # the photo',
      '-   click: Next  nth: 2  within: "Main: part"',
      '- fill: zip value: 02134\r',
      '- visit: "/a"',
    ),
  );
  expect(
    steps.map(({ settings, nth, within }) => ({ ...settings, ...(nth ? { nth, within } : {}) })),
  ).toEqual([
    { field: 'a "b" c', value: "it's" },
    { path: 'photo.jpg', sizeKB: 420 },
    { control: 'Next', nth: 2, within: ['Main: part'] },
    { field: 'zip', value: '02134' },
    { path: '/a' },
  ]);
});

test('what is wrong with such a line is said where its author wrote it', async ({ project }) => {
  const said = await project.said(
    withSteps(
      '- fill: "{{ citizen.cty }}"  value: "x"',
      '- upload: "photo.jpg"  sizeKb: 420',
      '- click: "a"  nth: 0',
      '- click: "{{ citizen.naem }}"',
    ),
  );
  expect(said.split('\n').filter((line) => line.startsWith('scenarios'))).toEqual([
    'scenarios/mine.yml:4:12: there is no template “citizen.cty”',
    'scenarios/mine.yml:5:26: unknown key “sizeKb”',
    'scenarios/mine.yml:6:22: “nth” must be a whole number from 1 to 1,000, but is 0',
    'scenarios/mine.yml:7:13: there is no template “citizen.naem”',
  ]);
});

test('a file with such lines gets one note, at the first of them', async ({ project }) => {
  const notes = await project.notes(
    withSteps('- visit: /a', '- fill:   "a"  value: "b"', '- fill: "c" value: "d"'),
  );
  expect(notes).toEqual([
    [
      'scenarios/mine.yml:5:5: several “key: value” on one line are not YAML; they are read all the same',
      '      - fill:   "a"  value: "b"',
      '        ^',
      '  → the YAML way: - { fill: "a", value: "b" }',
    ].join('\n'),
  ]);
});

test('lines that YAML reads are left alone, however they look', async ({ project }) => {
  const { steps } = await project.load(
    withSteps(
      '- fill:',
      '    field: Story',
      '    value: |',
      '      - fill: "a"  value: "b"',
      '- fill: "a" value: "b"',
    ),
  );
  expect(steps.map(({ settings }) => settings['value'])).toEqual(['- fill: "a"  value: "b"\n', 'b']);
});

test('what is no item of a list is refused as before', async ({ project }) => {
  const said = await project.said('users: 5  ramp_up: 5m\nscript: [refresh]\n');
  expect(said).toContain('mine.yml:1:8: two “key: value” stand on one line');
  expect(await project.said(withSteps('- fill: state of mind value: b'))).toContain(
    'two “key: value” stand on one line',
  );
});

test('a thousand such lines are read at once', async ({ project }) => {
  const lines = Array.from({ length: 1_000 }, (_, i) => `- fill: "a${i}"  value: "b"`);
  expect((await project.load(withSteps(...lines))).steps).toHaveLength(1_000);
});
