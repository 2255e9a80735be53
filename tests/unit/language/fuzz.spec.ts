import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { expect } from '@playwright/test';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { formatScenario, loadScenario } from '../../../src/language/index.ts';
import { BadInput } from '../../../src/model/index.ts';
import { test as base, world, type Project } from './a-project.ts';
import { debris, good, mangled, monsters } from './fuzz-scenarios.ts';

const root = join(import.meta.dirname, '../../..');

/** The names that the project's own scenarios use. */
const named = {
  personas: [
    ...world.personas,
    ...readdirSync(join(root, 'personas')).map((file) => ({ id: parse(file).name, role: 'citizen' })),
  ],
  services: Object.keys(
    (parseYaml(readFileSync(join(root, 'targets/portal.yml'), 'utf8')) as { services: object }).services,
  ),
};

/** A project in which the good scenarios are good. */
const test = base.extend<{ project: Project }>({
  project: async ({ project }, use) => {
    for (const folder of ['actions', 'faults', 'rules', 'metrics']) {
      for (const file of readdirSync(join(root, 'fixtures', folder))) {
        await project.write(`fixtures/${folder}/${file}`, readFileSync(join(root, 'fixtures', folder, file)));
      }
    }
    await use(project);
  },
});

/** Loads a text; whatever happens, it is a scenario or BadInput, and every place lies inside a file. */
async function outcomeOf(text: string | Buffer, project: Project): Promise<'good' | 'bad'> {
  const bytes = Buffer.from(text);
  const file = await project.write('scenarios/fuzzed.yml', bytes);
  const outcome: unknown = await loadScenario(file, { projectDir: project.dir, ...named }).catch(
    (error: unknown) => error,
  );
  if (!(outcome instanceof Error)) return 'good';
  if (!(outcome instanceof BadInput)) throw outcome;
  if (outcome.problems.length === 0) throw new Error('bad input without a problem');
  for (const problem of outcome.problems) checkPlace(problem, bytes.toString(), file);
  return 'bad';
}

function checkPlace(
  { at, sourceLine, message }: BadInput['problems'][number],
  text: string,
  file: string,
): void {
  if (message === '') throw new Error('a problem without a message');
  // Of the file as a whole, and of what follows the hundredth problem, nobody can say where.
  if (/^could not read the scenario|^and more: only/.test(message)) return;
  if (!at) throw new Error(`a problem without a place: “${message}”`);
  if (!file.endsWith(at.file)) throw new Error(`${at.file} is not the file: ${message}`);
  const line = text.replace(/^\uFEFF/, '').split('\n')[at.line - 1];
  const isInside = line !== undefined && at.column >= 1 && at.column <= line.length + 1;
  if (!isInside) throw new Error(`${at.line}:${at.column} lies outside the file: ${message}`);
  if (!line.startsWith(sourceLine ?? '\n')) throw new Error(`line ${at.line} is shown as “${sourceLine}”`);
}

// Not one of them hangs; how long they take together is the machine's business.
test.describe.configure({ timeout: 120_000 });

test('the scenarios that are mangled here are good before', async ({ project }) => {
  for (const text of good) expect(await outcomeOf(text, project)).toBe('good');
});

test('however a scenario is mangled, its author gets problems with places inside the file', async ({
  project,
}) => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(mangled, async (text) => {
      seen.add(await outcomeOf(text, project));
    }),
    { seed: 20_260_101, numRuns: 1_000 },
  );
  // Both happen, so the mangling is neither too weak nor too strong to say anything.
  expect([...seen].toSorted()).toEqual(['bad', 'good']);
});

test('a file of YAML debris is refused, never crashed over', async ({ project }) => {
  await fc.assert(
    fc.asyncProperty(debris, async (text) => {
      expect(await outcomeOf(text, project)).toBe('bad');
    }),
    { seed: 20_260_102, numRuns: 600 },
  );
});

test('a file with flipped bytes is read or refused, never crashed over', async ({ project }) => {
  const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...good), flips, async (text, places) => {
      const bytes = Buffer.from(text);
      for (const [where, mask] of places)
        bytes.writeUInt8(bytes.readUInt8(where % bytes.length) ^ mask, where % bytes.length);
      await outcomeOf(bytes, project);
    }),
    { seed: 20_260_107, numRuns: 300 },
  );
});

for (const [what, text] of monsters) {
  test(`${what}: refused or read in one go`, async ({ project }) => {
    await outcomeOf(text, project);
  });
}

test('whatever is read of a mangled scenario has a canonical form that says the same', async ({
  project,
}) => {
  let formatted = 0;
  await fc.assert(
    fc.asyncProperty(mangled, async (text) => {
      const file = await project.write('scenarios/fuzzed.yml', text);
      const outcome: unknown = await formatScenario(file, { projectDir: project.dir }).catch(
        (error: unknown) => error,
      );
      if (!(outcome instanceof Error)) formatted += 1;
      else if (!(outcome instanceof BadInput) || outcome.message.includes('a defect of')) throw outcome;
    }),
    { seed: 20_260_108, numRuns: 400 },
  );
  expect(formatted).toBeGreaterThan(20);
});
