import { expect } from '@playwright/test';
import { loadTarget } from '../../../src/language/index.ts';
import { messageOf, test } from './a-project.ts';

const written = {
  'in one line': 'prepare: npm ci  && npm run build',
  'one a line': 'prepare:\n  - npm ci\n  - npm run build',
  'word by word': 'prepare:\n  - [npm, ci]\n  - [npm, run, build]',
};

for (const [how, line] of Object.entries(written)) {
  test(`what makes a checkout startable is written ${how}`, async ({ project }) => {
    await project.write('targets/claims.yml', `start: node server.js\n${line}\n`);
    expect((await loadTarget('claims', project.dir)).start?.prepare).toEqual([
      ['npm', 'ci'],
      ['npm', 'run', 'build'],
    ]);
  });
}

test('a target without it has none', async ({ project }) => {
  await project.write('targets/claims.yml', 'start: node server.js\n');
  expect((await loadTarget('claims', project.dir)).start).not.toHaveProperty('prepare');
});

test('what is no command, and what stands beside an address, is told with its line', async ({ project }) => {
  await project.write('targets/claims.yml', 'start: node server.js\nprepare: npm ci &&  && npm start\n');
  expect(await messageOf(loadTarget('claims', project.dir))).toMatch(
    /claims\.yml:2:10: “prepare” must be commands such as npm ci && npm run build, or a list of them/,
  );
  await project.write('targets/there.yml', 'url: http://localhost:8080\nprepare: npm ci\n');
  expect(await messageOf(loadTarget('there', project.dir))).toMatch(
    /there\.yml:2:1: “prepare” means nothing without “start”/,
  );
});
