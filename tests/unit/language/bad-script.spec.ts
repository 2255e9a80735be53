import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test, withSteps } from './a-project.ts';

/** What is written, and what a user reads of it: places in `mine.yml`, and hints with their arrow. */
const mistakes: readonly [what: string, steps: string[], ...said: string[]][] = [
  [
    'a word alone that needs more',
    ['- fill'],
    '4:5: “fill” does not say enough: “field” and “value” is missing',
    '→ write it as fill: {',
  ],
  [
    'a step in capitals',
    ['- Refresh'],
    '4:5: a step is a word and what it acts on, but this is “Refresh”',
    '→ did you mean “refresh”?',
  ],
  [
    'something after a word that takes nothing',
    ['- refresh: now'],
    '4:14: “refresh” takes nothing, but here is “now”',
    '→ write “- refresh”',
  ],
  ['an expectation of nothing', ['- expect'], '4:5: “expect” is empty', '→ write it as expect: {'],
  [
    'a slip in a setting',
    ['- { upload: photo.jpg, sizeKb: 3 }'],
    '4:26: unknown key “sizeKb”',
    '→ did you mean “sizeKB”?',
  ],
  [
    'a quality that documents do not have',
    ['- { upload: photo.jpg, quality: corupt }'],
    '4:35: “quality” must be one of good, rotated photo, 40-page scan, too large, wrong type, password, zero pages, corrupt, empty (most likely “corrupt”), but is “corupt”',
  ],
  [
    'a document of a size that nobody can make',
    ['- { upload: pay-stub.pdf, sizeKB: 1 }'],
    '4:37: could not make “pay-stub.pdf” of 1 KB, because what it shows needs more',
    '→ ask for 8 KB or more',
  ],
  [
    'a scan that is smaller than its pages',
    ['- { upload: transcript.pdf, sizeKB: 150, quality: 40-page scan }'],
    '4:39: could not make “transcript.pdf” (40-page scan) of 150 KB',
    '→ ask for 200 KB or more',
  ],
  [
    'another size for a file that is there',
    ['- { upload: fixtures/transcript.pdf, sizeKB: 420 }'],
    '4:48: could not send 420 KB, because “transcript.pdf” is there and has 12 bytes',
    '→ leave “sizeKB” out',
  ],
  [
    'a quality for a file that citizens do not make',
    ['- { upload: ./letter.txt, quality: corrupt }'],
    '4:38: could not make “letter.txt” corrupt, because citizens make .pdf, .jpg and .jpeg files only',
    '→ put a file like that into fixtures/',
  ],
  [
    'a setting twice',
    ['- { upload: { path: photo.jpg }, file: photo.jpg }'],
    '4:36: “file” is said twice in this step',
    '→ keep one',
  ],
  [
    'an option twice',
    ['- fill: { field: a, value: b, nth: 1 }', '  nth: 2'],
    '5:5: “nth” is said twice in this step',
  ],
  [
    'a place among none',
    ['- { click: a, nth: 0 }'],
    '4:22: “nth” must be a whole number from 1 to 1,000, but is 0',
  ],
  ['no region', ['- { click: a, within: [] }'], '4:25: “within” must be a region of the page such as'],
  [
    'a name that no template can say',
    ['- { click: a, as: my step }'],
    '4:21: “as” must be a name of letters',
  ],
  [
    'a capture that takes nothing',
    ['- { click: a, capture: { id: Number } }'],
    '4:32: “id” must be words with a * for what is taken',
  ],
  [
    'a capture of everything',
    ['- { click: a, capture: { id: "*" } }'],
    '4:32: “id” must be words with a * for what is taken',
  ],
  [
    'a capture that no template can say',
    ['- { click: a, capture: { my id: "No. *" } }'],
    '4:28: “my id” cannot be said in a template',
  ],
  [
    'a capture that is no group',
    ['- { click: a, capture: id }'],
    '4:26: “capture” must be a group of names and where they are found',
  ],
  [
    'an answer to a dialog that is none',
    ['- { click: a, dialog: ok }'],
    '4:25: “dialog” must be accept, dismiss or { text:',
  ],
  [
    'a fault among the steps',
    ['- { latency: 800ms, service: grants }'],
    '4:7: “latency” is a fault, not a step',
    '→ write it below “faults:”',
  ],
  ['an empty step', ['- {}'], '4:5: this step is empty'],
  ['a region without steps', ['- within: Home'], '4:5: “within” has no steps', '→ write “steps:” below it'],
  ['a group for nothing', ['- steps: [refresh]'], '4:5: nothing is said of these steps'],
  ['a repetition of nothing', ['- repeat: 3'], '4:5: “repeat” has no steps', '→ write “steps:” below it'],
  [
    'no repetition',
    ['- { repeat: 0, steps: [refresh] }'],
    '4:15: “repeat” must be a whole number from 1 to 1,000, but is 0',
  ],
  [
    'a slip in a repetition',
    ['- repeat: { times: 3, steps: [refresh], tims: 4 }'],
    '4:43: unknown key “tims”',
    '→ did you mean “times”?',
  ],
  [
    'an option of several steps',
    ['- { repeat: 3, steps: [refresh], nth: 2 }'],
    '4:36: “nth” is said of a single step',
  ],
  ['a choice among nothing', ['- choose: []'], '4:13: “choose” must be a list of alternatives'],
  [
    'an alternative without a ratio',
    ['- choose: [{ click: a }]'],
    '4:14: “ratio” is missing',
    '→ say how many choose this, such as ratio: 20%',
  ],
  [
    'more than all',
    ['- choose: [{ click: a, ratio: 60% }, { click: b, ratio: 60% }]'],
    '4:5: these ratios add up to 120 %',
    '→ at most 100 %',
  ],
  [
    'a ratio of nobody',
    ['- { click: a, ratio: 0 }'],
    '4:24: “ratio” must be a share such as 50% or 0.5, above 0 and at most 1, but is 0',
  ],
  ['a ratio above all', ['- { click: a, ratio: 150% }'], '4:24: “ratio” must be a share'],
  ['two heads', ['- choose: []', '  repeat: 3'], '5:5: “choose” and “repeat” stand in one step'],
  [
    'an action that is not there',
    ['- use: lok-up'],
    '4:10: there is no action “lok-up”',
    '→ did you mean “look-up”?',
    'fixtures/actions/lok-up.yml',
  ],
  ['an action that needs more than its name', ['- action: FILL'], '4:13: “fill” does not say enough'],
  [
    'an action with settings',
    ['- { use: look-up, nth: 2 }'],
    '4:21: “nth” says nothing to the action “look-up”',
  ],
  [
    'an action by its bare name',
    ['- look-up'],
    '4:5: a step is a word and what it acts on, but this is “look-up”',
    '→ write “- use: look-up”',
  ],
  [
    'a fault that does not say when',
    ['- action: DB_DOWN'],
    '4:13: “DB_DOWN” is a fault, and does not say when it begins',
    '→ write “at: 15m” beside it',
  ],
  [
    'a fault inside other steps',
    ['- { within: a, steps: [{ action: db_down, at: 1m }] }'],
    '4:36: the fault “db_down” happens to everybody',
  ],
  [
    'a fault with a slip',
    ['- { action: db_down, at: 1m, sevice: grants }'],
    '4:32: unknown fault “sevice”',
    '→ did you mean “service”?',
  ],
  [
    'a template in the name of a file',
    ['- upload: "{{ citizen.city }}.pdf"'],
    '4:13: could not upload “{{ citizen.city }}.pdf”, because the name of a file cannot have a template',
  ],
  [
    'a file in a folder that is not there',
    ['- upload: ./photo.jpg'],
    '4:13: could not upload “./photo.jpg”, because there is no such file (tried photo.jpg and scenarios/photo.jpg)',
  ],
  [
    'a file that no generator makes',
    ['- upload: notes.docx'],
    '4:13: could not upload “notes.docx”, because there is no such file (tried notes.docx, scenarios/notes.docx and fixtures/notes.docx)',
  ],
  [
    'a template in a region',
    ['- { within: "{{ citizen.cty }}", steps: [refresh] }'],
    '4:16: there is no template “citizen.cty”',
  ],
  [
    'a template in what is captured',
    ['- { click: a, capture: { id: "{{ nobody }} *" } }'],
    '4:33: there is no template “nobody”',
  ],
];

