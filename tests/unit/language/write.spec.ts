import { expect } from '@playwright/test';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { formatScenario, readScenario, writeScenario } from '../../../src/language/index.ts';
import { stepWords } from '../../../src/steps/index.ts';
import { test, type Project } from './a-project.ts';
import { meaningOf } from './write-meaning.ts';
import { anyScenario } from './write-scenarios.ts';

// Many scenarios each; how long they take is the machine's business.
test.describe.configure({ timeout: 120_000 });

/** A whole scenario takes longer to shrink than to understand. */
const options = { endOnFailure: true };

/** Whatever one can say, in a project that has the files it names. */
async function anyIn(project: Project): Promise<ReturnType<typeof anyScenario>> {
  const file = await project.write('scenarios/mine.yml', '');
  return anyScenario(file, 'mine', ['photo.jpg', 'pay stub.pdf', `${project.dir}/fixtures/transcript.pdf`]);
}

test('whatever a scenario says, its canonical form says the same, and is its own canonical form', async ({
  project,
}) => {
  const world = { projectDir: project.dir };
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(await anyIn(project), async (scenario) => {
      const text = writeScenario(scenario, world);
      const read = await readScenario({ text, file: scenario.file }, world);
      expect(meaningOf(read)).toEqual(meaningOf(scenario));
      expect(writeScenario(read, world)).toBe(text);
      for (const { kind } of scenario.steps) kinds.add(kind);
    }),
    { ...options, seed: 20_260_103, numRuns: 60 },
  );
  expect([...kinds].toSorted()).toEqual(stepWords.toSorted());
});

/** The same data in some other dress. */
const dresses = fc.constantFrom<(data: unknown) => string>(
  (data) => JSON.stringify(data),
  (data) => JSON.stringify(data, undefined, '\t'),
  (data) => stringify(data, { version: '1.1', defaultStringType: 'QUOTE_SINGLE', indent: 4 }),
  (data) => stringify(data, { collectionStyle: 'flow', lineWidth: 40 }),
  (data) => stringify(data, { blockQuote: 'folded', lineWidth: 20, indentSeq: false }),
);

test('however somebody lays a scenario out, its canonical form is the same', async ({ project }) => {
  const world = { projectDir: project.dir };
  await fc.assert(
    fc.asyncProperty(await anyIn(project), dresses, async (scenario, dress) => {
      const canonical = writeScenario(scenario, world);
      await project.write('scenarios/mine.yml', dress(parse(canonical)));
      expect((await formatScenario(scenario.file, world)).after).toBe(canonical);
    }),
    { ...options, seed: 20_260_104, numRuns: 40 },
  );
});

const remark = fc.record({
  where: fc.nat(1_000),
  text: fc.constantFrom('# why', '# it’s {{ odd }}: - x', '#!', ''),
  indent: fc.nat(8),
  alone: fc.boolean(),
});

/** Puts remarks between the lines of a text and at their ends. */
function remarked(
  text: string,
  remarks: readonly { where: number; text: string; indent: number; alone: boolean }[],
): string {
  const lines = text.split('\n');
  for (const { where, text: said, indent, alone } of remarks) {
    const at = Math.floor((where / 1_001) * lines.length);
    const line = lines[at] ?? '';
    if (alone) lines.splice(at, 0, said && ' '.repeat(indent) + said);
    else if (said !== '' && line !== '' && !line.includes(' #')) lines[at] = `${line} ${said}`;
  }
  return lines.join('\n');
}

test('no comment is lost, wherever it stands, and a second time changes nothing', async ({ project }) => {
  const world = { projectDir: project.dir };
  await fc.assert(
    fc.asyncProperty(
      await anyIn(project),
      fc.array(remark, { minLength: 1, maxLength: 12 }),
      async (scenario, remarks) => {
        const text = remarked(writeScenario(scenario, world), remarks);
        await project.write('scenarios/mine.yml', text);
        const { after } = await formatScenario(scenario.file, world);
        const hashes = (all: string): number => all.split('#').length;
        expect(hashes(after)).toBe(hashes(text));
        await project.write('scenarios/mine.yml', after);
        expect((await formatScenario(scenario.file, world)).after).toBe(after);
      },
    ),
    { ...options, seed: 20_260_105, numRuns: 60 },
  );
});
