import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type TestInfo } from '@playwright/test';
import type { Hands } from '../../../src/model/index.ts';
import { failureOf } from '../../support/failure-of.ts';
import { visitFake } from '../../support/fake-hands.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const GUIDE = readFileSync(join(ROOT, 'docs', 'adding-a-step.md'), 'utf8');

/** Blocks of code of the guide that say which file they are. */
function blocksFor(file: string): string[] {
  const blocks = [...GUIDE.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)];
  return blocks.filter(([, name]) => name === file).map(([, , code = '']) => code);
}

interface Dismiss {
  example: string;
  settings: { parse(value: unknown): Record<string, unknown> };
  do(hands: Hands, settings: { what?: string }): Promise<void>;
}

/** The kind as a block of the guide writes it, beside the others. */
async function written(info: TestInfo, code = ''): Promise<Dismiss> {
  const steps = pathToFileURL(join(ROOT, 'src', 'steps')).href;
  const here = code.replaceAll("'./", `'${steps}/`).replaceAll("'../", `'${steps}/../`);
  const file = info.outputPath('dismiss.ts');
  mkdirSync(info.outputDir, { recursive: true });
  writeFileSync(file, here);
  const { dismiss } = (await import(pathToFileURL(file).href)) as { dismiss: Dismiss };
  return dismiss;
}

test('the smallest step of the guide works', async ({}, info) => {
  const dismiss = await written(info, blocksFor('src/steps/dismiss.ts')[0]);
  const visit = visitFake({});
  await dismiss.do(visit.hands, dismiss.settings.parse({}));
  expect(visit.did).toEqual(['key Escape']);
  expect(() => dismiss.settings.parse({ hard: true })).toThrow('hard');
});

test('the step of the guide passes the tests of the guide', async ({}, info) => {
  const dismiss = await written(info, blocksFor('src/steps/dismiss.ts')[1]);
  const [tests = ''] = blocksFor('tests/unit/steps/dismiss.spec.ts');
  const titles = [...tests.matchAll(/^test\('(.+?)', async \(\) => \{\n([\s\S]*?)^\}\);/gm)];
  expect(titles).toHaveLength(2);
  for (const [, , body = ''] of titles) {
    const file = info.outputPath(`body-${titles.findIndex((one) => one[2] === body)}.ts`);
    writeFileSync(
      file,
      `export async function run({ dismiss, visitFake, failureOf, expect }: any) {\n${body}}\n`,
    );
    const { run } = (await import(pathToFileURL(file).href)) as { run(parts: object): Promise<void> };
    await run({ dismiss, visitFake, failureOf, expect });
  }
});

test('the line of the guide is like those that are there', () => {
  const kinds = readFileSync(join(ROOT, 'src', 'steps', 'kinds.ts'), 'utf8');
  const [line = ''] = blocksFor('src/steps/kinds.ts');
  expect(line).toBe('  dismiss,\n');
  expect(kinds).toContain(line.replace('dismiss', 'visit'));
});
