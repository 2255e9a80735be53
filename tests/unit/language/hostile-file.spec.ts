import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { loadScenario } from '../../../src/language/index.ts';
import { messageOf, test, withSteps, world } from './a-project.ts';

const hostile: readonly [what: string, text: string, ...said: string[]][] = [
  [
    'an alias',
    'users: &n 5\nscript: *n\n',
    'mine.yml:2:9: aliases (“*n”) are not read',
    '→ write the value itself, or quote a text with “*”',
  ],
  [
    'a key that reaches into JavaScript',
    'users: 5\n__proto__: {}\nscript: [click: a]\n',
    'mine.yml:2:1: the key “__proto__” is not allowed',
  ],
  [
    'a constructor key in a step',
    withSteps('- click: a', '  constructor: b'),
    'mine.yml:5:5: the key “constructor” is not allowed',
  ],
  [
    'a value that has no text',
    'users: 5\nscript: [click: { toString: null }]\nfaults: [{ latency_ms: [{ toString: null }] }]\n',
    'mine.yml:2:19: the key “toString” is not allowed',
  ],
  [
    'a prototype key',
    withSteps('- fill: { prototype: a, field: b, value: c }'),
    'mine.yml:4:13: the key “prototype” is not allowed',
  ],
  [
    'a key twice',
    'users: 5\nusers: 6\nscript: [click: a]\n',
    'mine.yml:2:1: “users” is written twice',
    '→ the first is on line 1; keep one',
  ],
  ['several documents', 'users: 5\n---\nusers: 6\n', 'mine.yml:2:1: the file holds more than one document'],
  [
    'a tab',
    'users: 5\nscript:\n\t- click: a\n',
    'mine.yml:3:1: a tab is used to indent',
    '→ indent with spaces: two a level',
  ],
  ['a tag', 'users: !!js/function 5\n', 'mine.yml:1:8: tags such as “!name” are not read'],
  [
    'brackets 100,000 deep',
    '['.repeat(100_000),
    'this is nested too deeply',
    '→ a file of ours needs fewer than 32 levels',
  ],
  ['dashes 100,000 deep', '- '.repeat(100_000), 'this is nested too deeply'],
  [
    'a group 40 deep',
    Array.from({ length: 40 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    'this is nested too deeply',
  ],
  [
    'a quote never closed',
    withSteps('- click: "Submit', '- click: Next'),
    'mine.yml:4:12: a quote is opened and never closed',
  ],
  [
    'a bracket never closed',
    'users: 5\nscript: [click: a\n',
    'a bracket is not closed, or a comma is missing',
  ],
  [
    'two pairs on a line',
    'name: "x"  users: 5\nscript: [click: a]\n',
    'mine.yml:1:',
    'two “key: value” stand on one line',
  ],
  [
    'an invisible character',
    'users: 5\nscript:\n  - click: a\u0000b\n',
    'mine.yml:3:13: the invisible character U+0000 is not allowed in a file',
  ],
  [
    'an invisible character in disguise',
    withSteps('- click: "a\\0b"'),
    'mine.yml:4:12: the invisible character U+0000 is not allowed in a text',
  ],
  [
    'ten million steps in seven lines',
    withSteps(
      '- repeat: 500',
      '  steps:',
      '    - repeat: 500',
      '      steps: [{ repeat: 40, steps: [refresh] }]',
    ),
    'mine.yml:3:1: “script” has 10,000,000 steps when it is written out',
    '→ a journey has at most 1000',
  ],
  [
    'actions that use each other ten times each, fifteen deep',
    `users: 1\nactions:\n${Array.from(
      { length: 15 },
      (_, i) => `  a${i}: [${Array.from({ length: 10 }, () => `use: a${i + 1}`).join(', ')}]\n`,
    ).join('')}  a15: [refresh]\nscript: [use: a0]\n`,
    'the action “a11” has 10,000 steps when it is written out',
  ],
  [
    'actions that use each other a hundred deep',
    `users: 1\nactions:\n${Array.from({ length: 100 }, (_, i) => `  a${i}: [use: a${i + 1}]\n`).join('')}  a100: [refresh]\nscript: [use: a0]\n`,
    'these actions use each other too deeply',
  ],
  [
    'a circle of actions',
    'users: 1\nactions:\n  login: [{ use: open }]\n  open: [{ use: LOGIN }]\nscript: [use: login]\n',
    'mine.yml:4:17: this action uses itself: login → open → login',
    '→ write the steps out in one of them',
  ],
  [
    'a line without colon',
    'users 5\nscript: [click: a]\n',
    'mine.yml:1:1: this line has no “:” after its key',
  ],
  ['a list', '- click: a\n', 'mine.yml:1:1: a scenario is a group of keys'],
  ['nothing', '', 'mine.yml:1:1: the scenario is empty'],
  ['nothing but a comment', '# later\n', 'mine.yml:1:1: the scenario is empty'],
  [
    'more than a megabyte',
    `# ${'x'.repeat(1_000_000)}`,
    'because it has 1001 kB',
    '→ a scenario has at most 1000 kB',
  ],
  [
    '50,000 keys',
    Array.from({ length: 50_000 }, (_, i) => `key${i}: x`).join('\n'),
    'unknown key “key0”',
    'and more:',
  ],
  [
    'a template of 900,000 spaces',
    withSteps(`- click: "{{${' '.repeat(900_000)}"`),
    'mine.yml:4:13: this template is not closed',
  ],
  [
    'a capture of 400,000 words',
    withSteps(`- { click: a, capture: { id: "${'a '.repeat(400_000)}" } }`),
    'mine.yml:4:32: “id” must be words with a * for what is taken',
  ],
  [
    '100,000 templates that name nothing',
    withSteps(`- click: "${'{{ x }} '.repeat(100_000)}"`),
    'there is no template “x”',
    'and more: only the first 100 problems are shown',
  ],
  [
    'regions in regions in regions',
    withSteps(`- { within: [${'a, '.repeat(20_000)}], steps: [refresh] }`),
    'mine.yml:4:15: “within” must be a region of the page',
  ],
  [
    '20,000 actions',
    `users: 1\nscript: [refresh]\nactions:\n${Array.from({ length: 20_000 }, (_, i) => `  a${i}: [refresh]\n`).join('')}`,
    'mine.yml:3:1: “actions” has 20000 names',
  ],
  [
    '20,000 uploads',
    withSteps(...Array.from({ length: 20_000 }, () => '- upload: x')),
    '“script” has 20000 steps',
  ],
];

for (const [what, text, ...parts] of hostile) {
  test(`a scenario with ${what} is refused in plain words`, async ({ project }) => {
    const said = await project.said(text);
    for (const part of parts) expect(said).toContain(part);
    expect(said).not.toMatch(/\n\s+at .*:\d+:\d+/);
  });
}

test('a file that is not UTF-8 is refused', async ({ project }) => {
  const file = await project.write('scenarios/latin.yml', Uint8Array.of(0x61, 0xff, 0xfe));
  const said = await messageOf(loadScenario(file, { projectDir: project.dir, ...world }));
  expect(said).toContain('latin.yml, because it is not UTF-8 text\n  → save it as UTF-8');
});

test('a scenario that is not there names the nearest one that is', async ({ project }) => {
  await project.write('scenarios/tuition-grant.yml', '');
  const at = (path: string) => loadScenario(join(project.dir, path), { projectDir: project.dir, ...world });
  const said = async (path: string) => (await messageOf(at(path))).replaceAll(`${project.dir}/`, '');
  expect(await said('scenarios/tution-grant.yml')).toBe(
    'could not read the scenario scenarios/tution-grant.yml, because there is no such file\n' +
      '  → did you mean scenarios/tuition-grant.yml?',
  );
  expect(await said('scenarios/flood.yml')).toContain('scenarios has tuition-grant.yml');
  expect(await said('scenario/flood.yml')).toContain('there is no folder scenario either');
  expect(await said('scenarios')).toContain('because it is a folder\n  → scenarios has tuition-grant.yml');
  expect(await said('sce\0nario.yml')).toContain('sce?nario.yml, because there is no such file');
});

test.describe('what may be uploaded', () => {
  for (const path of ['../../../etc/hosts', '/etc/hosts']) {
    test(`${path} lies outside the project and is refused`, async ({ project }) => {
      expect(await project.said(withSteps(`- upload: ${path}`))).toContain(
        `scenarios/mine.yml:4:13: could not upload “${path}”, because it lies outside the project`,
      );
    });
  }

  test('a link that leads out of the project is refused', async ({ project }) => {
    const outside = join(project.dir, '..', `${project.dir.split(/[\\/]/).at(-1)}-secret`);
    await symlink(outside, join(project.dir, 'fixtures/dangling.pdf'));
    await symlink('/', join(project.dir, 'fixtures/root'));
    expect(await project.said(withSteps('- upload: fixtures/dangling.pdf'))).toContain(
      'there is no such file',
    );
    expect(await project.said(withSteps('- upload: fixtures/root'))).toContain(
      'because fixtures/root is a link that leaves the project',
    );
  });

  test('a folder is no document', async ({ project }) => {
    expect(await project.said(withSteps('- upload: fixtures'))).toContain(
      'could not upload “fixtures”, because it is a folder',
    );
  });
});
