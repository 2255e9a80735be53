import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import fc from 'fast-check';
import { loadScenario } from '../../../src/language/index.ts';
import { BadInput } from '../../../src/model/index.ts';
import { test, world } from './a-project.ts';

const root = join(import.meta.dirname, '../../..');
const seeds = await Promise.all(
  ['tuition-grant.yml', 'tuition-grant-slow-eligibility.yml', 'tuition-grant-out-of-state.yml'].map((name) =>
    readFile(join(root, 'scenarios', name), 'utf8'),
  ),
);

/** Characters and words that mean something to YAML or to us. */
const shard = fc.constantFrom(
  '',
  ' ',
  '  ',
  '\n',
  '\t',
  '\r\n',
  '-',
  ': ',
  ':',
  '#',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '{{',
  '}}',
  ',',
  '&a ',
  '*a',
  '!!',
  '? ',
  '|',
  '>',
  '%',
  '---\n',
  '...\n',
  '__proto__: 1',
  'null',
  '~',
  '1e9',
  '\u0000',
  '\u2028',
  '🏛',
  '\uFEFF',
  'steps:',
  'script:',
  'checks:',
  'faults:',
  'fill:',
  'upload: ../x',
  'users: 1',
  '<<: ',
  '@',
  '`',
  '\\',
);

/** A good scenario with a few cuts and insertions. */
const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(1_000), fc.nat(20), fc.oneof(shard, fc.string({ maxLength: 8 }))), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((now, [where, cut, insert]) => {
      const at = Math.floor((where / 1_000) * now.length);
      return now.slice(0, at) + insert + now.slice(at + cut);
    }, text),
  );

const free = fc
  .array(fc.oneof(shard, fc.string({ maxLength: 6 })), { maxLength: 40 })
  .map((parts) => parts.join(''));

/** Loads a text; whatever happens, it is a scenario or BadInput, and every place lies inside the file. */
async function survives(file: string, text: string, projectDir: string): Promise<'good' | 'bad'> {
  await writeFile(file, text);
  const outcome: unknown = await loadScenario(file, { projectDir, ...world }).catch(
    (error: unknown) => error,
  );
  if (!(outcome instanceof Error)) return 'good';
  if (!(outcome instanceof BadInput)) throw outcome;
  if (outcome.problems.length === 0) throw new Error('bad input without a problem');
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  for (const { at, sourceLine, message } of outcome.problems) {
    if (!at || message === '') throw new Error(`a problem without place or message: “${message}”`);
    const line = lines[at.line - 1];
    const inside = line !== undefined && at.column >= 1 && at.column <= line.length + 1;
    if (!inside) throw new Error(`${at.line}:${at.column} lies outside the file: ${message}`);
    if (!line.startsWith(sourceLine ?? '\n')) throw new Error(`line ${at.line} is shown as “${sourceLine}”`);
  }
  return 'bad';
}

test('however a scenario is mangled, its author gets problems with places inside the file', async ({
  project,
}) => {
  const file = await project.write('scenarios/fuzzed.yml', '');
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(mutated, async (text) => {
      seen.add(await survives(file, text, project.dir));
    }),
    { seed: 20_260_101, numRuns: 1_500 },
  );
  // Both happen, so the mangling is neither too weak nor too strong to say anything.
  expect([...seen].toSorted()).toEqual(['bad', 'good']);
});

test('a file of YAML debris is refused, never crashed over', async ({ project }) => {
  const file = await project.write('scenarios/fuzzed.yml', '');
  await fc.assert(
    fc.asyncProperty(free, async (text) => {
      if ((await survives(file, text, project.dir)) === 'good') throw new Error('debris was accepted');
    }),
    { seed: 20_260_102, numRuns: 1_500 },
  );
});
