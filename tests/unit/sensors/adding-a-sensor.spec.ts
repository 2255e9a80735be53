import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type TestInfo } from '@playwright/test';
import type { RunEvent, Signal } from '../../../src/model/index.ts';
import type { Sensor } from '../../../src/sensors/kinds/index.ts';
import { pageSensors } from '../../../src/sensors/pages.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const GUIDE = readFileSync(join(ROOT, 'docs', 'adding-a-sensor.md'), 'utf8');

/** Blocks of code of the guide that say which file they are. */
function blocksFor(file: string): string[] {
  const blocks = [...GUIDE.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)];
  return blocks.filter(([, name]) => name === file).map(([, , code = '']) => code);
}

/** The sensor as a block of the guide writes it, beside the others. */
async function written(info: TestInfo, index: number): Promise<Sensor> {
  const code = blocksFor('src/sensors/kinds/broken-links.ts')[index] ?? '';
  const kinds = pathToFileURL(join(ROOT, 'src', 'sensors', 'kinds')).href;
  const file = info.outputPath(`broken-links-${index}.ts`);
  mkdirSync(info.outputDir, { recursive: true });
  writeFileSync(file, code.replaceAll("'./", `'${kinds}/`));
  const { brokenLinks } = (await import(pathToFileURL(file).href)) as { brokenLinks: Sensor };
  return brokenLinks;
}

function listenerOf(sensor: Sensor): { events: RunEvent[]; hear: (signal: Signal) => void } {
  const events: RunEvent[] = [];
  const observe = (event: RunEvent): void => void events.push(event);
  const options = { services: [], observe, now: () => 42 };
  return { events, hear: pageSensors(options, [sensor])({ citizen: 7, step: 0 }) };
}

function answered(url: string, status: number): Signal {
  const about = { method: 'GET', kind: 'document', startedAt: 1, durationMs: 2, touch: 'clean' } as const;
  return { type: 'exchange', url, status, ...about };
}

test('the sensor that says nothing says nothing', async ({}, info) => {
  const { events, hear } = listenerOf(await written(info, 0));
  hear(answered('http://here.test/gone', 404));
  expect(events).toEqual([]);
});

test('the sensor that tells does so of what it is about', async ({}, info) => {
  const { events, hear } = listenerOf(await written(info, 1));
  hear(answered('http://here.test/gone', 404));
  hear(answered('http://here.test/', 200));
  hear({ type: 'page.dialog', kind: 'alert', message: 'Gone', answer: 'accept' });
  expect(events).toEqual([{ type: 'broken.link', t: 42, citizen: 7, step: 0, url: 'http://here.test/gone' }]);
});

test('the sensor of the guide passes the test of the guide, and has an end', async ({}, info) => {
  const sensor = await written(info, 2);
  const [source = ''] = blocksFor('tests/unit/sensors/broken-links.spec.ts');
  const [, , body = ''] = /^test\('(.+?)', \(\) => \{\n([\s\S]*?)^\}\);/m.exec(source) ?? [];
  expect(body).toContain('expect(');
  const file = info.outputPath('body.ts');
  writeFileSync(file, `export function run({ listener, answered, expect }: any) {\n${body}}\n`);
  const { run } = (await import(pathToFileURL(file).href)) as { run(parts: object): void };
  run({ listener: () => listenerOf(sensor), answered, expect });
  const { events, hear } = listenerOf(sensor);
  for (let index = 0; index < 100; index += 1) hear(answered(`http://here.test/${'a'.repeat(index)}`, 404));
  expect(events).toHaveLength(20);
});

test('every file and folder that the guide names is there', () => {
  const named = [...GUIDE.matchAll(/`((?:src|tests)\/[\w./-]+)`/g)].flatMap(([, path = '']) => [path]);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('the guide names every signal there is', () => {
  const ports = readFileSync(join(ROOT, 'src', 'model', 'ports.ts'), 'utf8');
  const [, union = ''] = /export type Signal =([\s\S]*?);\n\n/.exec(ports) ?? [];
  const types = [...union.matchAll(/type: '([\w.]+)'/g)].map(([, type = '']) => type);
  expect(types).toContain('exchange');
  for (const type of types) expect(GUIDE).toContain(`\`${type}\``);
});
