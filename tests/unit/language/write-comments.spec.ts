import { expect } from '@playwright/test';
import { formatScenario } from '../../../src/language/index.ts';
import { test } from './a-project.ts';

const rehearsals: readonly [what: string, written: string, canonical: string][] = [
  [
    'above and beside what they are about, when that moves',
    `# What this is for.

# the peak of last year
actors: 50 # times ten
scenario: Moved
# what they do
steps:
  # first the start page
  - visit: / # fast
  # tail of the steps
probes:
  # the one that fell over
  - latency: 1s # slow
    service: api # ours
# end
`,
    `# What this is for.

# the peak of last year
name: Moved
users: 50 # times ten
# what they do
script:
  # first the start page
  - visit: "/" # fast
  # tail of the steps
faults:
  # the one that fell over
  - latency: 1s # slow
    service: api # ours
# end
`,
  ],
  [
    'on one-line items, which are no YAML',
    `users: 5
script:
  # who they are
  - fill:  "id"  value: "X1" # invented

  - upload: "photo.jpg"   sizeKB: 420
  # - click: "Later"
`,
    `users: 5
script:
  # who they are
  - fill: { field: "id", value: "X1" } # invented

  - upload: { path: "photo.jpg", sizeKB: 420 }
  # - click: "Later"
`,
  ],
  [
    'in choices, repeats, regions and uses',
    `users: 5
actions:
  # signing in
  enter:
    - click: In
script:
  # they come in
  - use: enter # by the front door
  # most of them
  - choose:
      # nearly all
      - ratio: 98% # by quota
        steps:
          - refresh # once
          # then
          - back
      # the rest
      - ratio: 2%
        steps: [abandon]
  # over and over
  - repeat: 3 # not more
    steps: # these
      - refresh
  # at home
  - within: Home # address
    steps:
      - click: Save
`,
    `users: 5
actions:
  # signing in
  enter:
    - click: "In"
script:
  # they come in
  - use: enter # by the front door
  # most of them
  - choose:
      # nearly all
      - ratio: 98% # by quota
        steps:
          - refresh # once
          # then
          - back
      # the rest
      - ratio: 2%
        steps:
          - abandon
  # over and over
  - repeat: 3 # not more
    steps: # these
      - refresh
  # at home
  - within: "Home" # address
    steps:
      - click: "Save"
`,
  ],
  [
    'inside a step, which stays laid out for them',
    `users: 5
script:
  - fill:
      # as on the passport
      field: name
      value: Ann # invented
    nth: 2 # the second
  - expect: { text: thanks, # friendly
      status: 200 }
`,
    `users: 5
script:
  - fill:
      # as on the passport
      field: "name"
      value: "Ann" # invented
    nth: 2 # the second
  - expect: { text: "thanks", status: 200 } # friendly
`,
  ],
  [
    'on what they stand above, however deep they are indented',
    'users: 5\nscript:\n      # first\n  - refresh\n      # of refresh\n  - back\nchecks:\n    # all\n  - status_code_ok\n',
    'users: 5\nscript:\n  # first\n  - refresh\n  # of refresh\n  - back\nchecks:\n  # all\n  - status_code_ok\n',
  ],
  [
    'of what is not written any more, at what comes next',
    'users: 5\n# nobody waits\nramp_up: 0 # at once\n# steps\nscript:\n  - refresh\n',
    'users: 5\n# nobody waits\n# at once\n# steps\nscript:\n  - refresh\n',
  ],
];

for (const [what, written, canonical] of rehearsals) {
  test(`comments stay ${what}`, async ({ project }) => {
    const file = await project.write('scenarios/mine.yml', written);
    const world = { projectDir: project.dir };
    expect((await formatScenario(file, world)).after).toBe(canonical);
    await project.write('scenarios/mine.yml', canonical);
    expect((await formatScenario(file, world)).after).toBe(canonical);
  });
}

test('what only looks like a comment is none', async ({ project }) => {
  const text = 'users: 5\nscript:\n  - fill:\n      field: |\n        a\n        # b\n      value: "x # y"\n';
  const file = await project.write('scenarios/mine.yml', text);
  const { after } = await formatScenario(file, { projectDir: project.dir });
  expect(after).toBe('users: 5\nscript:\n  - fill: { field: "a\\n# b\\n", value: "x # y" }\n');
});