for (const [what, steps, ...parts] of mistakes) {
  test(`${what} is said where it is written`, async ({ project }) => {
    await project.write('letter.txt', 'a letter');
    await project.write('fixtures/actions/look-up.yml', '- refresh\n');
    await project.write('fixtures/faults/db_down.yml', 'status: 503\nservice: "**"\n');
    const said = await project.said(withSteps(...steps));
    for (const part of parts) {
      expect(said).toContain(part.startsWith('→') || !/^\d/.test(part) ? part : `scenarios/mine.yml:${part}`);
    }
    expect(said.match(/^scenarios\/mine/gm)).toHaveLength(1);
  });
}

test('what is wrong with an action is said in its file, once, beside what is wrong with the scenario', async ({
  project,
}) => {
  await project.write('fixtures/actions/look-up.yml', '- clik: a\n- use: nobody\n');
  const said = await project.said(withSteps('- use: look-up', '- use: look-up', '- clic: b'));
  expect(said.split('\n').filter((line) => /^\S+\.yml/.test(line))).toEqual([
    'scenarios/mine.yml:6:5: unknown step “clic”',
    'fixtures/actions/look-up.yml:1:3: unknown step “clik”',
    'fixtures/actions/look-up.yml:2:8: there is no action “nobody”',
  ]);
});

