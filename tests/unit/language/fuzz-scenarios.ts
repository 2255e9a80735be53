import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';

const root = join(import.meta.dirname, '../../..');

/** Good scenarios in every form there is: those of the project, and the listings of the seeds. */
export const good: readonly string[] = ['scenarios', 'tests/support/seeds'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => readFileSync(join(root, folder, name), 'utf8')),
);

/** Characters and words that mean something to YAML or to us. */
const SHARDS = [
  `¦ ¦  ¦\n¦\t¦\r\n¦\r¦-¦: ¦:¦#¦"¦'¦{¦}¦[¦]¦{{¦}}¦,¦&a ¦*a¦!!¦? ¦|¦>¦%¦---\n¦...\n¦__proto__: 1¦null¦~¦1e9¦<<: ¦@¦\`¦\\`,
  '\u0000¦\u001b[2J¦\u0085¦\u2028¦\u{e0001}¦🏛¦\uFEFF¦\ud800¦{{ steps.a.b }}¦steps:¦script:¦checks:¦faults:¦actions:',
  'fill:¦use: login¦upload: ../x¦users:¦choose:¦repeat: 1000¦ratio: 0.5¦within:¦load_profile:¦time_warp: 1e99¦capture:',
];
const shard = fc.constantFrom(...SHARDS.join('¦').split('¦'));

/** Values that somebody's program may write where a value should be. */
const TEXTS = '1000000d¦0.0000001%¦1e3¦../../etc/passwd¦C:\\x¦{{¦db_down@@¦a=b=c¦**/{a¦ ¦'.split('¦');
const NUMBERS = [0, -1, 1e308, 5e-324, 2 ** 53];
const ITEMS = [
  { action: 'x' },
  { use: 'LOGIN' },
  { ratio: 2 },
  { steps: [] },
  { repeat: 1_000, steps: ['refresh'] },
];
const OTHERS = [null, true, [], {}, [[]], '9'.repeat(400), 'a'.repeat(3_000)];
const strange = fc.oneof(
  fc.constantFrom<unknown>(...TEXTS, ...NUMBERS, ...ITEMS, ...OTHERS),
  fc.jsonValue({ maxDepth: 3 }),
);

const edit = fc.tuple(
  fc.nat(1_000),
  fc.nat(20),
  fc.oneof(shard, fc.string({ maxLength: 8, unit: 'binary' })),
);

/** A few cuts and insertions. */
const cut = fc.array(edit, { minLength: 1, maxLength: 6 }).map(
  (edits) =>
    (text: string): string =>
      edits.reduce((now, [where, length, insert]) => {
        const at = Math.floor((where / 1_000) * now.length);
        return now.slice(0, at) + insert + now.slice(at + length);
      }, text),
);

/** Lines lost, doubled, swapped, indented. */
const relined = fc
  .array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('lose', 'double', 'swap', 'indent')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((edits) => (text: string): string => {
    const lines = text.split('\n');
    for (const [one, other, what] of edits) {
      const [a, b] = [one % lines.length, other % lines.length];
      const [here = '', there = ''] = [lines[a], lines[b]];
      if (what === 'swap') [lines[a], lines[b]] = [there, here];
      else lines.splice(a, 1, ...{ lose: [], double: [here, here], indent: [`  ${here}`] }[what]);
      if (lines.length === 0) lines.push('');
    }
    return lines.join('\n');
  });

/** A key called by some other word, everywhere. */
const renamed = fc
  .tuple(
    fc.nat(),
    fc.oneof(fc.constantFrom('constructor', 'users', 'script', 'ratio', 'at', '', '0', '- x'), fc.string()),
  )
  .map(([which, name]) => (text: string): string => {
    const keys = [...text.matchAll(/[\w-]+(?="?:)/g)].map(([key]) => key);
    return text.replaceAll(keys[which % Math.max(1, keys.length)] ?? 'users', () => name);
  });

/** Some other value at some place of the data, as YAML or JSON. */
const replanted = fc
  .tuple(fc.nat(), strange, fc.boolean())
  .map(([where, value, isJson]) => (text: string): string => {
    const data: unknown = parse(text.replaceAll(/^( *- )(\w+: +"[^"]*") +(\w+: .*)$/gm, '$1{ $2, $3 }'));
    const places: [holder: Record<string, unknown>, key: string][] = [];
    const look = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, inner] of Object.entries(node)) {
        places.push([node as Record<string, unknown>, key]);
        look(inner);
      }
    };
    look(data);
    const [holder, key] = places[where % places.length] ?? [];
    if (holder && key !== undefined) holder[key] = value;
    return isJson ? JSON.stringify(data, undefined, 1) : stringify(data);
  });

/** A good scenario after one or two mishaps. */
export const mangled: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...good), replanted, fc.oneof(cut, relined, renamed), fc.constantFrom(1, 2, 3))
  .map(([text, plant, other, which]) => {
    const first = which === 1 ? text : plant(text);
    return which === 2 ? first : other(first);
  });

