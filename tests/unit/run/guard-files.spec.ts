import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { BadInput } from '../../../src/model/index.ts';
import { planRehearsal } from '../../../src/run/prepare.ts';
import { scanPaths } from '../../../src/run/pii.ts';
import { validateFiles } from '../../../src/run/validate.ts';
import { ROOT } from '../../support/processes.ts';
import { makeProject } from '../../support/project.ts';

const SSN = ['132', '27', '2542'].join('-');
const URL_NOBODY = 'http://127.0.0.1:9';

/** What a project with these files is refused for, as printed. */
async function refusal(scenario: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const { dir } = await makeProject({ scenario, url: URL_NOBODY });
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(dir, file, '..'), { recursive: true });
    await writeFile(join(dir, file), text);
  }
  const error = await planRehearsal({ scenario: 'scenarios/apply.yml', projectDir: dir }).catch(
    (one: unknown) => one,
  );
  if (error instanceof BadInput) return error.message.replaceAll(`${dir}/`, '');
  if (error instanceof Error) throw error;
  return '';
}

test('scenario, personas, target, named actions and files to upload are all looked through, each with its place', async () => {
  const said = await refusal('users: 2\nscript:\n  - use: sign\n  - upload: fixtures/people.csv\n', {
    'fixtures/actions/sign.yml': `- fill: { field: "SSN", value: "${SSN}" }\n`,
    'fixtures/people.csv': `name,ssn\nAda,${SSN}\n`,
    'fixtures/unused.csv': `name,ssn\nAda,${SSN}\n`,
    'personas/other.yml': 'name: Other\ndescription: call (614) 459-1234\n',
    'targets/portal.yml': `name: portal of ann@yahoo.com\nurl: ${URL_NOBODY}\nallowed_by: kim.lee@agency.gov\n`,
  });
  const places = [...said.matchAll(/^(\S+?:\d+:\d+): /gm)].map(([, place]) => String(place));
  expect(places.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'fixtures/actions/sign.yml:1:33',
    'fixtures/people.csv:2:5',
    'personas/other.yml:2:19',
    'targets/portal.yml:1:17',
  ]);
  expect(said).not.toMatch(/2542|459-1234|ann@|kim/);
});

test('a value whose line does not say what it is is found by the step that gives it, once', async () => {
  const said = await refusal(
    'users: 2\nscript:\n  - repeat: 2\n    steps:\n      - fill:\n          value: "132272542"\n          field: Social Security number\n',
  );
  expect(said.match(/could be somebody’s/g)).toHaveLength(1);
  expect(said).toMatch(/^scenarios\/apply\.yml:5:\d+: \*{7}42 could be somebody’s Social Security number/m);
});

test('other mistakes come with it, and their lines do not show the value either', async () => {
  const said = await refusal(`users: many\nscript:\n  - clik: "my SSN is ${SSN}"\n`);
  expect(said).toContain('unknown step “clik”');
  expect(said).toContain('“users” must be');
  expect(said).toContain('could be somebody’s Social Security number');
  expect(said).not.toContain('2542');
});

test('a list of test values that will not do is told, and what it declares passes', async () => {
  const scenario = `users: 2\nscript:\n  - fill: { field: "SSN", value: "${SSN}" }\n`;
  expect(await refusal(scenario, { 'fixtures/test-values.txt': `${SSN}\n` })).toContain('has no reason');
  expect(await refusal(scenario, { 'fixtures/test-values.txt': `${SSN} # on the sample form\n` })).toBe('');
});

test('what ships and the examples of the language load as they are', async () => {
  for (const [dir, paths] of [
    [ROOT, ['scenarios', 'personas', 'targets', 'tests/support/seeds']],
    [join(ROOT, 'templates/init'), ['scenarios', 'personas', 'targets']],
  ] as const) {
    const found: string[] = [];
    await scanPaths(paths, dir, ({ file, line }) => found.push(`${file}:${line}`) > 0);
    expect(found).toEqual([]);
    const scenarios = join(dir, 'scenarios');
    const { problems } = await validateFiles([scenarios, join(dir, 'personas')], { projectDir: dir });
    expect(problems).toEqual([]);
  }
});

test('the folder of a run is clean by its plan: its citizens are nobody, those of another seed are not known', async () => {
  const { dir } = await makeProject({ scenario: 'users: 3\nscript: [refresh]\n', url: URL_NOBODY });
  const { plan } = await planRehearsal({ scenario: 'scenarios/apply.yml', projectDir: dir, seed: 7 });
  const { valuesOf } = await import('../../../src/people/index.ts');
  const { citizenFor } = await import('../../../src/run/crew/index.ts');
  const files = async (folder: string, seed: number): Promise<number> => {
    const run = join(dir, 'reports', folder, 'data');
    await mkdir(run, { recursive: true });
    await writeFile(join(run, '..', 'plan.json'), JSON.stringify({ ...plan, seed }));
    const people = plan.arrivals.map((one) => Object.fromEntries(valuesOf(citizenFor(plan, one))));
    await writeFile(join(run, 'people.json'), JSON.stringify(people, undefined, 1));
    let found = 0;
    await scanPaths([`reports/${folder}`], dir, () => (found += 1) > 0);
    return found;
  };
  expect(await files('own', 7)).toBe(0);
  expect(await files('other', 8)).toBeGreaterThan(0);
});
