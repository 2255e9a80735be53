import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

/** The rule, the file that breaks it, and the line that breaks it. */
const BREACHES: [rule: string, file: string, line: string][] = [
  ['model-knows-nobody', 'src/model/noun.ts', "import type { Plan } from '../plan/index.ts';"],
  ['pure-folders-know-model-only', 'src/plan/tables.ts', "import '../people/index.ts';"],
  ['pure-folders-use-no-machine', 'src/checks/disk.ts', "import 'node:fs';"],
  ['parts-are-strangers', 'src/people/types.ts', "import type { Scenario } from '../language/index.ts';"],
  ['faces-know-run-and-model', 'src/cli/part.ts', "import '../record/index.ts';"],
  ['run-knows-no-face', 'src/run/face.ts', "import '../cli/index.ts';"],
  ['every-folder-has-a-layer', 'src/helpers/index.ts', "import 'node:path';"],
  ['front-door-only', 'src/run/side-door.ts', "import '../people/inside.ts';"],
  ['inner-front-door-only', 'src/people/inner/neighbour.ts', "import '../other/inside.ts';"],
  ['inner-front-door-only-from-above', 'src/people/above.ts', "import './other/inside.ts';"],
  ['apps-know-no-src', 'apps/portal/engine.ts', "import '../../src/run/index.ts';"],
  ['product-knows-no-tests', 'src/run/support.ts', "import '../../tests/support.ts';"],
  ['one-door: yaml', 'src/people/yaml.ts', "import 'yaml';"],
  ['one-door: p-queue', 'src/record/queue.ts', "import type PQueue from 'p-queue';"],
  ['one-door: @playwright/test', 'src/browser/test.ts', "import '@playwright/test';"],
  ['one-door: (playwright|playwright-core)', 'src/record/page.ts', "import type { Page } from 'playwright';"],
  ['known-packages-only', 'src/run/stranger.ts', "import 'tsx';"],
  ['no-cycles', 'src/swarm/circle-back.ts', "import './circle.ts';"],
  ['no-orphans', 'src/language/alone.ts', 'export const alone = 1;'],
  ['no-unresolvable', 'src/debrief/gone.ts', "import './nowhere.ts';"],
];

/** What may be: it must not be among the findings. */
const RIGHT: [file: string, text: string][] = [
  ...['model', 'plan', 'people', 'language', 'record', 'cli'].map((folder): [string, string] => [
    `src/${folder}/index.ts`,
    folder === 'model' ? "import 'zod';" : "import '../model/index.ts';",
  ]),
  ['src/run/index.ts', "import '../people/index.ts';\nimport '../model/index.ts';\nimport 'node:fs';"],
  ['src/cli/command.ts', "import '../run/index.ts';\nimport 'commander';"],
  // One half of a circle; the other half is the one that is reported.
  ['src/swarm/circle.ts', "import './circle-back.ts';"],
  ['src/people/inside.ts', "import './other/index.ts';\nimport '@faker-js/faker';"],
  ['src/people/other/index.ts', "import './inside.ts';"],
  ['src/people/other/inside.ts', "import '../../model/index.ts';"],
  ['apps/portal/main.ts', "import 'fastify';"],
  ['tests/support.ts', "import '../src/run/index.ts';"],
];

test('each import that the design forbids is found, and nothing that it allows', async ({}, info) => {
  const folder = info.outputPath('project');
  const root = path.resolve(import.meta.dirname, '../../..');
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), `${text}\n`);
  };
  for (const [file, text] of RIGHT) write(file, text);
  for (const [, file, text] of BREACHES) write(file, text);
  write(
    'tsconfig.json',
    JSON.stringify({ extends: path.join(root, 'tsconfig.json'), include: ['src', 'apps'] }),
  );

  const cli = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = path.join(root, '.dependency-cruiser.mjs');
  const args = [cli, '--config', config, '--output-type', 'json', 'src', 'apps'];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (_, stdout) =>
      resolve(stdout),
    );
  });
  const { summary } = JSON.parse(output) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  const found = summary.violations.map(({ from, rule }) => `${rule.name} in ${from}`);
  const expected = BREACHES.map(([rule, file]) => `${rule} in ${file}`);
  expect(found.toSorted()).toEqual(expected.toSorted());
});
