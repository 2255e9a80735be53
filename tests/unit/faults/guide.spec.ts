import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type TestInfo } from '@playwright/test';
import type { ExchangeKind } from '../../../src/faults/kinds/index.ts';
import type { Fault } from '../../../src/model/index.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { fakeExchange, NEVER, WITHDRAWN } from './fake-port.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const GUIDE = readFileSync(join(ROOT, 'docs', 'adding-a-fault.md'), 'utf8');

/** Blocks of code of the guide that say which file they are. */
function blocksFor(file: string): string[] {
  const blocks = [...GUIDE.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)];
  return blocks.filter(([, name]) => name === file).map(([, , code = '']) => code);
}

/** The kind as a block of the guide writes it, beside the others. */
async function written(info: TestInfo, index: number): Promise<ExchangeKind> {
  const code = blocksFor('src/faults/kinds/forgetful.ts')[index] ?? '';
  const kinds = pathToFileURL(join(ROOT, 'src', 'faults', 'kinds')).href;
  const file = info.outputPath(`forgetful-${index}.ts`);
  mkdirSync(info.outputDir, { recursive: true });
  writeFileSync(file, code.replaceAll("'./", `'${kinds}/`));
  const { forgetful } = (await import(pathToFileURL(file).href)) as { forgetful: ExchangeKind };
  return forgetful;
}

function make(kind: ExchangeKind, settings: unknown, clock = new VirtualClock()): Fault {
  const sleep = (ms: number, signal: AbortSignal): Promise<void> => clock.sleep(ms, signal);
  return kind.create(kind.settings.parse(settings), { sleep, now: () => clock.now(), luck: () => 0.5 });
}

test('the fault that does nothing does nothing', async ({}, info) => {
  const exchange = fakeExchange();
  await make(await written(info, 0), {}).apply(exchange, NEVER);
  expect(exchange.ended).toEqual(['pass']);
});

test('the fault that acts does so until it is withdrawn', async ({}, info) => {
  const fault = make(await written(info, 1), {});
  const [during, after] = [fakeExchange(), fakeExchange()];
  await fault.apply(during, NEVER);
  await fault.apply(after, WITHDRAWN);
  expect([during.ended, after.ended]).toEqual([['answer 404'], ['pass']]);
});

test('the fault of the guide passes the test of the guide', async ({}, info) => {
  const forgetful = await written(info, 2);
  const [source = ''] = blocksFor('tests/unit/faults/forgetful.spec.ts');
  const [, , body = ''] = /^test\('(.+?)', async \(\) => \{\n([\s\S]*?)^\}\);/m.exec(source) ?? [];
  expect(body).toContain('expect(');
  const file = info.outputPath('body.ts');
  const names = 'VirtualClock, exchangeFault, fakeExchange, NEVER, expect';
  writeFileSync(file, `export async function run({ ${names} }: any) {\n${body}}\n`);
  const { run } = (await import(pathToFileURL(file).href)) as { run(parts: object): Promise<void> };
  const exchangeFault = (_: string, settings: unknown, { clock }: { clock: VirtualClock }): Fault =>
    make(forgetful, settings, clock);
  await run({ VirtualClock, exchangeFault, fakeExchange, NEVER, expect });
});

test('every file and folder that the guide names is there', () => {
  const named = [...GUIDE.matchAll(/`((?:src|tests)\/[\w./-]+)`/g)].flatMap(([, path = '']) => [path]);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