/** Text of pieces that mean something somewhere else. */
export const debris: fc.Arbitrary<string> = fc
  .array(fc.oneof(shard, fc.string({ maxLength: 6 })), { maxLength: 40 })
  .map((parts) => parts.join(''));

/** Texts that grow where a reader would like them not to. */
export const monsters: readonly (readonly [what: string, text: string])[] = [
  ['10 MB of comment', `users: 5\n# ${'x'.repeat(10_000_000)}\n`],
  ['10 MB of steps', `users: 5\nscript:\n${'  - click: Submit\n'.repeat(600_000)}`],
  ['a line of almost 1 MB', `users: 5\nscript: [click: "${'x'.repeat(990_000)}"]\n`],
  ['a key of almost 1 MB', `${'x'.repeat(990_000)}: 5\n`],
  ['almost 1 MB of blanks', `users: 5${' '.repeat(990_000)}x\n`],
  ['200,000 empty lines', `users: 5\n${'\n'.repeat(200_000)}script: 5\n`],
  ['10,000 one-line items', `users: 5\nscript:\n${'  - fill: "a"  value: "b"\n'.repeat(10_000)}`],
  ['one one-line item of almost 1 MB', `users: 5\nscript:\n  - fill: ${'"a"  value: '.repeat(80_000)}\n`],
  ['100,000 open braces', `users: 5\nscript: [click: "${'{{'.repeat(100_000)}"]\n`],
  ['10,000 templates', `users: 5\nscript: [click: "${'{{ x }}'.repeat(10_000)}"]\n`],
  ['100,000 levels of brackets', `users: 5\nscript: ${'['.repeat(100_000)}`],
  ['100,000 levels of braces', `users: 5\nscript: ${'{a: '.repeat(100_000)}`],
  [
    'levels of repeats',
    `users: 5\nscript: ${'[{repeat: 1000, steps: '.repeat(12)}[refresh]${'}]'.repeat(12)}\n`,
  ],
  ['actions that use each other ten times', doubling()],
  ['20,000 checks', `users: 5\nscript: [refresh]\nchecks:\n${'  - latency_p95_ms < 2000\n'.repeat(20_000)}`],
  ['20,000 faults', `users: 5\nscript: [refresh]\nfaults:\n${'  - db_down@hour12\n'.repeat(20_000)}`],
  ['20,000 points of load', `load_profile: [${'[0, 5],'.repeat(20_000)}[1, 5]]\nscript: [refresh]\n`],
  ['20,000 personas', `users: 5\nscript: [refresh]\npersonas: [${'nobody,'.repeat(20_000)}nobody]\n`],
  [
    '20,000 alternatives',
    `users: 5\nscript: [{choose: [${'{ratio: 1%, steps: [refresh]},'.repeat(20_000)}]}]\n`,
  ],
  ['5,000 captures', `users: 5\nscript: [{refresh: , capture: {${many(5_000, ': "x *"')}}}]\n`],
  ['20,000 regions', `users: 5\nscript: [{click: a, within: [${'b,'.repeat(20_000)}b]}]\n`],
  ['20,000 unknown keys', many(20_000, ': 5').replaceAll(',', '\n')],
];

/** `a0: 5,a1: 5,…`. */
function many(count: number, rest: string): string {
  return Array.from({ length: count }, (_, i) => `a${i}${rest}`).join(',');
}

function doubling(): string {
  const actions = Array.from({ length: 15 }, (_, i) => {
    const uses = `{use: a${i + 1}},`.repeat(10).slice(0, -1);
    return `  a${i}: [${uses}]`;
  });
  return `users: 5\nactions:\n${actions.join('\n')}\n  a15: [refresh]\nscript: [{use: a0}]\n`;
}
