import { expect } from '@playwright/test';
import { formatScenario } from '../../../src/language/index.ts';
import { test } from './a-project.ts';

/** Ways to write something below \`users: 5\`, and the one that \`esr fmt\` prefers. */
const forms: readonly [what: string, written: string, canonical: string][] = [
  [
    'everything is in the order of the docs, whatever its own',
    'checks: [status_code_ok]\nscript: [{click: Submit}]\nname: Order\nramp_up: 90s\n',
    'name: Order\nusers: 5\nramp_up: 90s\nscript:\n  - click: "Submit"\nchecks:\n  - status_code_ok\n',
  ],
  [
    'what is so without being written is not written',
    'name: mine\nramp_up: 0\npersonas:\nscript:\n  - visit: { path: / }\nfaults: [{latency: {delayMs: 500}, service: api, share: 1}]\n',
    'users: 5\nscript:\n  - visit: "/"\nfaults:\n  - latency: 500ms\n    service: api\n',
  ],
  [
    'neighbours with ratios stay neighbours where they are read as the same choice',
    'script:\n  - choose:\n      - { ratio: 0.3, steps: [{click: a}] }\n      - { ratio: 20%, steps: [refresh] }\n',
    'users: 5\nscript:\n  - click: "a"\n    ratio: 30%\n  - refresh:\n    ratio: 20%\n',
  ],
  [
    'two choices of few do not become one',
    'script:\n  - choose: [{ ratio: 0.3, steps: [refresh] }]\n  - choose: [{ ratio: 0.2, steps: [back] }]\n',
    'users: 5\nscript:\n  - refresh:\n    ratio: 30%\n  - choose:\n      - ratio: 20%\n        steps:\n          - back\n',
  ],
  [
    'two choices of many stay two without a word',
    'script:\n  - choose: [{ ratio: 0.7, steps: [refresh] }]\n  - choose: [{ ratio: 0.6, steps: [back] }]\n',
    'users: 5\nscript:\n  - refresh:\n    ratio: 70%\n  - back:\n    ratio: 60%\n',
  ],
  [
    'an alternative of several steps stays in its group',
    'script:\n  - choose: [{ ratio: 0.7, steps: [refresh, back] }]\n',
    'users: 5\nscript:\n  - choose:\n      - ratio: 70%\n        steps:\n          - refresh\n          - back\n',
  ],
  [
    'settings go into a group, what any step has beside it',
    'script:\n  - upload: photo.jpg\n    sizeKB: 420KB\n    within: [Home, Papers]\n    as: sent\n    capture: { number: "No. *" }\n    dialog: accept\n',
    'users: 5\nscript:\n  - upload: { path: "photo.jpg", sizeKB: 420 }\n    within: ["Home", "Papers"]\n    as: sent\n    capture: { number: "No. *" }\n    dialog: accept\n',
  ],
  [
    'a file is named from the project, wherever the scenario found it',
    'script:\n  - upload: ../fixtures/transcript.pdf\n  - upload: transcript.pdf\n',
    'users: 5\nscript:\n  - upload: "./fixtures/transcript.pdf"\n  - upload: "./fixtures/transcript.pdf"\n',
  ],
  [
    'a group that does not fit on a line is laid out',
    `script:\n  - expect: { text: "${'very '.repeat(10)}long", page: "/confirmation", status: 200 }\n`,
    `users: 5\nscript:\n  - expect:\n      text: "${'very '.repeat(10)}long"\n      page: "/confirmation"\n      status: 200\n`,
  ],
  [
    'named actions are kept in their order, also those that nobody uses',
    'actions:\n  later: [back]\n  # how they come in\n  enter:\n    - click: In # at the top\nscript: [{use: ENTER}]\n',
    'users: 5\nactions:\n  later:\n    - back\n  # how they come in\n  enter:\n    - click: "In" # at the top\nscript:\n  - use: enter\n',
  ],
  [
    'times of a warped run are those of the simulation',
    'time_warp: 7\nramp_up: 10m\nscript: [refresh]\nfaults: [{status: 503, service: api, at: hour1, for: 90s}]\n',
    'users: 5\nramp_up: 10m\ntime_warp: 7\nscript:\n  - refresh\nfaults:\n  - status: 503\n    service: api\n    at: 1h\n    for: 90s\n',
  ],
  [
    'a stated success rate stays, even where it is the usual one',
    'script: [refresh]\nchecks: [{warn: "latency_p95_ms<400"}, {type: success_rate_at_least, target: 0.99}]\n',
    'users: 5\nscript:\n  - refresh\nchecks:\n  - warn: "latency_p95_ms < 400"\n  - type: success_rate_at_least\n    target: 99%\n',
  ],
];

for (const [what, written, canonical] of forms) {
  test(`in the canonical form ${what}`, async ({ project }) => {
    const file = await project.write('scenarios/mine.yml', `users: 5\n${written}`);
    const { before, after } = await formatScenario(file, { projectDir: project.dir });
    expect(before).toBe(`users: 5\n${written}`);
    expect(after).toBe(canonical);
  });
}

test('a project with named actions in files keeps their names', async ({ project }) => {
  await project.write('fixtures/actions/sign-in.yml', '- click: Sign in\n');
  const file = await project.write(
    'scenarios/mine.yml',
    'users: 5\nscript: [{action: SIGN_IN, ratio: 0.5}]\n',
  );
  const { after } = await formatScenario(file, { projectDir: project.dir });
  expect(after).toBe('users: 5\nscript:\n  - use: sign-in\n    ratio: 50%\n');
});

test('lines end as they did', async ({ project }) => {
  const file = await project.write('scenarios/mine.yml', 'users: 5\r\nscript: # do\r\n  - click: a\r\n');
  const { after } = await formatScenario(file, { projectDir: project.dir });
  expect(after).toBe('users: 5\r\nscript: # do\r\n  - click: "a"\r\n');
});
