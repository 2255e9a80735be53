import { runInThisContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import { asScript } from '../../../src/browser/page-script.ts';

// What the script is worth in a page.
const worth = (script: string): unknown => runInThisContext(script) as unknown;

test('modules become one script that gives what the last one exports', () => {
  const modules = [
    {
      name: 'sum.mjs',
      source: '/** Adds. */\nexport function sum(a, b) {\n  return a + b + ONE;\n}\nconst ONE = 1;\n',
    },
    {
      name: 'entry.mjs',
      source:
        "// The door.\nimport { sum } from './sum.mjs';\n/** @type {number} */\nconst ONE = 10;\nexport const three = sum(ONE, 2);\n",
    },
  ];
  expect(worth(`${asScript(modules, 'entry.mjs')}.three`)).toBe(13);
});

test('names go over several lines, and a module is there once', () => {
  const modules = [
    {
      name: 'a.mjs',
      source: "import {\n  b,\n  c,\n} from './b.mjs';\nexport function a() {\n  return b + c;\n}\n",
    },
    { name: 'b.mjs', source: 'export const b = 1;\nexport const c = 2;\n' },
    {
      name: 'z.mjs',
      source: "import { a } from './a.mjs';\nimport { b } from './b.mjs';\nexport const z = a() + b;\n",
    },
  ];
  expect(worth(`${asScript(modules, 'z.mjs')}.z`)).toBe(4);
});

test('generators and functions that wait are exported too', () => {
  const modules = [
    { name: 'g.mjs', source: 'export function* g() {\n  yield 1;\n}\nexport async function $h() {}\n' },
  ];
  expect(worth(`[...${asScript(modules, 'g.mjs')}.g()]`)).toEqual([1]);
  expect(worth(`typeof ${asScript(modules, 'g.mjs')}.$h`)).toBe('function');
});

test('a type in front of a line’s code takes nothing of the code along', () => {
  const source =
    'export function a() {\n  return (\n    /** @type {any} */ (1)\n  );\n}\n/** Says. */\nexport const b = a() + 1;\n';
  expect(worth(`${asScript([{ name: 'a.mjs', source }], 'a.mjs')}.b`)).toBe(2);
});

for (const line of [
  "import fs from 'node:fs';",
  "import { a as b } from './a.js';",
  "export { a } from './a.mjs';",
  'export default 1;',
  'export { a };',
  "import x from './x.mjs';",
  'export class A {}',
  'export let a = 1;',
]) {
  test(`a module with “${line}” is refused: a page could not run it`, () => {
    expect(() => asScript([{ name: 'a.mjs', source: `${line}\n` }], 'a.mjs')).toThrow(
      `a.mjs cannot run in a page, because of its line “${line}”`,
    );
  });
}

test('modules that import in a circle are refused', () => {
  const modules = [
    { name: 'a.mjs', source: "import { b } from './b.mjs';\nexport const a = b;\n" },
    { name: 'b.mjs', source: "import { a } from './a.mjs';\nexport const b = a;\n" },
  ];
  expect(() => asScript(modules, 'a.mjs')).toThrow('a.mjs imports b.mjs imports a.mjs');
});

test('a module that is not there is named', () => {
  const modules = [{ name: 'a.mjs', source: "import { b } from './b.mjs';\n" }];
  expect(() => asScript(modules, 'a.mjs')).toThrow('a.mjs imports b.mjs, which is not there');
});
