import { expect } from '@playwright/test';
import { loadTarget } from '../../../src/language/index.ts';
import { messageOf, test } from './a-project.ts';
import type { Project } from './a-project.ts';

const load = async (project: Project, lines: string) => {
  await project.write('targets/mine.yml', `url: http://localhost:1\n${lines}`);
  return loadTarget('mine', project.dir);
};
/** What is wrong, without the lines of the file and the hints. */
const complaints = async (project: Project, lines: string): Promise<string[]> =>
  (await messageOf(load(project, lines)))
    .replaceAll(`${project.dir}/`, '')
    .split('\n')
    .filter((line) => line.startsWith('targets/'))
    .map((line) => line.slice('targets/mine.yml:'.length));

test('a target says how faults get at it, in three ways', async ({ project }) => {
  const { faults } = await load(
    project,
    `services: { claims: '**/api/claims/**' }
faults:
  control: /.well-known/hms-esr/faults
  toxiproxy: http://localhost:8474
  proxies: { claims: claims-db }
  allow_commands: true
  commands:
    db_down: { inject: docker pause claims-db, clear: [docker, unpause, claims-db], timeout: 5s }
    slow_db: { inject: ./slow on, clear: ./slow off }
`,
  );
  expect(faults).toEqual({
    control: { address: '/.well-known/hms-esr/faults', tokenFrom: 'ESR_FAULTS_TOKEN' },
    toxiproxy: { url: 'http://localhost:8474', proxies: { claims: 'claims-db' } },
    commands: {
      db_down: {
        inject: ['docker', 'pause', 'claims-db'],
        clear: ['docker', 'unpause', 'claims-db'],
        withinMs: 5_000,
      },
      slow_db: { inject: ['./slow', 'on'], clear: ['./slow', 'off'], withinMs: 10_000 },
    },
  });
});

test('commands that nobody allowed are not taken', async ({ project }) => {
  const commands = 'commands: { db_down: { inject: a, clear: b } }';
  expect(await complaints(project, `faults: { ${commands} }`)).toEqual([
    '2:11: commands are there, and nobody allowed them',
  ]);
  expect(await complaints(project, `faults: { allow_commands: "yes", ${commands} }`)).toEqual([
    '2:27: “allow_commands” must be true, or not there at all, but is “yes”',
  ]);
});

test('everything that is wrong with the faults of a target is said at once, with its place', async ({
  project,
}) => {
  expect(
    await complaints(
      project,
      `faults:
  control: well-known
  token_from: MY TOKEN
  toxiproxy: http://198.51.100.7:8474
  allow_commands: true
  commands: { db_down: { inject: docker pause db } }
`,
    ),
  ).toEqual([
    '3:12: “control” must be a path such as /.well-known/hms-esr/faults, or a whole address, but is “well-known”',
    '4:15: “token_from” must be the name of an environment variable, such as ESR_FAULTS_TOKEN, but is “MY TOKEN”',
    '7:24: “clear” is missing',
  ]);
  expect(
    await complaints(project, 'faults: { toxiproxy: "http://198.51.100.7:8474", token_from: X }'),
  ).toEqual([
    '2:11: it is not said which of its proxies are meant',
    '2:22: no faults on 198.51.100.7, because it is neither on this machine nor on a private network',
    '2:50: “token_from” means nothing without “control”',
  ]);
  expect(
    await complaints(project, 'faults: { toxiproxy: "http://localhost:8474", proxies: { claims: db } }'),
  ).toEqual(['2:58: the target has no service “claims”']);
});