test('a file of an action that is no list, or no YAML, or empty, says so', async ({ project }) => {
  const said = async (text: string): Promise<string> => {
    await project.write('fixtures/actions/look-up.yml', text);
    return project.said(withSteps('- use: look-up'));
  };
  expect(await said('steps: [refresh]\n')).toContain('look-up.yml:1:1: an action is a list');
  expect(await said('')).toContain('look-up.yml:1:1: the action is empty');
  expect(await said('- [')).toContain('look-up.yml:1:');
  expect(await said('[]')).toContain('look-up.yml:1:1: the action has no steps');
  expect(await said('- use: look-up\n')).toContain(
    'look-up.yml:1:8: this action uses itself: look-up → look-up',
  );
});

test('an action that is a link out of the project is refused', async ({ project }) => {
  await project.write('fixtures/actions/ours.yml', '- refresh\n');
  await symlink('/etc/hosts', join(project.dir, 'fixtures/actions/theirs.yml'));
  const said = await project.said(withSteps('- use: theirs'));
  expect(said).toContain('could not read the action');
  expect(said).toContain('theirs.yml, because it is a link that leaves the project');
});

test('actions of the scenario that nobody uses are read all the same', async ({ project }) => {
  const text = (actions: string): string => `users: 1\nactions:\n${actions}script: [refresh]\n`;
  expect(await project.said(text('  spare: [clik: a]\n'))).toContain('mine.yml:3:11: unknown step “clik”');
  expect(await project.said(text('  spare: [click: "{{ nobody }}"]\n'))).toContain(
    'there is no template “nobody”',
  );
  expect(await project.said(text('  log-in: [refresh]\n  LOG_IN: [back]\n'))).toContain(
    'mine.yml:4:3: “LOG_IN” and “log-in” are the same name',
  );
  expect(await project.said('users: 1\nactions: [refresh]\nscript: [refresh]\n')).toContain(
    'mine.yml:2:10: “actions” must be names with steps below, but is a list',
  );
});
